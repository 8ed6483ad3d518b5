package dev.parley.core.text;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What `tokenizer_config.json` says, with `special_tokens_map.json` where older models need it.
/// Immutable.
///
/// @param named special tokens by role, such as `eos_token`; also roles only this model has
/// @param extra further special tokens
/// @param added added tokens by ascending id
/// @param chatTemplate the `chat_template`, a text or a list; missing when there is none
record TokenizerConfig(
        Map<String, String> named,
        Set<String> extra,
        List<AddedTokenEntry> added,
        JsonNode chatTemplate) {

    private static final String ADDED = "added_tokens_decoder";
    private static final String ROLE = "_token";
    private static final List<String> EXTRA =
            List.of("extra_special_tokens", "additional_special_tokens");

    /// @param specialTokensMap read only where the configuration lists no added tokens
    static TokenizerConfig of(ObjectNode config, ObjectNode specialTokensMap) {
        Map<String, String> named = new LinkedHashMap<>();
        Set<String> extra = new LinkedHashSet<>();
        collectSpecials(config, named, extra);
        if (!config.has(ADDED)) {
            collectSpecials(specialTokensMap, named, extra);
        }
        return new TokenizerConfig(
                named, extra, addedTokens(config.path(ADDED)), config.path("chat_template"));
    }

    /// This, with special tokens for the roles it gives to none.
    TokenizerConfig orNamed(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(named);
        others.forEach(all::putIfAbsent);
        return new TokenizerConfig(all, extra, added, chatTemplate);
    }

    /// The text of the token that ends a text.
    Optional<String> endToken() {
        return Optional.ofNullable(named.get("eos_token"));
    }

    private static void collectSpecials(
            ObjectNode json, Map<String, String> named, Set<String> extra) {
        json.forEachEntry(
                (name, value) -> {
                    if (name.endsWith(ROLE)) {
                        content(value).ifPresent(token -> named.put(name, token));
                    }
                });
        for (String name : EXTRA) {
            JsonNode value = json.path(name);
            if (value.isObject()) {
                value.forEachEntry(
                        (role, token) -> content(token).ifPresent(text -> named.put(role, text)));
            } else {
                value.forEach(token -> content(token).ifPresent(extra::add));
            }
        }
    }

    /// A token is a text or an object with its `content`.
    private static Optional<String> content(JsonNode token) {
        JsonNode text = token.isObject() ? token.path("content") : token;
        return text.isString() && !text.asString().isEmpty()
                ? Optional.of(text.asString())
                : Optional.empty();
    }

    private static List<AddedTokenEntry> addedTokens(JsonNode byId) {
        Map<Integer, AddedTokenEntry> tokens = new TreeMap<>();
        byId.forEachEntry(
                (id, token) -> tokens.put(Integer.valueOf(id), AddedTokenEntry.of(token)));
        return new ArrayList<>(tokens.values());
    }
}
