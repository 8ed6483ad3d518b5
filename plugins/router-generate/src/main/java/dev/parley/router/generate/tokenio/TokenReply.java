package dev.parley.router.generate.tokenio;

import dev.parley.api.engine.Generation;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.LogprobsJson;
import dev.parley.router.generate.output.OptionalJson;
import dev.parley.router.generate.output.ScoredToken;
import dev.parley.router.generate.output.TokenScorer;
import dev.parley.router.generate.output.TokenScorer.Form;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;

/// A whole token reply: collects the choices, then writes every field. Mutable; one thread.
final class TokenReply implements Choice.Listener {

    private final TokenSession session;
    private final List<StringBuilder> texts = new ArrayList<>();
    private final List<List<ScoredToken>> scores = new ArrayList<>();

    TokenReply(TokenSession session) {
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

    /// @param created seconds since 1970
    void write(JsonGenerator json, String id, long created) {
        json.writeStartObject();
        json.writeStringProperty("request_id", id);
        json.writeStringProperty("model", session.serving().modelName());
        json.writeNumberProperty("created", created);
        json.writeName("usage");
        session.usage().writeFull(json);
        json.writeName("prompt_logprobs");
        writePromptLogprobs(json);
        json.writeNullProperty("prompt_token_id_logprobs");
        OptionalJson.writeIds(
                json,
                "prompt_token_ids",
                session.request().call().tokens().ids(),
                session.prompt());
        json.writeNullProperty("mm_placeholders");
        json.writeNullProperty("metrics");
        json.writeNullProperty("kv_transfer_params");
        json.writeNullProperty("ec_transfer_params");
        json.writeStringProperty("output_mode", session.request().output().shown());
        json.writeArrayPropertyStart("choices");
        TokenChoiceJson writer = new TokenChoiceJson(session);
        session.choices()
                .forEach(
                        choice -> {
                            int[] ids = choice.tokens().toArray();
                            writer.write(
                                    json,
                                    choice,
                                    new TokenChoiceJson.Part(
                                            texts.get(choice.index()).toString(),
                                            scores.get(choice.index()),
                                            () -> json.writeArray(ids, 0, ids.length),
                                            choice.ending()));
                        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writePromptLogprobs(JsonGenerator json) {
        if (session.sampling().params().promptLogprobs().isEmpty()) {
            json.writeNull();
            return;
        }
        TokenScorer scorer = new TokenScorer(session.serving().tokenizer(), Form.TEXT);
        LogprobsJson.writePrompt(
                json,
                session.choices()
                        .getFirst()
                        .prompt()
                        .map(facts -> scorer.scorePrompt(facts.logprobs(), session.prompt()))
                        .orElse(List.of()));
    }
}
