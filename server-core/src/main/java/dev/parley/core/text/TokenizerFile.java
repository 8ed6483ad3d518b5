package dev.parley.core.text;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a `tokenizer.json` says about its tokens. Used by one thread, while loading.
final class TokenizerFile {

    private static final String ADDED_TOKENS = "added_tokens";

    /// Vocabularies have too many names for the parser's table of known names.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build();

    private static final ObjectReader PART =
            JsonMapper.shared().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final byte[] json;
    private final Map<Integer, String> entries = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, AddedTokenEntry> added = new TreeMap<>();
    private JsonNode decoder = NullNode.getInstance();
    private boolean changed;

    private TokenizerFile(byte[] json) {
        this.json = json;
    }

    /// @throws tools.jackson.core.JacksonException when it is not JSON
    static TokenizerFile read(byte[] json) {
        TokenizerFile file = new TokenizerFile(json);
        List<AddedTokenEntry> tokens = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                file.readProperty(parser, tokens);
            }
        }
        file.add(tokens);
        file.changed = false;
        return file;
    }

    private void readProperty(JsonParser parser, List<AddedTokenEntry> tokens) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
            case ADDED_TOKENS ->
                    PART.readTree(parser).forEach(token -> tokens.add(AddedTokenEntry.of(token)));
            case "decoder" -> decoder = PART.readTree(parser);
            case "model" -> readModel(parser);
            default -> parser.skipChildren();
        }
    }

    private void readModel(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!name.equals("vocab")) {
                parser.skipChildren();
            } else if (value == JsonToken.START_OBJECT) {
                readIdsByToken(parser);
            } else {
                readScoredTokens(parser);
            }
        }
    }

    private void readIdsByToken(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String token = parser.currentName();
            parser.nextToken();
            put(parser.getIntValue(), token);
        }
    }

    /// `[[token, score], ...]`, the id is the position.
    private void readScoredTokens(JsonParser parser) {
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            parser.nextToken();
            put(entries.size(), parser.getString());
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
            }
        }
    }

    private void put(int id, String token) {
        entries.put(id, token);
        ids.put(token, id);
    }

    /// Adds tokens as the library and transformers do: one that is known by its text keeps its id and
    /// takes on the new rules, another gets the next free id, whatever a file says.
    void add(List<AddedTokenEntry> tokens) {
        for (AddedTokenEntry token : tokens) {
            int id = ids.computeIfAbsent(token.content(), _ -> nextId());
            changed |= !token.equals(added.put(id, token));
        }
    }

    /// Adds the special tokens of a configuration. One with a role becomes special whatever it was; a
    /// further one that is added already stays as it is.
    void addSpecial(Collection<String> named, Collection<String> extra) {
        Set<String> roles = new HashSet<>(named);
        added.replaceAll(
                (_, token) -> {
                    boolean changes = roles.contains(token.content()) && !token.isSpecial();
                    changed |= changes;
                    return changes ? token.asSpecial() : token;
                });
        Set<String> known =
                added.values().stream().map(AddedTokenEntry::content).collect(Collectors.toSet());
        add(
                Stream.concat(named.stream(), extra.stream())
                        .filter(known::add)
                        .map(AddedTokenEntry::special)
                        .toList());
    }

    private int nextId() {
        int next = entries.size();
        for (int id : added.keySet()) {
            next = Math.max(next, id + 1);
        }
        return next;
    }

    Vocabulary vocabulary() {
        return new Vocabulary(entries, ids, added);
    }

    /// The `decoder`, JSON null when there is none.
    JsonNode decoder() {
        return decoder;
    }

    /// The file's text with what was added.
    String text() {
        if (!changed) {
            return new String(json, StandardCharsets.UTF_8);
        }
        ObjectNode file = (ObjectNode) JsonMapper.shared().readTree(json);
        ArrayNode tokens = file.putArray(ADDED_TOKENS);
        added.forEach((id, token) -> write(id, token, tokens));
        return file.toString();
    }

    private static void write(int id, AddedTokenEntry token, ArrayNode tokens) {
        tokens.addObject()
                .put("id", id)
                .put("content", token.content())
                .put("single_word", token.matching().singleWord())
                .put("lstrip", token.matching().lstrip())
                .put("rstrip", token.matching().rstrip())
                .put("normalized", token.matching().normalized())
                .put("special", token.isSpecial());
    }
}
