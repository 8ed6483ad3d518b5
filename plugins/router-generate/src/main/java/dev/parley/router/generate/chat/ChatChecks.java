package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.schema.PythonText;
import dev.parley.router.generate.serving.BodyChecks;
import dev.parley.router.generate.serving.Constraints;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks between the fields of a chat request, before their types are checked.
final class ChatChecks {

    private static final String USAGE =
            "Correct usage: `{\"type\": \"function\", \"function\": {\"name\": \"my_function\"}}`";

    private final ObjectNode body;
    private final BodyChecks checks;

    ChatChecks(ObjectNode body) {
        this.body = body;
        checks = new BodyChecks(body);
    }

    void run() {
        if (checks.truthy("continue_final_message") && checks.truthy("add_generation_prompt")) {
            throw new InvalidRequest(
                    "Cannot set both `continue_final_message` and `add_generation_prompt` to"
                            + " True.");
        }
        tools();
        Constraints.checkShape(checks, body);
        constraintsBesideTools();
        logprobs();
        checks.streamOptions();
        checks.thinkingBudget();
        checks.cacheSalt();
        checks.extraArguments();
        promptIds();
        mediaOptions("mm_processor_kwargs");
        mediaOptions("media_io_kwargs");
    }

    private void tools() {
        JsonNode tools = body.path("tools");
        checks.require(
                !tools.isArray() || !tools.isEmpty(),
                "`tools` must not be an empty array. Either provide at least one tool or omit the"
                        + " field entirely.",
                "tools");
        JsonNode choice = body.path("tool_choice");
        if (!checks.has("tool_choice") || choice.asString("").equals("none")) {
            return;
        }
        checks.require(
                checks.has("tools"),
                "When using `tool_choice`, `tools` must be set.",
                "tool_choice");
        String word = choice.asString("");
        checks.require(
                choice.isObject() || word.equals("auto") || word.equals("required"),
                ("Invalid value for `tool_choice`: %s! Only named tools, \"none\", \"auto\" or"
                                + " \"required\" are supported.")
                        .formatted(PythonText.of(choice)),
                "tool_choice");
        if (choice.isObject()) {
            namedTool(choice.path("function"), tools);
        }
    }

    private void namedTool(JsonNode function, JsonNode tools) {
        checks.require(
                function.isObject(),
                "Invalid value for `function`: `%s` in `tool_choice`! %s"
                        .formatted(PythonText.of(function), USAGE),
                "tool_choice.function");
        checks.require(
                function.has("name"),
                "Expected field `name` in `function` in `tool_choice`! " + USAGE,
                "tool_choice.function.name");
        JsonNode name = function.path("name");
        checks.require(
                name.isString() && !name.stringValue().isEmpty(),
                "Invalid `name` in `function`: `%s` in `tool_choice`! %s"
                        .formatted(PythonText.of(name), USAGE),
                "tool_choice.function.name");
        checks.require(
                tools.values().stream()
                        .anyMatch(tool -> tool.path("function").path("name").equals(name)),
                "The tool specified in `tool_choice` does not match any of the specified `tools`",
                "tool_choice");
    }

    private void constraintsBesideTools() {
        JsonNode outputs = body.path("structured_outputs");
        boolean constrained =
                outputs.hasNonNull("json")
                        || outputs.hasNonNull("regex")
                        || outputs.hasNonNull("choice");
        if (constrained && body.path("tool_choice").isObject()) {
            throw new InvalidRequest(
                    "You can only either use constraints for structured outputs or tools, not"
                            + " both.");
        }
    }

    private void logprobs() {
        boolean ids = checks.truthy("logprob_token_ids");
        checks.require(
                !(ids && checks.truthy("use_beam_search")),
                "`logprob_token_ids` is not supported with beam search.",
                "logprob_token_ids");
        checks.require(
                !ids || checks.truthy("logprobs"),
                "when using `logprob_token_ids`, `logprobs` must be set to true.",
                "logprob_token_ids");
        checks.promptLogprobs();
        checks.logprobsCount("top_logprobs");
        double top = checks.number("top_logprobs");
        checks.require(
                !(top == -1 || top > 0) || checks.truthy("logprobs"),
                "when using `top_logprobs`, `logprobs` must be set to true.",
                "top_logprobs");
    }

    private void promptIds() {
        JsonNode ids = body.path("kv_transfer_params").path("prompt_token_ids");
        checks.require(
                ids.isMissingNode()
                        || ids.isNull()
                        || (ids.isArray()
                                && !ids.isEmpty()
                                && ids.values().stream().allMatch(ChatChecks::natural)),
                "`kv_transfer_params['prompt_token_ids']` must be a non-empty list of non-negative"
                        + " integers.",
                "kv_transfer_params.prompt_token_ids");
    }

    private static boolean natural(JsonNode value) {
        return value.isIntegralNumber() && value.bigIntegerValue().signum() >= 0;
    }

    /// Refuses options of media.
    void mediaOptions(String name) {
        checks.require(
                body.path(name).isEmpty() || !body.path(name).isObject(),
                ("Per-request %s are disabled by default because they can change %s resource usage."
                                + " This server takes text only.")
                        .formatted(
                                name,
                                name.startsWith("mm")
                                        ? "multimodal preprocessing"
                                        : "media loading"),
                name);
    }
}
