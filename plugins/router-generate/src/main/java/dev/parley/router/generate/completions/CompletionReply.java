package dev.parley.router.generate.completions;

import dev.parley.api.engine.Generation;
import dev.parley.router.generate.completions.CompletionLogprobs.Position;
import dev.parley.router.generate.completions.CompletionRequest.Echo;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.Ending;
import dev.parley.router.generate.output.OptionalJson;
import dev.parley.router.generate.output.ScoredToken;
import dev.parley.router.generate.serving.ReplyHeader;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A whole completion reply: collects the choices, then writes every field. Mutable; one thread.
final class CompletionReply implements Choice.Listener {

    private final CompletionSession session;
    private final List<StringBuilder> texts = new ArrayList<>();
    private final List<List<ScoredToken>> scores = new ArrayList<>();

    CompletionReply(CompletionSession session) {
        this.session = session;
        session.choices()
                .forEach(
                        choice -> {
                            texts.add(new StringBuilder());
                            scores.add(new ArrayList<>());
                        });
    }

    /// Waits for all choices.
    ///
    /// @throws InterruptedException when the client left
    void collect(Generation generation) throws InterruptedException {
        Choice.run(generation, generation.next(), session.choices(), this);
    }

    @Override
    public void taken(Choice choice) {
        texts.get(choice.index()).append(choice.delta().content());
        choice.scores().ifPresent(scores.get(choice.index())::add);
    }

    @Override
    public void settled(Choice choice) {}

    void write(JsonGenerator json, ReplyHeader header) {
        json.writeStartObject();
        header.write(json);
        json.writeArrayPropertyStart("choices");
        session.choices().forEach(choice -> writeChoice(json, choice));
        json.writeEndArray();
        json.writeNullProperty("service_tier");
        OptionalJson.writeText(json, "system_fingerprint", header.fingerprint());
        json.writeName("usage");
        session.usage(session.choices().getLast()).writeFull(json);
        json.writeNullProperty("kv_transfer_params");
        json.writeNullProperty("ec_transfer_params");
        json.writeNullProperty("metrics");
        json.writeEndObject();
    }

    private void writeChoice(JsonGenerator json, Choice choice) {
        EchoedPrompt prompt = new EchoedPrompt(session, choice);
        Optional<Ending> ending = choice.ending();
        boolean ids = session.request().call().tokens().ids();
        json.writeStartObject();
        json.writeNumberProperty("index", choice.index());
        json.writeStringProperty("text", text(choice));
        json.writeName("logprobs");
        writeLogprobs(json, choice, prompt);
        OptionalJson.writeEnding(json, ending.map(Ending::reason), ending);
        OptionalJson.writeIds(json, "token_ids", ids, choice.tokens().toArray());
        json.writeName("prompt_logprobs");
        prompt.writeLogprobs(json);
        OptionalJson.writeIds(json, "prompt_token_ids", ids, session.promptOf(choice).ids());
        json.writeNullProperty("routed_experts");
        json.writeEndObject();
    }

    private String text(Choice choice) {
        String prompt = session.promptOf(choice).text();
        return session.request().reply().echo() == Echo.PROMPT_ONLY
                ? prompt
                : prompt + texts.get(choice.index());
    }

    private void writeLogprobs(JsonGenerator json, Choice choice, EchoedPrompt prompt) {
        if (!session.showsScores()) {
            json.writeNull();
            return;
        }
        Echo echo = session.request().reply().echo();
        List<Position> positions = new ArrayList<>();
        if (echo != Echo.NONE) {
            positions.addAll(prompt.positions());
        }
        if (echo != Echo.PROMPT_ONLY) {
            scores.get(choice.index()).forEach(scored -> positions.add(Position.of(scored)));
        }
        new CompletionLogprobs(session.request().reply().alternatives()).write(json, positions);
    }
}
