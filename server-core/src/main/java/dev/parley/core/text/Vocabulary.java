package dev.parley.core.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Every token of a tokenizer by id, and which of them are added and special. Immutable.
final class Vocabulary {

    private final String[] tokens;
    private final Map<String, Integer> ids;
    private final BitSet added = new BitSet();
    private final BitSet special = new BitSet();
    private final int longest;

    /// @param entries the model's own tokens by id; ids without one are absent
    /// @param ids the id of each token, added ones too
    /// @param addedTokens by id; they hide entries with the same id
    Vocabulary(
            Map<Integer, String> entries,
            Map<String, Integer> ids,
            Map<Integer, AddedTokenEntry> addedTokens) {
        this.tokens = new String[size(entries, addedTokens)];
        this.ids = Map.copyOf(ids);
        Arrays.fill(tokens, "");
        entries.forEach((id, token) -> tokens[id] = token);
        addedTokens.forEach(
                (id, token) -> {
                    tokens[id] = token.content();
                    added.set(id);
                    special.set(id, token.isSpecial());
                });
        this.longest = Arrays.stream(tokens).mapToInt(String::length).max().orElse(0);
    }

    private static int size(Map<Integer, String> entries, Map<Integer, AddedTokenEntry> added) {
        int last = -1;
        for (int id : entries.keySet()) {
            last = Math.max(last, id);
        }
        for (int id : added.keySet()) {
            last = Math.max(last, id);
        }
        return last + 1;
    }

    /// Ids run from 0 to this, exclusive.
    int size() {
        return tokens.length;
    }

    /// Length in `char`s of the longest token.
    int longest() {
        return longest;
    }

    OptionalInt id(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /// The token as the file spells it; empty text for ids without one.
    String token(int id) {
        return id >= 0 && id < tokens.length ? tokens[id] : "";
    }

    boolean isAdded(int id) {
        return id >= 0 && added.get(id);
    }

    boolean isSpecial(int id) {
        return id >= 0 && special.get(id);
    }

    /// Ascending.
    List<Integer> specialIds() {
        return special.stream().boxed().toList();
    }
}
