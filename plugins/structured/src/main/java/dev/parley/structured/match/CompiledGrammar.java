package dev.parley.structured.match;

import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.structured.automaton.Automaton;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A grammar over a vocabulary. Remembers masks of places that come again. Safe on any thread.
public final class CompiledGrammar implements CompiledConstraint {

    private static final int MOST_MASKS = 400;

    private final Automaton root;
    private final Vocabulary vocabulary;
    private final Map<PlaceKey, long[]> masks = new ConcurrentHashMap<>();

    /// @param root automaton of whole texts
    public CompiledGrammar(Automaton root, Vocabulary vocabulary) {
        this.root = root;
        this.vocabulary = vocabulary;
    }

    @Override
    public TokenMatcher matcher() {
        return new GrammarMatcher(this);
    }

    Automaton root() {
        return root;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /// Writes the tokens that may come at some positions.
    void mask(Positions positions, TrieWalk walk, long[] allowed) {
        PlaceKey key = new PlaceKey(positions);
        long[] known = masks.get(key);
        if (known == null) {
            known = new MaskBuilder(vocabulary, walk).build(positions);
            if (masks.size() >= MOST_MASKS) {
                masks.clear();
            }
            masks.put(key, known);
        }
        int words = Math.min(known.length, allowed.length);
        System.arraycopy(known, 0, allowed, 0, words);
        Arrays.fill(allowed, words, allowed.length, 0);
    }
}
