package dev.parley.core.text;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// How a tokenizer's tokens become text; makes one [TokenText] per text. Immutable.
sealed interface TextDecoder {

    /// A new text.
    TokenText begin();

    /// Byte-level spelling.
    record ByteLevel(Vocabulary vocabulary, ByteAlphabet alphabet) implements TextDecoder {

        @Override
        public TokenText begin() {
            return new ByteLevelText(vocabulary, alphabet);
        }
    }

    /// Text with tokens for single bytes.
    record ByteFallback(Vocabulary vocabulary, ByteFallbackText.Spelling spelling)
            implements TextDecoder {

        @Override
        public TokenText begin() {
            return new ByteFallbackText(vocabulary, spelling);
        }
    }

    /// Anything else.
    record Library(NativeTokenizer tokenizer, Vocabulary vocabulary) implements TextDecoder {

        @Override
        public TokenText begin() {
            return new WindowText(tokenizer, vocabulary);
        }
    }

    /// Chooses by the `decoder` of a tokenizer file.
    static TextDecoder of(JsonNode decoder, NativeTokenizer tokenizer, Vocabulary vocabulary) {
        List<JsonNode> steps =
                type(decoder).equals("Sequence")
                        ? StreamSupport.stream(decoder.path("decoders").spliterator(), false)
                                .toList()
                        : List.of(decoder);
        if (steps.size() == 1 && type(steps.getFirst()).equals("ByteLevel")) {
            return new ByteLevel(vocabulary, new ByteAlphabet());
        }
        return byteFallback(steps)
                .<TextDecoder>map(spelling -> new ByteFallback(vocabulary, spelling))
                .orElseGet(() -> new Library(tokenizer, vocabulary));
    }

    /// `Replace*, ByteFallback, Fuse?` or `Replace*, ByteFallback, Fuse, Strip` (from the start only).
    private static Optional<ByteFallbackText.Spelling> byteFallback(List<JsonNode> steps) {
        Map<String, String> replacements = new LinkedHashMap<>();
        int at = 0;
        while (at < steps.size() && isPlainReplace(steps.get(at))) {
            JsonNode step = steps.get(at++);
            replacements.put(
                    step.path("pattern").path("String").asString(),
                    step.path("content").asString());
        }
        List<JsonNode> rest = steps.subList(at, steps.size());
        JsonNode last = steps.getLast();
        return switch (String.join(" ", rest.stream().map(TextDecoder::type).toList())) {
            case "ByteFallback", "ByteFallback Fuse" ->
                    Optional.of(new ByteFallbackText.Spelling(replacements, ' ', 0));
            case "ByteFallback Fuse Strip" -> strip(replacements, last);
            default -> Optional.empty();
        };
    }

    private static Optional<ByteFallbackText.Spelling> strip(
            Map<String, String> replacements, JsonNode strip) {
        String content = strip.path("content").asString("");
        if (content.length() != 1 || strip.path("stop").asInt(0) != 0) {
            return Optional.empty();
        }
        int count = strip.path("start").asInt(0);
        return Optional.of(new ByteFallbackText.Spelling(replacements, content.charAt(0), count));
    }

    private static boolean isPlainReplace(JsonNode step) {
        return type(step).equals("Replace") && step.path("pattern").path("String").isString();
    }

    private static String type(JsonNode step) {
        return step.path("type").asString("");
    }
}
