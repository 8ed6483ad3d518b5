package dev.parley.router.generate.completions;

import dev.parley.api.engine.Generation;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.router.EventStream;
import dev.parley.router.generate.completions.CompletionLogprobs.Position;
import dev.parley.router.generate.completions.CompletionRequest.Echo;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.Ending;
import dev.parley.router.generate.output.OptionalJson;
import dev.parley.router.generate.output.PendingChunk;
import dev.parley.router.generate.serving.ReplyHeader;
import dev.parley.router.generate.serving.StreamFields;
import dev.parley.router.generate.serving.StreamFields.Usage;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Streams a completion reply. Mutable; one thread.
final class CompletionStream implements Choice.Listener {

    private final CompletionSession session;
    private final ReplyHeader header;
    private final EventStream events;
    private final StreamFields options;
    private final Echo echo;
    private final boolean ids;
    private final List<PendingChunk> pending = new ArrayList<>();
    private final List<CompletionLogprobs> logprobs = new ArrayList<>();

    CompletionStream(CompletionSession session, ReplyHeader header, EventStream events) {
        this.session = session;
        this.header = header;
        this.events = events;
        options = session.request().call().stream();
        echo = session.request().reply().echo();
        ids = session.request().call().tokens().ids();
        session.choices()
                .forEach(
                        choice -> {
                            pending.add(new PendingChunk());
                            logprobs.add(
                                    new CompletionLogprobs(
                                            session.request().reply().alternatives()));
                        });
    }

    /// Sends everything up to the usage event.
    ///
    /// @param first the generation's first output
    /// @throws InterruptedException when the client left
    void send(Generation generation, Optional<TokenOutput> first) throws InterruptedException {
        Choice answeredFirst = session.choices().get(first.map(TokenOutput::request).orElse(0));
        Choice.run(generation, first, session.choices(), this);
        if (options.usage() != Usage.NONE) {
            events.data(json -> writeUsage(json, answeredFirst));
        }
    }

    @Override
    public void taken(Choice choice) {
        PendingChunk waiting = pending.get(choice.index());
        Ending ending = choice.ending().orElse(null);
        if (waiting.tokens() > 0 && (ending != null || !waiting.suits(choice.delta(), true))) {
            flush(choice, waiting, null);
        }
        waiting.take(choice);
        if (ending != null) {
            flush(choice, waiting, ending);
        }
    }

    @Override
    public void settled(Choice choice) {
        PendingChunk waiting = pending.get(choice.index());
        if (waiting.tokens() > 0 && (waiting.isFirst() || waiting.tokens() >= options.interval())) {
            flush(choice, waiting, null);
        }
    }

    private void flush(Choice choice, PendingChunk waiting, @Nullable Ending ending) {
        events.data(json -> write(json, choice, waiting, ending));
        waiting.clear();
    }

    private void write(
            JsonGenerator json, Choice choice, PendingChunk waiting, @Nullable Ending ending) {
        json.writeStartObject();
        header.write(json);
        json.writeArrayPropertyStart("choices");
        writeChoice(json, choice, waiting, ending);
        json.writeEndArray();
        if (options.usage() == Usage.ALWAYS) {
            json.writeName("usage");
            session.usageOf(choice).writeBrief(json);
        }
        if (ending != null && options.usage() == Usage.NONE) {
            header.fingerprint()
                    .ifPresent(text -> json.writeStringProperty("system_fingerprint", text));
        }
        json.writeEndObject();
    }

    private void writeChoice(
            JsonGenerator json, Choice choice, PendingChunk waiting, @Nullable Ending ending) {
        boolean echoes = echo != Echo.NONE && waiting.isFirst();
        json.writeStartObject();
        json.writeNumberProperty("index", choice.index());
        json.writeStringProperty("text", text(choice, waiting, echoes));
        json.writeName("logprobs");
        writeLogprobs(json, choice, waiting, echoes);
        Optional<Ending> end = Optional.ofNullable(ending);
        OptionalJson.writeEnding(json, end.map(Ending::reason), end);
        boolean promptShown = waiting.isFirst() && (ids || echo != Echo.NONE);
        OptionalJson.writeIds(
                json, "prompt_token_ids", promptShown, session.promptOf(choice).ids());
        json.writeName("token_ids");
        if (ids) {
            waiting.writeIds(json, choice);
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private String text(Choice choice, PendingChunk waiting, boolean echoes) {
        String text = waiting.delta().content().toString();
        if (!echoes) {
            return text;
        }
        String prompt = session.promptOf(choice).text();
        return echo == Echo.PROMPT_ONLY ? prompt : prompt + text;
    }

    private void writeLogprobs(
            JsonGenerator json, Choice choice, PendingChunk waiting, boolean echoes) {
        if (!session.showsScores()) {
            json.writeNull();
            return;
        }
        List<Position> positions = new ArrayList<>();
        if (echoes) {
            positions.addAll(new EchoedPrompt(session, choice).positions());
        }
        if (!echoes || echo != Echo.PROMPT_ONLY) {
            waiting.scores().forEach(scored -> positions.add(Position.of(scored)));
        }
        logprobs.get(choice.index()).write(json, positions);
    }

    private void writeUsage(JsonGenerator json, Choice answeredFirst) {
        json.writeStartObject();
        header.write(json);
        json.writeArrayPropertyStart("choices");
        json.writeEndArray();
        json.writeName("usage");
        session.usage(answeredFirst).writeBrief(json);
        header.fingerprint()
                .ifPresent(text -> json.writeStringProperty("system_fingerprint", text));
        json.writeEndObject();
    }
}
