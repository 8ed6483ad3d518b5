package dev.parley.router.generate.tokenio;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.sampling.LogprobsWish;
import dev.parley.router.generate.sampling.SamplingFields;
import dev.parley.router.generate.sampling.SamplingRequest;
import dev.parley.router.generate.sampling.SearchWish;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.BodyChecks;
import dev.parley.router.generate.serving.CallFields;
import dev.parley.router.generate.serving.DataParallelRank;
import dev.parley.router.generate.serving.Serving;
import dev.parley.router.generate.tokenio.TokenRequest.Output;
import dev.parley.router.generate.tokenio.TokenRequest.Reasoning;

import io.helidon.webserver.http.ServerRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Turns a body into a token request.
final class TokenRequestReader {

    private static final long DEFAULT_SEQUENCES = 128;
    private static final Set<Integer> KINDS = Set.of(0, 1, 2);

    private final Serving serving;

    TokenRequestReader(Serving serving) {
        this.serving = serving;
    }

    /// Reads and checks everything that needs no model.
    ///
    /// @throws InvalidRequest for what is wrong
    TokenRequest read(ObjectNode body, ServerRequest request) {
        new BodyChecks(body).cacheSalt();
        Violations violations = new Violations();
        Fields fields = Fields.body(body, violations);
        CallFields call = CallFields.read(fields, request, serving);
        List<Long> tokens = tokens(fields);
        Output output =
                fields.literal("output_mode", List.of("tokens", "text"))
                                .filter("text"::equals)
                                .isPresent()
                        ? Output.TEXT
                        : Output.TOKENS;
        if (!fields.has("sampling_params")) {
            fields.missing("sampling_params");
        }
        Optional<Fields> params = fields.object("sampling_params");
        params.ifPresent(it -> requireDetokenized(fields, it, output));
        Reasoning reasoning = new Reasoning(fields.flag("reasoning_ended"), arguments(fields));
        Fields given =
                params.orElseGet(
                        () -> Fields.body(JsonNodeFactory.instance.objectNode(), violations));
        SamplingFields sampling = SamplingFields.read(given, Integer.MAX_VALUE);
        OptionalLong logprobs = given.whole("logprobs");
        long choices = given.whole("n").orElse(1);
        SamplingRequest wanted =
                new SamplingRequest(
                        sampling,
                        choices,
                        given.whole("max_tokens"),
                        LogprobsWish.of(logprobs, sampling),
                        sampling.scoring().promptLogprobs(),
                        new SearchWish.Sampled());
        engineFields(given);
        violations.check();
        serving.requireModel(call.model());
        DataParallelRank.require(request);
        requireSequences(choices);
        requireTextForStops(given, sampling);
        refuseMedia(body);
        return new TokenRequest(
                call,
                tokens,
                wanted,
                alternatives(logprobs.orElse(0)),
                output,
                serving.constraints().read(given),
                reasoning);
    }

    /// Fields whose wrong values make the sampling parameters none at all.
    private static void engineFields(Fields params) {
        JsonNode kind = params.node().path("output_kind");
        boolean known = kind.isMissingNode() || (kind.isInt() && KINDS.contains(kind.intValue()));
        if (!known
                || params.has("prompt_logprob_token_ids")
                || params.has("prompt_logprob_start")) {
            params.violations()
                    .add(
                            "is_instance_of",
                            "body.sampling_params",
                            known
                                    ? "prompt_logprob_token_ids and prompt_logprob_start are not"
                                            + " served; use prompt_logprobs"
                                    : "output_kind should be 0 (all so far), 1 (what is new) or 2"
                                            + " (all at the end)",
                            params.node());
        }
    }

    private static void requireTextForStops(Fields params, SamplingFields sampling) {
        if (!params.flag("detokenize", true) && !sampling.ending().stop().isEmpty()) {
            throw new InvalidRequest(
                    "stop strings are only supported when detokenize is True. Set detokenize=True"
                            + " to use stop.");
        }
    }

    private void refuseMedia(ObjectNode body) {
        if (!body.path("content_parts").isEmpty()) {
            throw new InvalidRequest(serving.modelName() + " is not a multimodal model");
        }
    }

    private static int alternatives(long logprobs) {
        return logprobs < 0 ? Integer.MAX_VALUE : Math.clamp(logprobs, 1, Integer.MAX_VALUE);
    }

    private static List<Long> tokens(Fields fields) {
        if (!fields.has("token_ids")) {
            fields.missing("token_ids");
            return List.of();
        }
        List<Long> tokens = fields.integers("token_ids").orElse(List.of());
        JsonNode sent = fields.node().path("token_ids");
        if (sent.isArray() && sent.isEmpty()) {
            fields.violations()
                    .add(
                            "too_short",
                            fields.path("token_ids"),
                            "List should have at least 1 item after validation, not 0",
                            sent,
                            "{'field_type': 'List', 'min_length': 1, 'actual_length': 0}");
        }
        if (tokens.stream().anyMatch(token -> token < 0)) {
            fields.violations()
                    .add(
                            "value_error",
                            fields.path("token_ids"),
                            "Value error, token_ids must not contain negative values",
                            sent);
        }
        return tokens;
    }

    private static void requireDetokenized(Fields fields, Fields params, Output output) {
        if (output == Output.TEXT && !params.flag("detokenize", true)) {
            fields.violations()
                    .add(
                            "value_error",
                            "body",
                            "Value error, output_mode='text' requires sampling_params.detokenize"
                                    + " to be true",
                            fields.node());
        }
    }

    private static ObjectNode arguments(Fields fields) {
        Optional<Fields> kwargs = fields.object("reasoning_parser_kwargs");
        kwargs.ifPresent(
                it ->
                        it.node()
                                .propertyNames()
                                .forEach(
                                        name -> {
                                            if (!name.equals("chat_template_kwargs")) {
                                                it.violations()
                                                        .add(
                                                                "extra_forbidden",
                                                                it.path(name),
                                                                "Extra inputs are not permitted",
                                                                it.node().path(name));
                                            }
                                        }));
        return kwargs.flatMap(it -> it.dict("chat_template_kwargs"))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private void requireSequences(long choices) {
        long most = serving.settings().number("max-num-seqs").orElse(DEFAULT_SEQUENCES);
        if (choices > most) {
            throw new InvalidRequest(
                    "sampling_params.n must be at most the server's max_num_seqs (%d), got %d."
                            .formatted(most, choices));
        }
    }
}
