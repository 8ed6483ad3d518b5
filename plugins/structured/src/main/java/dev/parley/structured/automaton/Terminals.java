package dev.parley.structured.automaton;

import dev.parley.structured.grammar.Expr;

import java.util.LinkedHashMap;
import java.util.Map;

/// The automata of regular languages, one for equal languages, so that what was computed about one
/// serves every constraint. Forgets those that were not asked for longest. Safe on any thread.
public final class Terminals {

    private static final int MOST = 512;

    private final Map<Expr, Automaton> known =
            new LinkedHashMap<>(16, 0.75f, true) {

                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Expr, Automaton> eldest) {
                    return size() > MOST;
                }
            };

    synchronized Automaton of(Dfa dfa) {
        return known.computeIfAbsent(new Expr.Regular(dfa), key -> Automaton.of(dfa));
    }

    synchronized Automaton of(Expr.Counted counted) {
        return known.computeIfAbsent(
                counted, key -> Automaton.counting(counted.unit(), counted.min(), counted.max()));
    }
}
