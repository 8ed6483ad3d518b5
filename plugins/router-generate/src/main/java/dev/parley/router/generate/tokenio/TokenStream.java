package dev.parley.router.generate.tokenio;

import dev.parley.api.engine.Generation;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.router.EventStream;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.OptionalJson;
import dev.parley.router.generate.output.PendingChunk;
import dev.parley.router.generate.serving.StreamFields;
import dev.parley.router.generate.serving.StreamFields.Usage;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Streams a token reply. Mutable; one thread.
final class TokenStream implements Choice.Listener {

    private final TokenSession session;
    private final String id;
    private final EventStream events;
    private final StreamFields options;
    private final TokenChoiceJson writer;
    private final List<PendingChunk> pending = new ArrayList<>();
    private boolean promptShown;

    TokenStream(TokenSession session, String id, EventStream events) {
        this.session = session;
        this.id = id;
        this.events = events;
        options = session.request().call().stream();
        writer = new TokenChoiceJson(session);
        promptShown = !session.request().call().tokens().ids();
        session.choices().forEach(choice -> pending.add(new PendingChunk()));
    }

    /// Sends everything up to the usage event.
    ///
    /// @param first the generation's first output
    /// @throws InterruptedException when the client left
    void send(Generation generation, Optional<TokenOutput> first) throws InterruptedException {
        Choice.run(generation, first, session.choices(), this);
        if (options.asked() != Usage.NONE) {
            events.data(this::writeUsage);
        }
    }

    @Override
    public void taken(Choice choice) {
        PendingChunk waiting = pending.get(choice.index());
        waiting.take(choice);
        if (choice.ending().isPresent()) {
            flush(choice, waiting);
        }
    }

    @Override
    public void settled(Choice choice) {
        PendingChunk waiting = pending.get(choice.index());
        if (waiting.tokens() > 0 && (waiting.isFirst() || waiting.tokens() >= options.interval())) {
            flush(choice, waiting);
        }
    }

    private void flush(Choice choice, PendingChunk waiting) {
        events.data(json -> write(json, choice, waiting));
        promptShown = true;
        waiting.clear();
    }

    private void write(JsonGenerator json, Choice choice, PendingChunk waiting) {
        json.writeStartObject();
        json.writeStringProperty("request_id", id);
        json.writeName("usage");
        if (options.asked() == Usage.ALWAYS) {
            session.usageOf(choice).writeFull(json);
        } else {
            json.writeNull();
        }
        if (!promptShown) {
            OptionalJson.writeIds(json, "prompt_token_ids", true, session.prompt());
        }
        json.writeStringProperty("output_mode", session.request().output().shown());
        json.writeArrayPropertyStart("choices");
        writer.write(
                json,
                choice,
                new TokenChoiceJson.Part(
                        waiting.delta().content().toString(),
                        waiting.scores(),
                        () -> waiting.writeIds(json, choice),
                        choice.ending()));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeUsage(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("request_id", id);
        json.writeName("usage");
        session.usage().writeBrief(json);
        json.writeStringProperty("output_mode", session.request().output().shown());
        json.writeArrayPropertyStart("choices");
        json.writeEndArray();
        json.writeEndObject();
    }
}
