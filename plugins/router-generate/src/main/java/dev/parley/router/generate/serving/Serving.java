package dev.parley.router.generate.serving;

import dev.parley.api.ParleyException.NotFound;
import dev.parley.api.Settings;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.router.RouterContext;
import dev.parley.api.text.Tokenizer;
import dev.parley.router.generate.sampling.SamplingDefaults;
import dev.parley.router.generate.sampling.SamplingLimits;
import dev.parley.router.generate.sampling.SamplingPlanner;
import dev.parley.router.generate.sampling.ThinkingMarkers;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the generation routes work with; made once when the engine is ready. Immutable.
///
/// @param context the server
/// @param limits how much a request may ask for
/// @param planner makes sampling parameters
/// @param prompts makes prompt ids
/// @param constraints makes matchers for structured outputs
/// @param responseTemplate of the tokenizer's configuration; a missing node for none
/// @param fingerprint the `system_fingerprint` of replies
public record Serving(
        RouterContext context,
        SamplingLimits limits,
        SamplingPlanner planner,
        PromptEncoder prompts,
        Constraints constraints,
        JsonNode responseTemplate,
        Optional<String> fingerprint) {

    private static final System.Logger LOG = System.getLogger(Serving.class.getName());

    /// Reads the model's defaults and limits.
    ///
    /// @throws dev.parley.api.StartupFailure when flags or the model's files cannot be used
    public static Serving of(RouterContext context) {
        SamplingLimits limits = SamplingLimits.of(context.engine().model(), context.settings());
        Tokenizer tokenizer = context.text().tokenizer();
        SamplingDefaults defaults =
                SamplingDefaults.load(
                        context.model(), context.engine().model(), tokenizer, context.settings());
        JsonNode responseTemplate = ResponseTemplate.of(context.model().files());
        new ParserCheck(tokenizer, responseTemplate).check(context);
        return new Serving(
                context,
                limits,
                new SamplingPlanner(
                        defaults,
                        limits,
                        tokenizer,
                        ThinkingMarkers.of(
                                context.settings(), context::reasoningParser, tokenizer)),
                new PromptEncoder(tokenizer, limits.modelLength(), limits.vocabulary()),
                new Constraints(
                        context.structuredOutputs(),
                        tokenizer,
                        Constraints.Scope.of(context.settings())),
                responseTemplate,
                Fingerprint.of(context));
    }

    /// Hands requests to the engine; with `--enable-log-requests` their parameters are logged first,
    /// never their prompts.
    public Generation generate(List<GenerationRequest> requests) {
        if (settings().enabled("enable-log-requests")) {
            for (GenerationRequest request : requests) {
                LOG.log(
                        System.Logger.Level.INFO,
                        () ->
                                "Received request %s: params: %s, lora_request: None."
                                        .formatted(request.id(), request.sampling()));
            }
        }
        return context.engine().generate(requests);
    }

    /// The model's tokenizer.
    public Tokenizer tokenizer() {
        return context.text().tokenizer();
    }

    /// What the operator asked for.
    public Settings settings() {
        return context.settings();
    }

    /// How long a stream may be silent before a comment is written; zero for as long as it likes.
    public Duration keepAlive() {
        return Duration.ofSeconds(settings().number("sse-keep-alive-interval").orElse(0));
    }

    /// The name in replies.
    public String modelName() {
        return context.model().names().getFirst();
    }

    /// Refuses a model that is not served here.
    ///
    /// @param model as the client names it; empty text means the only one
    /// @throws NotFound when there is none of that name
    public void requireModel(Optional<String> model) {
        List<String> names = context.model().names();
        String name = model.orElse("");
        if (name.isEmpty() || names.contains(name) || skipsNames()) {
            return;
        }
        throw new NotFound(
                "The model `%s` does not exist. Valid aliases: %s."
                        .formatted(name, String.join(", ", names)),
                "model");
    }

    private boolean skipsNames() {
        String value = settings().environment("VLLM_SKIP_MODEL_NAME_VALIDATION").orElse("");
        return value.equals("1") || value.equalsIgnoreCase("true");
    }
}
