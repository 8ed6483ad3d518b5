package dev.parley.core.text;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// Tiny `tokenizer.json` texts, one per way of spelling.
final class SmallTokenizers {

    private SmallTokenizers() {}

    /// As Llama 2: tokens for all bytes, `▁` for spaces, the first space dropped.
    static String byteFallback() {
        List<String> tokens = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            tokens.add("<0x%02X>".formatted(b));
        }
        tokens.addAll(
                List.of(
                        "\u2581",
                        "a",
                        "b",
                        "\u2581a",
                        "\u2581b",
                        "\u2581\u2581",
                        "\u00E9",
                        "<0x4>",
                        "<0xZZ>"));
        ObjectNode file = file("BPE", tokens);
        ((ObjectNode) file.path("model")).put("byte_fallback", true).put("fuse_unk", true);
        merge(file, "\u2581", "a");
        merge(file, "\u2581", "b");
        add(file, "<s>", true);
        add(file, "</s>", true);
        add(file, "<tool>", false);
        file.set(
                "normalizer",
                json(
                        """
                        {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "\u2581"},
                         {"type": "Replace", "pattern": {"String": " "}, "content": "\u2581"}]}\
                        """));
        file.set(
                "decoder",
                json(
                        """
                        {"type": "Sequence", "decoders": [
                         {"type": "Replace", "pattern": {"String": "\u2581"}, "content": " "},
                         {"type": "ByteFallback"}, {"type": "Fuse"}, {"type": "Strip", "content": " ", "start": 1, "stop": 0}]}\
                        """));
        return file.toString();
    }

    /// As T5.
    static String metaspace() {
        ObjectNode file =
                file("BPE", List.of("\u2581", "a", "b", "\u2581a", "\u2581b", "\u00E9", "<unk>"));
        merge(file, "\u2581", "a");
        merge(file, "\u2581", "b");
        add(file, "<s>", true);
        add(file, "<t>", false);
        ObjectNode metaspace =
                json(
                        """
                        {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": true}\
                        """);
        file.set("pre_tokenizer", metaspace);
        file.set("decoder", metaspace);
        return file.toString();
    }

    /// As BERT.
    static String wordPiece() {
        ObjectNode file =
                file(
                        "WordPiece",
                        List.of("[UNK]", "go", "##ing", ".", "we", "##s", "'", "not", "do"));
        ((ObjectNode) file.path("model"))
                .put("unk_token", "[UNK]")
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", 100)
                .remove("merges");
        add(file, "[SEP]", true);
        add(file, "<t>", false);
        file.set(
                "decoder",
                json("{\"type\": \"WordPiece\", \"prefix\": \"##\", \"cleanup\": true}"));
        return file.toString();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) TestFiles.MAPPER.readTree(text);
    }

    private static ObjectNode file(String model, List<String> tokens) {
        ObjectNode file = TestFiles.MAPPER.createObjectNode().put("version", "1.0");
        for (String absent :
                List.of("truncation", "padding", "normalizer", "pre_tokenizer", "post_processor")) {
            file.putNull(absent);
        }
        file.putArray("added_tokens");
        ObjectNode rules = file.putObject("model").put("type", model);
        ObjectNode vocabulary = rules.putObject("vocab");
        for (int id = 0; id < tokens.size(); id++) {
            vocabulary.put(tokens.get(id), id);
        }
        rules.putArray("merges");
        return file;
    }

    private static void merge(ObjectNode file, String left, String right) {
        ((ArrayNode) file.path("model").path("merges")).add(left + " " + right);
    }

    private static void add(ObjectNode file, String content, boolean special) {
        ArrayNode added = (ArrayNode) file.path("added_tokens");
        int id = file.path("model").path("vocab").size() + added.size();
        added.addObject()
                .put("id", id)
                .put("content", content)
                .put("special", special)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false);
    }
}
