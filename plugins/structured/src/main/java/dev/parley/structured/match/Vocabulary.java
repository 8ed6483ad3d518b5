package dev.parley.structured.match;

import dev.parley.api.text.Tokenizer;
import dev.parley.structured.automaton.Automaton;
import dev.parley.structured.automaton.Terminals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.WeakHashMap;

/// The tokens of one tokenizer as bytes, and what is known about regular languages over them. Safe on
/// any thread.
public final class Vocabulary {

    private final List<byte[]> texts;
    private final TokenTrie trie;
    private final OptionalInt endToken;
    private final Terminals terminals = new Terminals();
    private final Map<Automaton, MaskTable> tables =
            Collections.synchronizedMap(new WeakHashMap<>());

    private Vocabulary(List<byte[]> texts, OptionalInt endToken) {
        this.texts = texts;
        this.endToken = endToken;
        trie = new TokenTrie(texts);
    }

    /// Reads a tokenizer's vocabulary, which takes a while for a large one.
    public static Vocabulary of(Tokenizer tokenizer) {
        TokenBytes spelling = TokenBytes.of(tokenizer);
        List<byte[]> texts = new ArrayList<>(tokenizer.vocabularySize());
        for (int id = 0; id < tokenizer.vocabularySize(); id++) {
            texts.add(spelling.of(tokenizer, id));
        }
        return new Vocabulary(List.copyOf(texts), tokenizer.endToken());
    }

    /// Automata that constraints share.
    public Terminals terminals() {
        return terminals;
    }

    /// How many tokens there are.
    public int size() {
        return texts.size();
    }

    /// The bytes of a token; none when it never belongs to a text.
    public byte[] text(int token) {
        return texts.get(token);
    }

    /// The token that ends a text.
    public OptionalInt endToken() {
        return endToken;
    }

    int words() {
        return (size() + Long.SIZE - 1) / Long.SIZE;
    }

    TrieWalk walk() {
        return new TrieWalk(trie, words());
    }

    MaskTable table(Automaton automaton) {
        return tables.computeIfAbsent(automaton, key -> new MaskTable(trie.deepest()));
    }
}
