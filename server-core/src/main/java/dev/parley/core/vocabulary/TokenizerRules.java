package dev.parley.core.vocabulary;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What `tokenizer_config.json` says about a vocabulary that came without a `tokenizer.json`. Immutable.
///
/// @param family how transformers builds the tokenizer
/// @param config the configuration
/// @param named special tokens by role, such as `bos_token`
public record TokenizerRules(Family family, ObjectNode config, Map<String, String> named) {

    private static final String CLASS = "tokenizer_class";
    private static final String FAST = "Fast";

    /// Copies the names.
    public TokenizerRules {
        named = Map.copyOf(named);
    }

    /// Ways to build a tokenizer.
    public enum Family {
        /// As Llama 2: words carry the space before them, also the first.
        LLAMA,
        /// As Gemma: spaces are characters.
        GEMMA,
        /// As T5: words are looked at one by one.
        T5,
        /// As XLM-RoBERTa: as T5, with four marks before the tokens and one behind them.
        XLM_ROBERTA,
        /// As the first Qwen: a digit is a token, and so are its own markers.
        QWEN,
        /// As Kimi: Chinese characters apart from other scripts.
        KIMI,
        /// As the file says.
        GENERAL;

        private static Family of(String tokenizerClass, String modelType) {
            String name =
                    tokenizerClass.endsWith(FAST)
                            ? tokenizerClass.substring(0, tokenizerClass.length() - FAST.length())
                            : tokenizerClass;
            return switch (name) {
                case "LlamaTokenizer" -> LLAMA;
                case "GemmaTokenizer" -> GEMMA;
                case "T5Tokenizer" -> T5;
                case "XLMRobertaTokenizer" -> XLM_ROBERTA;
                case "QWenTokenizer" -> QWEN;
                case "TikTokenTokenizer" -> KIMI;
                case "" -> ofModel(modelType);
                default -> GENERAL;
            };
        }

        private static Family ofModel(String type) {
            return switch (type) {
                case "llama" -> LLAMA;
                case "gemma", "gemma2", "gemma3", "gemma3_text" -> GEMMA;
                case "t5" -> T5;
                case "xlm-roberta" -> XLM_ROBERTA;
                default -> GENERAL;
            };
        }
    }

    /// Reads the configurations.
    ///
    /// @param config of the tokenizer, maybe empty
    /// @param model `config.json`, maybe empty; tells the family where the tokenizer does not
    /// @param named special tokens by role
    /// @return the rules
    public static TokenizerRules of(
            ObjectNode config, ObjectNode model, Map<String, String> named) {
        Family family =
                Family.of(config.path(CLASS).asString(""), model.path("model_type").asString(""));
        return new TokenizerRules(family, config, named);
    }

    boolean enabled(String name, boolean otherwise) {
        JsonNode value = config.path(name);
        return value.isBoolean() ? value.booleanValue() : otherwise;
    }

    int count(String name, int otherwise) {
        return config.path(name).asInt(otherwise);
    }

    Optional<String> named(String role) {
        return Optional.ofNullable(named.get(role));
    }

    /// Whether a role's token takes the white space on a side, such as `lstrip`.
    boolean strips(String role, String side) {
        return config.path(role).path(side).asBoolean(false);
    }

    /// Texts of `added_tokens_decoder` by id.
    Map<Integer, String> added() {
        Map<Integer, String> added = new TreeMap<>();
        config.path("added_tokens_decoder")
                .forEachEntry(
                        (id, token) ->
                                added.put(Integer.valueOf(id), token.path("content").asString("")));
        return added;
    }
}
