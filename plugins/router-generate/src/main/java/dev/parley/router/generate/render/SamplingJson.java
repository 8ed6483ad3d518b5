package dev.parley.router.generate.render;

import dev.parley.api.engine.SamplingParams;
import dev.parley.api.structured.Constraint;
import dev.parley.api.text.DetokenizerOptions.Spacing;
import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.sampling.Sampling;
import dev.parley.router.generate.sampling.SamplingFields;
import dev.parley.router.generate.sampling.TextOptions;
import dev.parley.router.generate.sampling.TextOptions.StopText;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Consumer;

/// Writes sampling parameters by their names in the engine; what equals the engine's own default may
/// be left out. Only static functions.
final class SamplingJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEFAULT_TOKENS = 16;

    private SamplingJson() {}

    /// How outputs are to be sent.
    enum OutputKind {
        /// What is new, each time.
        DELTA(1),
        /// All, at the end.
        FINAL_ONLY(2);

        private final int number;

        OutputKind(int number) {
            this.number = number;
        }
    }

    static void write(JsonGenerator json, RenderedRequest request, OutputKind kind) {
        Sampling sampling = request.sampling().planned();
        SamplingFields fields = request.sampling().wanted().fields();
        SamplingParams params = sampling.params();
        ObjectNode out = NODES.objectNode();
        if (sampling.choices() > 1) {
            out.put("n", sampling.choices());
        }
        distribution(params, out);
        ending(sampling, fields, out);
        text(sampling.text(), out);
        out.put("output_kind", kind.number);
        out.put("skip_clone", true);
        request.constraint().ifPresent(it -> out.set("structured_outputs", structured(it)));
        bias(params, out);
        request.opaque().extra().ifPresent(it -> out.set("extra_args", it));
        list(fields.bias().badWords(), out.putArray("bad_words")::add);
        out.put("skip_reading_prefix_cache", params.promptLogprobs().isPresent());
        params.thinking().ifPresent(it -> out.put("thinking_token_budget", it.budget()));
        fields.ending()
                .repetition()
                .ifPresent(it -> out.set("repetition_detection", repetition(it)));
        json.writeTree(out);
    }

    private static void distribution(SamplingParams params, ObjectNode out) {
        out.put("presence_penalty", widened(params.presencePenalty()));
        out.put("frequency_penalty", widened(params.frequencyPenalty()));
        out.put("repetition_penalty", widened(params.repetitionPenalty()));
        out.put("temperature", widened(params.temperature()));
        if (!params.greedy()) {
            out.put("top_p", widened(params.topP()));
            if (params.topK() != 0) {
                out.put("top_k", params.topK());
            }
            out.put("min_p", widened(params.minP()));
        }
        params.seed().ifPresent(seed -> out.put("seed", seed));
    }

    private static void ending(Sampling sampling, SamplingFields fields, ObjectNode out) {
        SamplingParams params = sampling.params();
        list(sampling.text().stop(), out.putArray("stop")::add);
        list(fields.ending().stopTokenIds(), out.putArray("stop_token_ids")::add);
        if (params.endTokens().isEmpty()) {
            out.put("ignore_eos", true);
        }
        if (params.maxTokens() != DEFAULT_TOKENS) {
            out.put("max_tokens", params.maxTokens());
        }
        if (params.minTokens() > 0) {
            out.put("min_tokens", params.minTokens());
        }
        if (params.logprobTokenIds().isEmpty()) {
            params.logprobs().ifPresent(count -> out.put("logprobs", count));
        } else {
            list(params.logprobTokenIds(), out.putArray("logprob_token_ids")::add);
        }
        params.promptLogprobs().ifPresent(count -> out.put("prompt_logprobs", count));
    }

    private static void text(TextOptions options, ObjectNode out) {
        if (options.detokenizer().specials() == SpecialTokens.KEEP) {
            out.put("skip_special_tokens", false);
        }
        if (options.detokenizer().spacing() == Spacing.TIGHT) {
            out.put("spaces_between_special_tokens", false);
        }
        if (options.stopText() == StopText.INCLUDED) {
            out.put("include_stop_str_in_output", true);
        }
    }

    private static void bias(SamplingParams params, ObjectNode out) {
        if (!params.logitBias().isEmpty()) {
            ObjectNode bias = out.putObject("logit_bias");
            params.logitBias().forEach((id, value) -> bias.put(id.toString(), widened(value)));
        }
        params.allowedTokenIds()
                .ifPresent(ids -> list(ids, out.putArray("allowed_token_ids")::add));
    }

    private static ObjectNode repetition(SamplingFields.RepetitionFields repetition) {
        return NODES.objectNode()
                .put("max_pattern_size", repetition.maxPatternSize())
                .put("min_pattern_size", repetition.minPatternSize())
                .put("min_count", repetition.minCount());
    }

    private static ObjectNode structured(Constraint constraint) {
        ObjectNode out = NODES.objectNode();
        for (String name : List.of("json", "regex", "choice", "grammar", "json_object")) {
            out.putNull(name);
        }
        out.put("disable_any_whitespace", false).put("disable_additional_properties", false);
        out.putNull("whitespace_pattern").putNull("structural_tag");
        out.putNull("_backend").put("_backend_was_auto", false);
        switch (constraint) {
            case Constraint.JsonSchema(JsonNode schema) -> out.set("json", schema);
            case Constraint.JsonObject() -> out.put("json_object", true);
            case Constraint.Regex(String pattern) -> out.put("regex", pattern);
            case Constraint.Choice(List<String> texts) -> list(texts, out.putArray("choice")::add);
            case Constraint.Grammar(String source) -> out.put("grammar", source);
            case Constraint.StructuralTag(JsonNode tag) ->
                    out.put("structural_tag", tag.toString());
        }
        return out;
    }

    private static <T> void list(List<T> values, Consumer<T> to) {
        values.forEach(to);
    }

    /// The value as it was written in decimal: 0.3, not 0.30000001192092896.
    private static double widened(float value) {
        return Double.parseDouble(Float.toString(value));
    }
}
