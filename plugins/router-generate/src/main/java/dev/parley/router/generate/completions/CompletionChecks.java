package dev.parley.router.generate.completions;

import dev.parley.router.generate.serving.BodyChecks;
import dev.parley.router.generate.serving.Constraints;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks between the fields of a completion request, before their types are checked.
final class CompletionChecks {

    private final ObjectNode body;
    private final BodyChecks checks;
    private final int mostPrompts;

    CompletionChecks(ObjectNode body, int mostPrompts) {
        this.body = body;
        checks = new BodyChecks(body);
        this.mostPrompts = mostPrompts;
    }

    void run() {
        prompts();
        checks.streamOptions();
        logprobs();
        Constraints.checkShape(checks, body);
        checks.thinkingBudget();
        checks.cacheSalt();
        checks.extraArguments();
    }

    private void prompts() {
        JsonNode prompt = body.path("prompt");
        boolean empty =
                !checks.has("prompt") || (prompt.isString() && prompt.stringValue().isEmpty());
        checks.require(
                !empty || body.path("prompt_embeds").isString() || checks.truthy("prompt_embeds"),
                "Either prompt or prompt_embeds must be provided and non-empty.",
                "prompt");
        boolean oneList = prompt.values().stream().allMatch(JsonNode::isIntegralNumber);
        checks.require(
                !prompt.isArray() || oneList || prompt.size() <= mostPrompts,
                ("prompt list length %d exceeds the maximum allowed count of %d. To increase this"
                     + " limit, set the VLLM_MAX_COMPLETION_PROMPTS environment variable.")
                        .formatted(prompt.size(), mostPrompts),
                "prompt");
    }

    private void logprobs() {
        boolean ids = checks.truthy("logprob_token_ids");
        boolean beams = checks.truthy("use_beam_search");
        boolean echo = checks.truthy("echo");
        checks.require(
                !(ids && beams),
                "`logprob_token_ids` is not supported with beam search.",
                "logprob_token_ids");
        checks.require(
                !(beams && echo && checks.has("logprobs")),
                "`echo` with `logprobs` is not supported with beam search because beam search does"
                        + " not compute prompt logprobs.",
                "echo");
        checks.require(
                !(ids && echo && checks.has("max_tokens") && checks.number("max_tokens") == 0),
                "`logprob_token_ids` is not supported when `echo=True` and `max_tokens=0` because"
                        + " no output tokens are generated.",
                "logprob_token_ids");
        checks.require(
                !ids || checks.has("logprobs"),
                "when using `logprob_token_ids`, `logprobs` must be set.",
                "logprob_token_ids");
        checks.promptLogprobs();
        checks.logprobsCount("logprobs");
    }
}
