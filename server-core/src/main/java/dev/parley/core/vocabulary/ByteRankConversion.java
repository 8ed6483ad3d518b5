package dev.parley.core.vocabulary;

import dev.parley.core.vocabulary.TokenizerRules.Family;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Makes a `tokenizer.json` of a tiktoken file or of `tekken.json`.
final class ByteRankConversion {

    private static final String CONTRACTION = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
    private static final String REST =
            "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    private static final String WORDS = CONTRACTION + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+";
    private static final String GENERAL = WORDS + "|\\p{N}{1,3}" + REST;
    private static final String QWEN = WORDS + "|\\p{N}" + REST;
    private static final String UPPER = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}&&[^\\p{Han}]]";
    private static final String LOWER = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}&&[^\\p{Han}]]";
    private static final String KIMI =
            "[\\p{Han}]+|[^\\r\\n\\p{L}\\p{N}]?%s*%s+%s?|[^\\r\\n\\p{L}\\p{N}]?%s+%s*%s?|\\p{N}{1,3}"
                            .formatted(UPPER, LOWER, CONTRACTION, UPPER, LOWER, CONTRACTION)
                    + REST;

    private static final int QWEN_EXTRAS = 205;
    private static final String BEGIN = "bos_token";
    private static final String END = "eos_token";

    private final TokenizerRules rules;

    ByteRankConversion(TokenizerRules rules) {
        this.rules = rules;
    }

    /// @param file a tiktoken file
    /// @throws IllegalArgumentException when it is none
    ConvertedVocabulary tiktoken(byte[] file) {
        Map<String, Integer> ids = ByteRanks.read(file).ids();
        boolean qwen = rules.family() == Family.QWEN;
        List<String> specials = qwen ? qwenSpecials() : List.of();
        Map<String, Integer> specialIds = new LinkedHashMap<>();
        for (String special : specials) {
            specialIds.put(special, ids.size() + specialIds.size());
        }
        return convert(ids, specialIds, pattern());
    }

    private String pattern() {
        return switch (rules.family()) {
            case QWEN -> QWEN;
            case KIMI -> KIMI;
            case LLAMA, GEMMA, T5, XLM_ROBERTA, GENERAL -> GENERAL;
        };
    }

    private static List<String> qwenSpecials() {
        List<String> specials =
                new ArrayList<>(List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>"));
        for (int i = 0; i < QWEN_EXTRAS; i++) {
            specials.add("<|extra_%d|>".formatted(i));
        }
        return specials;
    }

    /// @param file a `tekken.json`
    /// @throws IllegalArgumentException when it is none
    ConvertedVocabulary tekken(byte[] file) {
        try {
            return tekken(JsonMapper.shared().readTree(file));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "it is not JSON: %s".formatted(e.getOriginalMessage()), e);
        }
    }

    private ConvertedVocabulary tekken(JsonNode file) {
        JsonNode config = file.path("config");
        String pattern = config.path("pattern").asString("");
        if (pattern.isEmpty() || !file.path("special_tokens").isArray()) {
            throw new IllegalArgumentException("it has no config.pattern or no special_tokens");
        }
        Map<String, Integer> specials = new LinkedHashMap<>();
        file.path("special_tokens")
                .forEach(
                        token ->
                                specials.put(
                                        token.path("token_str").asString(""),
                                        token.path("rank").asInt(specials.size())));
        int reserved = config.path("default_num_special_tokens").asInt(specials.size());
        for (int i = specials.size(); i < reserved; i++) {
            specials.put("<SPECIAL_%d>".formatted(i), i);
        }
        int size = config.path("default_vocab_size").asInt(Integer.MAX_VALUE) - reserved;
        ByteRanks ranks = new ByteRanks();
        for (JsonNode token : file.path("vocab")) {
            int rank = ranks.ids().size();
            if (rank < size) {
                byte[] bytes = Base64.getDecoder().decode(token.path("token_bytes").asString(""));
                ranks.add(bytes, reserved + rank);
            }
        }
        return convert(ranks.ids(), specials, pattern);
    }

    private ConvertedVocabulary convert(
            Map<String, Integer> ids, Map<String, Integer> specials, String pattern) {
        TokenizerJson json = new TokenizerJson();
        var merges = Merges.of(ids, Merges.BY_PARTS);
        Map<String, Integer> all = new LinkedHashMap<>(ids);
        all.putAll(specials);
        json.bytePairs(all, merges)
                .put("fuse_unk", false)
                .put("byte_fallback", false)
                .put("ignore_merges", true);
        ObjectNode split = TokenizerJson.part("Split").put("behavior", "Isolated");
        split.putObject("pattern").put("Regex", pattern);
        json.put(
                "pre_tokenizer",
                TokenizerJson.sequence("pretokenizers", split.put("invert", false), byteLevel()));
        json.put("decoder", byteLevel());
        specials.forEach((text, id) -> json.addToken(id, text, true));
        surround(json, all);
        return new ConvertedVocabulary(json.file(), named());
    }

    private static ObjectNode byteLevel() {
        return TokenizerJson.part("ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", false)
                .put("use_regex", false);
    }

    private void surround(TokenizerJson json, Map<String, Integer> ids) {
        rules.added().forEach((id, text) -> ids.putIfAbsent(text, id));
        String begin = rules.named(BEGIN).orElse("");
        String end = rules.named(END).orElse("");
        json.surround(begin, id(begin, "add_bos_token", ids), end, id(end, "add_eos_token", ids));
    }

    private OptionalInt id(String token, String flag, Map<String, Integer> ids) {
        Integer id = rules.enabled(flag, false) ? ids.get(token) : null;
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    private Map<String, String> named() {
        return rules.family() == Family.QWEN ? Map.of(END, "<|endoftext|>") : Map.of();
    }
}
