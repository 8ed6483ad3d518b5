package dev.parley.structured.automaton;

import dev.parley.structured.grammar.Expr;

/// The automata of regular languages, one for equal languages, so that what was computed about one
/// serves every constraint. Forgets those that were not asked for longest. Safe on any thread.
public final class Terminals {

    private static final int MOST = 512;

    private final RecentlyUsed<Expr, Automaton> known = new RecentlyUsed<>(MOST);

    Automaton of(Dfa dfa) {
        Expr.Regular key = new Expr.Regular(dfa);
        return known.find(key).orElseGet(() -> known.keep(key, Automaton.of(dfa)));
    }

    Automaton of(Expr.Counted counted) {
        return known.find(counted)
                .orElseGet(
                        () ->
                                known.keep(
                                        counted,
                                        Automaton.counting(
                                                of(counted.unit()), counted.min(), counted.max())));
    }
}
