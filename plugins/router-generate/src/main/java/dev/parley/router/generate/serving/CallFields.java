package dev.parley.router.generate.serving;

import dev.parley.router.generate.schema.Fields;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields and headers that name a request and say how it is to be treated.
///
/// @param model the model's name
/// @param id without prefix
/// @param priority lower runs first
/// @param cacheSalt separates prefix caches; empty text for none
/// @param stream what is streamed
/// @param tokens what is told of token ids
public record CallFields(
        Optional<String> model,
        String id,
        long priority,
        String cacheSalt,
        StreamFields stream,
        TokenFields tokens) {

    private static final List<String> PAYLOADS = List.of("tensors", "none");
    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");
    private static final HeaderName PRIORITY = HeaderNames.create("X-Vllm-Priority");

    /// What is told of token ids.
    ///
    /// @param ids prompt and output ids are part of the reply
    /// @param idsForTexts tokens in log-probabilities are shown as `token_id:N`
    public record TokenFields(boolean ids, boolean idsForTexts) {}

    /// Reads them.
    ///
    public static CallFields read(Fields fields, ServerRequest request, Serving serving) {
        checkUnused(fields);
        Optional<String> model = fields.text("model");
        String own = fields.text("request_id", "");
        Optional<String> ownId =
                fields.node().has("request_id") ? Optional.of(own) : Optional.empty();
        String id = request.headers().first(REQUEST_ID).or(() -> ownId).orElseGet(RandomIds::hex16);
        return new CallFields(
                model,
                id,
                priority(fields, request),
                fields.text("cache_salt").orElse(""),
                StreamFields.read(fields, serving.settings()),
                new TokenFields(
                        fields.flag("return_token_ids").orElse(false),
                        fields.flag("return_tokens_as_token_ids")
                                .orElse(serving.settings().enabled("return-tokens-as-token-ids"))));
    }

    /// Fields without effect here still have a type.
    private static void checkUnused(Fields fields) {
        fields.text("user");
        fields.text("session_id");
        fields.dict("kv_transfer_params");
        fields.dict("ec_transfer_params");
        fields.dict("vllm_xargs").ifPresent(args -> checkArguments(args, fields));
        fields.flag("watermarking");
        fields.flag("return_token_offsets");
        fields.flag("return_mm_kwargs");
        fields.dict("media_io_kwargs");
        fields.dict("mm_processor_kwargs");
        if (fields.node().has("mm_payload")) {
            payload(fields);
        }
    }

    private static void payload(Fields fields) {
        JsonNode payload = fields.node().get("mm_payload");
        if (!PAYLOADS.contains(payload.asString(""))) {
            fields.literalError(fields.path("mm_payload"), PAYLOADS, payload);
        }
    }

    /// Extra arguments are scalars or lists of them.
    private static void checkArguments(ObjectNode arguments, Fields fields) {
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            List<JsonNode> values =
                    argument.getValue().isArray()
                            ? List.copyOf(argument.getValue().values())
                            : List.of(argument.getValue());
            if (values.stream().anyMatch(value -> !value.isValueNode() || value.isNull())) {
                fields.violations()
                        .add(
                                "string_type",
                                fields.path("vllm_xargs." + argument.getKey()),
                                "Input should be a valid string",
                                argument.getValue());
            }
        }
    }

    private static long priority(Fields fields, ServerRequest request) {
        long body =
                fields.has("priority")
                        ? fields.whole("priority", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0)
                        : fields.whole("priority", 0);
        try {
            return request.headers().first(PRIORITY).map(Long::parseLong).orElse(body);
        } catch (NumberFormatException e) {
            return body;
        }
    }
}
