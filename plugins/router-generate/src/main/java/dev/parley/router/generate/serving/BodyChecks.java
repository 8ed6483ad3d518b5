package dev.parley.router.generate.serving;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.schema.JsonNumbers;
import dev.parley.router.generate.schema.PythonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigInteger;

/// Checks between fields that come before their types are checked, on the body as it came.
public final class BodyChecks {

    private static final int LONGEST_SALT = 128;
    private static final String EXTRA_RANGE =
            "extra_args integers must be between -2**63 and 2**64 - 1.";

    private final ObjectNode body;

    /// Over one body.
    public BodyChecks(ObjectNode body) {
        this.body = body;
    }

    /// Whether a field would count as true in Python: not null, false, zero or empty.
    public boolean truthy(String name) {
        JsonNode value = body.path(name);
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> JsonNumbers.toDouble(value) != 0;
            case STRING -> !value.stringValue().isEmpty();
            case ARRAY, OBJECT -> !value.isEmpty();
            case NULL, MISSING, BINARY, POJO -> false;
        };
    }

    /// Whether a field has a value other than null.
    public boolean has(String name) {
        return body.hasNonNull(name);
    }

    /// Stream options need a stream.
    public void streamOptions() {
        require(
                !truthy("stream_options") || truthy("stream"),
                "Stream options can only be defined when `stream=True`.",
                "stream_options");
    }

    /// The cache salt is a short text without separators.
    public void cacheSalt() {
        JsonNode salt = body.path("cache_salt");
        if (!has("cache_salt")) {
            return;
        }
        require(
                salt.isString() && !salt.stringValue().isEmpty(),
                "Parameter 'cache_salt' must be a non-empty string if provided.",
                "cache_salt");
        String text = salt.stringValue();
        require(
                text.length() <= LONGEST_SALT
                        && text.chars().noneMatch(c -> "@/\\\0".indexOf(c) >= 0),
                "Parameter 'cache_salt' must be at most 128 characters and must not contain '@',"
                        + " '/', '\\\\', or NUL.",
                "cache_salt");
    }

    /// Counts of log-probabilities are numbers, not negative except -1.
    ///
    /// @param name of the field
    public void logprobsCount(String name) {
        JsonNode value = body.path(name);
        if (!has(name)) {
            return;
        }
        if (!value.isNumber() && !value.isBoolean()) {
            throw InvalidRequest.value(
                    "`%s` must be an integer.".formatted(name), name, PythonText.of(value));
        }
        double count = number(name);
        if (count < 0 && count != -1) {
            throw InvalidRequest.value(
                    "`%s` must be a positive value or -1.".formatted(name),
                    name,
                    PythonText.of(value));
        }
    }

    /// Prompt log-probabilities come with whole replies only.
    public void promptLogprobs() {
        JsonNode value = body.path("prompt_logprobs");
        if (value.isNumber() || value.isBoolean()) {
            double count = number("prompt_logprobs");
            require(
                    !truthy("stream") || !(count > 0 || count == -1),
                    "`prompt_logprobs` are not available when `stream=True`.",
                    "prompt_logprobs");
        }
        logprobsCount("prompt_logprobs");
    }

    /// The thinking budget is a whole number of its own kind: no text, fraction or flag.
    public void thinkingBudget() {
        JsonNode value = body.path("thinking_token_budget");
        if (!has("thinking_token_budget")) {
            return;
        }
        if (!value.isIntegralNumber() || JsonNumbers.toDouble(value) < -1) {
            throw InvalidRequest.value(
                    "`thinking_token_budget` must be a non-negative integer or -1 for unlimited.",
                    "thinking_token_budget",
                    PythonText.of(value));
        }
    }

    /// Extra arguments hold no whole number beyond 64 bits.
    public void extraArguments() {
        for (JsonNode argument : body.path("vllm_xargs")) {
            require(fits(argument), EXTRA_RANGE, "extra_args");
            for (JsonNode item : argument) {
                require(fits(item), EXTRA_RANGE, "extra_args");
            }
        }
    }

    private static boolean fits(JsonNode value) {
        if (!value.isIntegralNumber()) {
            return true;
        }
        BigInteger whole = value.bigIntegerValue();
        return whole.signum() < 0 ? whole.bitLength() < Long.SIZE : whole.bitLength() <= Long.SIZE;
    }

    /// A number's value, true counting as 1.
    public double number(String name) {
        JsonNode value = body.path(name);
        if (value.isBoolean()) {
            return value.booleanValue() ? 1 : 0;
        }
        return JsonNumbers.toDouble(value);
    }

    /// Refuses a request unless something holds.
    ///
    /// @param parameter the field at fault, also told in the message
    public void require(boolean holds, String message, String parameter) {
        if (!holds) {
            throw named(message, parameter);
        }
    }

    /// A refusal that tells its parameter in the message.
    public static InvalidRequest named(String message, String parameter) {
        return new InvalidRequest("%s (parameter=%s)".formatted(message, parameter), parameter);
    }
}
