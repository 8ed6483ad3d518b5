package dev.parley.router.generate.completions;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.completions.CompletionRequest.Echo;
import dev.parley.router.generate.completions.CompletionRequest.ReplyFields;
import dev.parley.router.generate.sampling.LogprobsWish;
import dev.parley.router.generate.sampling.SamplingFields;
import dev.parley.router.generate.sampling.SamplingRequest;
import dev.parley.router.generate.sampling.SearchWish;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.BodyChecks;
import dev.parley.router.generate.serving.CallFields;
import dev.parley.router.generate.serving.DataParallelRank;
import dev.parley.router.generate.serving.PromptOptions;
import dev.parley.router.generate.serving.PromptOptions.OutputBudget;
import dev.parley.router.generate.serving.Serving;

import io.helidon.webserver.http.ServerRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Turns a body into a completion request.
final class CompletionReader {

    private static final BigInteger DEFAULT_TOKENS = BigInteger.valueOf(16);

    private final Serving serving;

    CompletionReader(Serving serving) {
        this.serving = serving;
    }

    /// Reads and checks everything that needs no model.
    ///
    /// @throws InvalidRequest for what is wrong
    CompletionRequest read(ObjectNode body, ServerRequest request) {
        new CompletionChecks(body, serving.limits().prompts()).run();
        Violations violations = new Violations();
        Fields fields = Fields.body(body, violations);
        CallFields call = CallFields.read(fields, request, serving);
        List<PromptInput> prompts = fields.has("prompt") ? PromptInput.read(fields) : List.of();
        SamplingFields sampling = SamplingFields.read(fields, serving.limits().stopStrings());
        OutputBudget output =
                new OutputBudget(
                        Optional.of(fields.integer("max_tokens").orElse(DEFAULT_TOKENS)),
                        "max_tokens");
        PromptOptions prompt = PromptOptions.read(fields, SpecialTokens.KEEP, output);
        Echo echo = echo(fields, output);
        OptionalLong scored = fields.whole("logprobs");
        LogprobsWish wish = LogprobsWish.of(scored, sampling);
        OptionalLong promptScored = sampling.scoring().promptLogprobs();
        if (promptScored.isEmpty() && echo != Echo.NONE) {
            promptScored = scored;
        }
        int alternatives =
                wish instanceof LogprobsWish.Top(long count)
                        ? Math.clamp(count, -1, Integer.MAX_VALUE)
                        : -1;
        ReplyFields reply = new ReplyFields(echo, alternatives, serving.constraints().read(fields));
        long choices = fields.whole("n", 1);
        SearchWish search = SearchWish.read(fields);
        fields.text("suffix");
        checkEmbeddings(fields);
        violations.check();
        serving.requireModel(call.model());
        DataParallelRank.require(request);
        if (search instanceof SearchWish.Beams && call.stream().streamed()) {
            throw new InvalidRequest("Streaming is not currently supported with beam search");
        }
        refuseSuffix(body, prompts, echo);
        refuseEmbeddings(body, echo, promptScored);
        PromptInput.requireSome(prompts);
        OptionalLong most = echo == Echo.PROMPT_ONLY ? OptionalLong.of(1) : output.asLong();
        SamplingRequest tokens =
                new SamplingRequest(sampling, choices, most, wish, promptScored, search);
        return new CompletionRequest(call, prompts, prompt, tokens, reply);
    }

    private static Echo echo(Fields fields, OutputBudget output) {
        if (!fields.flag("echo").orElse(false)) {
            return Echo.NONE;
        }
        return output.asLong().orElse(0) == 0 ? Echo.PROMPT_ONLY : Echo.PROMPT;
    }

    private static void refuseSuffix(ObjectNode body, List<PromptInput> prompts, Echo echo) {
        if (!body.hasNonNull("suffix")) {
            return;
        }
        if (echo != Echo.NONE) {
            throw new InvalidRequest("Echo is unsupported with suffix.", "suffix");
        }
        if (prompts.stream().anyMatch(PromptInput.Ids.class::isInstance)) {
            throw new InvalidRequest(
                    "suffix requires text prompt input for FIM completion rendering", "suffix");
        }
        throw new InvalidRequest(
                "suffix is only supported for models with FIM completion rendering", "suffix");
    }

    private static void checkEmbeddings(Fields fields) {
        JsonNode embeddings = fields.node().path("prompt_embeds");
        if (fields.has("prompt_embeds")
                && !embeddings.isString()
                && !(embeddings.isArray()
                        && embeddings.values().stream().allMatch(JsonNode::isString))) {
            fields.violations()
                    .add(
                            "bytes_type",
                            fields.path("prompt_embeds"),
                            "Input should be a base64 text or a list of them",
                            embeddings);
        }
    }

    private static void refuseEmbeddings(ObjectNode body, Echo echo, OptionalLong promptScored) {
        JsonNode embeddings = body.path("prompt_embeds");
        if (embeddings.isString() || !embeddings.isEmpty()) {
            if (echo != Echo.NONE) {
                throw new InvalidRequest("Echo is unsupported with prompt embeds.");
            }
            if (promptScored.isPresent()) {
                throw new InvalidRequest("prompt_logprobs is not compatible with prompt embeds.");
            }
            throw BodyChecks.named(
                    "You must set `--enable-prompt-embeds` to input `prompt_embeds`.",
                    "prompt_embeds");
        }
    }
}
