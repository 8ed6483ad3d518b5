package dev.parley.structured.match;

import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.structured.automaton.Automaton;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A grammar over a vocabulary. Remembers masks of places that come again. Safe on any thread.
public final class CompiledGrammar implements CompiledConstraint {

    private static final int MOST_MASKS = 400;
    private static final int MOST_WARM_STATES = 40;

    private final Automaton root;
    private final Vocabulary vocabulary;
    private final Map<PlaceKey, long[]> masks = new ConcurrentHashMap<>();

    /// @param root automaton of whole texts
    public CompiledGrammar(Automaton root, Vocabulary vocabulary) {
        this.root = root;
        this.vocabulary = vocabulary;
    }

    /// Computes what most texts will ask for, the masks of small regular languages, so that no token
    /// waits for them. Languages that other constraints had too cost nothing.
    public void warm() {
        TrieWalk walk = vocabulary.walk();
        Set<Automaton> seen = new LinkedHashSet<>(Set.of(root));
        Deque<Automaton> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Automaton automaton = open.remove();
            for (int state = 0; state < automaton.size(); state++) {
                if (automaton.regular() && automaton.size() <= MOST_WARM_STATES) {
                    MaskTable table = vocabulary.table(automaton);
                    table.mask(automaton, state, 0, walk);
                    if (automaton.counts()) {
                        table.mask(automaton, state, 1, walk);
                    }
                }
                for (Automaton.Call call : automaton.calls(state)) {
                    if (seen.add(call.callee())) {
                        open.add(call.callee());
                    }
                }
            }
        }
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
