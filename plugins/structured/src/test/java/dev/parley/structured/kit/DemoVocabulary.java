package dev.parley.structured.kit;

import dev.parley.demo.DemoModelProvider;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// The demo model's vocabulary.
public final class DemoVocabulary {

    private DemoVocabulary() {}

    /// Its tokenizer, without what turns text into ids.
    public static ListTokenizer tokenizer() {
        try (InputStream file = new DemoModelProvider().files().open("tokenizer.json")) {
            return read(JsonMapper.shared().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ListTokenizer read(JsonNode file) {
        List<String> entries = new ArrayList<>(Collections.nCopies(2560, ""));
        file.path("model")
                .path("vocab")
                .properties()
                .forEach(entry -> entries.set(entry.getValue().intValue(), entry.getKey()));
        Set<Integer> added = new HashSet<>();
        Set<Integer> special = new HashSet<>();
        for (JsonNode token : file.path("added_tokens")) {
            int id = token.path("id").intValue();
            entries.set(id, token.path("content").stringValue());
            added.add(id);
            if (token.path("special").booleanValue()) {
                special.add(id);
            }
        }
        return new ListTokenizer(entries, added, special, OptionalInt.of(2555));
    }
}
