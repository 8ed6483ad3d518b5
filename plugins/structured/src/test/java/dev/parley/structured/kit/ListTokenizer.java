package dev.parley.structured.kit;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// A tokenizer that is nothing but a list of entries: enough for a vocabulary.
///
/// @param entries spelled as a tokenizer file spells them
/// @param added ids of added tokens
/// @param special ids of special tokens
/// @param end the token that ends a text
public record ListTokenizer(
        List<String> entries, Set<Integer> added, Set<Integer> special, OptionalInt end)
        implements Tokenizer {

    /// One with byte-level entries for every byte, some words, and the special token `<end>` as its last.
    public static ListTokenizer ofWords(String... words) {
        List<String> entries = new ArrayList<>();
        for (int value = 0; value < 256; value++) {
            entries.add(Character.toString(ByteCharacters.of(value)));
        }
        for (String word : words) {
            entries.add(ByteCharacters.spell(word));
        }
        entries.add("<end>");
        int end = entries.size() - 1;
        return new ListTokenizer(entries, Set.of(end), Set.of(end), OptionalInt.of(end));
    }

    @Override
    public int[] encode(String text, SpecialTokens specials) {
        String spelled = ByteCharacters.spell(text);
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 0; id < entries.size(); id++) {
            ids.put(entries.get(id), id);
        }
        List<Integer> tokens = new ArrayList<>();
        int at = 0;
        while (at < spelled.length()) {
            int end = spelled.length();
            while (!ids.containsKey(spelled.substring(at, end))) {
                end--;
            }
            tokens.add(ids.get(spelled.substring(at, end)));
            at = end;
        }
        return tokens.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String decode(int[] tokens, SpecialTokens specials) {
        throw new UnsupportedOperationException("only the vocabulary is needed");
    }

    @Override
    public Detokenizer detokenizer(int[] prompt, DetokenizerOptions options) {
        throw new UnsupportedOperationException("only the vocabulary is needed");
    }

    @Override
    public int vocabularySize() {
        return entries.size();
    }

    @Override
    public OptionalInt tokenId(String token) {
        int id = entries.indexOf(token);
        return id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public String token(int id) {
        return entries.get(id);
    }

    @Override
    public boolean isAdded(int id) {
        return added.contains(id);
    }

    @Override
    public boolean isSpecial(int id) {
        return special.contains(id);
    }

    @Override
    public List<Integer> specialIds() {
        return special.stream().sorted().toList();
    }

    @Override
    public OptionalInt endToken() {
        return end;
    }

    @Override
    public int longestToken() {
        return entries.stream().mapToInt(String::length).max().orElse(0);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
