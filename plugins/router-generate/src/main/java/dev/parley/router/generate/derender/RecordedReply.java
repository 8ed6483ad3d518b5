package dev.parley.router.generate.derender;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.router.generate.sampling.SamplingLimits;
import dev.parley.router.generate.schema.Fields;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A reply of `/inference/v1/generate`, or one event of it.
///
/// @param id its `request_id`
/// @param outputs by choice
/// @param prompt ids of the prompt, where the reply has them
/// @param json the reply as it came
public record RecordedReply(
        String id, List<RecordedOutput> outputs, Optional<List<Long>> prompt, ObjectNode json) {

    /// Copies the list.
    public RecordedReply {
        outputs = List.copyOf(outputs);
    }

    /// Reads one from a field.
    ///
    /// @return empty when it is missing, which is noted in the violations
    public static Optional<RecordedReply> read(Fields body, String name) {
        Optional<Fields> reply = body.object(name);
        if (reply.isEmpty() && !body.has(name)) {
            body.missing(name);
        }
        return reply.map(RecordedReply::read);
    }

    /// Reads a reply.
    public static RecordedReply read(Fields reply) {
        reply.literal("output_mode", List.of("tokens"));
        if (!reply.has("request_id")) {
            reply.missing("request_id");
        }
        List<RecordedOutput> outputs = new ArrayList<>();
        if (!reply.has("choices")) {
            reply.missing("choices");
        }
        ArrayNode choices = reply.list("choices").orElseGet(() -> reply.node().arrayNode());
        for (int i = 0; i < choices.size(); i++) {
            reply.item("choices", i, choices.get(i))
                    .ifPresent(choice -> outputs.add(output(choice)));
        }
        return new RecordedReply(
                reply.text("request_id").orElse(""),
                outputs,
                reply.naturals("prompt_token_ids"),
                reply.node());
    }

    private static RecordedOutput output(Fields choice) {
        List<Long> tokens = choice.naturals("token_ids").orElse(List.of());
        List<TokenLogprobs> scores = new ArrayList<>();
        choice.object("logprobs")
                .flatMap(it -> it.list("content"))
                .ifPresent(content -> content.forEach(entry -> scores.add(score(entry))));
        JsonNode stop = choice.node().path("stop_reason");
        return new RecordedOutput(
                Math.clamp(choice.whole("index", 0), 0, Integer.MAX_VALUE),
                TokenIds.array(tokens),
                scores,
                choice.text("finish_reason"),
                stop.isString() || stop.isIntegralNumber() ? stop : NullNode.getInstance());
    }

    private static TokenLogprobs score(JsonNode entry) {
        JsonNode top = entry.path("top_logprobs");
        int[] ids = new int[top.size()];
        float[] values = new float[top.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = top.path(i).path("token_id").asInt(0);
            values[i] = top.path(i).path("logprob").floatValue(0f);
        }
        return new TokenLogprobs(
                entry.path("token_id").asInt(0),
                entry.path("logprob").floatValue(0f),
                entry.path("rank").asInt(1),
                ids,
                values);
    }

    /// Refuses what no engine of this model can have generated, before any of it is decoded.
    ///
    /// @throws InvalidRequest for the first excess
    public void requireWithin(SamplingLimits limits) {
        if (outputs.size() > limits.sequences()) {
            throw new InvalidRequest(
                    "choices count (%d) in response '%s' exceeds server maximum (%d)."
                            .formatted(outputs.size(), id, limits.sequences()));
        }
        outputs.forEach(output -> requireWithin(output, limits));
        int scored = json.path("prompt_logprobs").size();
        if (scored > limits.modelLength()) {
            throw new InvalidRequest(
                    "prompt_logprobs length (%d) in response '%s' exceeds max_model_len (%d)."
                            .formatted(scored, id, limits.modelLength()));
        }
    }

    private static void requireWithin(RecordedOutput output, SamplingLimits limits) {
        int most = limits.modelLength();
        if (output.tokens().length > most) {
            throw new InvalidRequest(
                    "token_ids length (%d) in choice %d exceeds max_model_len (%d)."
                            .formatted(output.tokens().length, output.index(), most));
        }
        if (output.logprobs().size() > most) {
            throw new InvalidRequest(
                    "logprobs.content length (%d) in choice %d exceeds max_model_len (%d)."
                            .formatted(output.logprobs().size(), output.index(), most));
        }
        TokenIds.requireKnown(output.tokens(), limits);
        for (TokenLogprobs score : output.logprobs()) {
            if (score.topTokens().length > limits.maxLogprobs()) {
                throw new InvalidRequest(
                        "top_logprobs count (%d) in choice %d exceeds max_logprobs (%d)."
                                .formatted(
                                        score.topTokens().length,
                                        output.index(),
                                        limits.maxLogprobs()));
            }
            TokenIds.requireKnown(new int[] {score.token()}, limits);
            TokenIds.requireKnown(score.topTokens(), limits);
        }
    }

    /// Refuses choices without tokens.
    ///
    /// @param where continues the sentence "choice N …"
    public void requireTokens(String where) {
        for (RecordedOutput output : outputs) {
            if (output.tokens().length == 0) {
                throw new InvalidRequest(
                        "choice %d%s has empty or null token_ids".formatted(output.index(), where));
            }
        }
    }

    /// Tokens of all choices.
    public int tokens() {
        return outputs.stream().mapToInt(output -> output.tokens().length).sum();
    }

    /// Most alternatives of a token; -1 without log-probabilities.
    public int alternatives() {
        return outputs.stream()
                .flatMap(output -> output.logprobs().stream())
                .mapToInt(score -> score.topTokens().length)
                .max()
                .orElse(-1);
    }

    /// Token counts in an event that tells them.
    ///
    /// @param promptTokens from the caller, who knows better
    public Optional<ObjectNode> usage(OptionalLong promptTokens) {
        JsonNode told = json.path("usage");
        if (!told.isObject()) {
            return Optional.empty();
        }
        return Optional.of(
                TokenCounts.json(
                        promptTokens.orElse(told.path("prompt_tokens").asLong(0)),
                        told.path("completion_tokens").asLong(0)));
    }
}
