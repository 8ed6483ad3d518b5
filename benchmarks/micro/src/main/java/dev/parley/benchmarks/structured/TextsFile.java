package dev.parley.benchmarks.structured;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes the vocabulary and the texts that [MaskBenchmark] walks through, so that other libraries can
/// be measured on the same: `java ... dev.parley.benchmarks.structured.TextsFile FILE`.
public final class TextsFile {

    private static final int TEXTS = 120;

    private TextsFile() {}

    private record Text(int schema, List<Integer> tokens) {}

    /// Writes the file.
    public static void main(String[] arguments) throws IOException {
        LargeVocabulary vocabulary = new LargeVocabulary();
        Texts texts = new Texts(vocabulary, false);
        List<Text> all = new ArrayList<>();
        while (all.size() < TEXTS) {
            int schema = texts.schema();
            List<Integer> tokens = new ArrayList<>();
            for (int token = texts.advance(); token >= 0; token = texts.advance()) {
                tokens.add(token);
            }
            all.add(new Text(schema, tokens));
        }
        String json =
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of(
                                        "tokens", vocabulary.tokens(),
                                        "schemas", Texts.schemas(),
                                        "texts", all));
        Files.writeString(Path.of(arguments[0]), json, StandardCharsets.UTF_8);
    }
}
