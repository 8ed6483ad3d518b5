package dev.parley.structured.automaton;

import dev.parley.structured.grammar.CodePoints;
import dev.parley.structured.grammar.Expr;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Adds expressions to a nondeterministic automaton. Used by one thread.
class RegularBuilder {

    private final Nfa nfa;
    private final Budget budget;

    RegularBuilder(Nfa nfa, Budget budget) {
        this.nfa = nfa;
        this.budget = budget;
    }

    /// Lets the texts of an expression lead from one state to another. No edge may lead to `from` nor
    /// away from `to` but those that this adds.
    final void add(Expr expr, int from, int to) {
        budget.steps(1);
        switch (expr) {
            case Expr.Chars(var set) -> chars(set, from, to);
            case Expr.Text(var text) -> text(text, from, to);
            case Expr.Sequence(var parts) -> sequence(parts, from, to);
            case Expr.Choice(var options) -> options.forEach(option -> apart(option, from, to));
            case Expr.Repeat repeat -> repeat(repeat, from, to);
            case Expr.Regular(var dfa) -> regular(dfa, from, to);
            case Expr.Counted counted -> counted(counted, from, to);
            case Expr.Rule rule -> rule(rule, from, to);
            case Expr.Token token -> token(token, from, to);
        }
    }

    final Nfa nfa() {
        return nfa;
    }

    final Budget budget() {
        return budget;
    }

    void repeat(Expr.Repeat repeat, int from, int to) {
        unroll(repeat, from, to);
    }

    void regular(Dfa dfa, int from, int to) {
        copy(dfa, from, to);
    }

    void counted(Expr.Counted counted, int from, int to) {
        unroll(
                new Expr.Repeat(new Expr.Regular(counted.unit()), counted.min(), counted.max()),
                from,
                to);
    }

    void rule(Expr.Rule rule, int from, int to) {
        throw new IllegalArgumentException("a rule is not a regular expression: " + rule);
    }

    void token(Expr.Token token, int from, int to) {
        throw new IllegalArgumentException("a token is not a regular expression: " + token);
    }

    /// A copy for each time that it may come.
    final void unroll(Expr.Repeat repeat, int from, int to) {
        int at = nfa.state();
        nfa.nothing(from, at);
        for (int i = 0; i < repeat.min(); i++) {
            at = step(repeat.body(), at);
        }
        if (repeat.max() == Expr.Repeat.UNBOUNDED) {
            int loop = step(repeat.body(), at);
            nfa.nothing(loop, at);
        } else {
            for (int i = repeat.min(); i < repeat.max(); i++) {
                nfa.nothing(at, to);
                at = step(repeat.body(), at);
            }
        }
        nfa.nothing(at, to);
    }

    private int step(Expr body, int from) {
        int to = nfa.state();
        apart(body, from, to);
        return to;
    }

    private void apart(Expr expr, int from, int to) {
        if (expr instanceof Expr.Chars || expr instanceof Expr.Text) {
            add(expr, from, to);
            return;
        }
        int start = nfa.state();
        int end = nfa.state();
        nfa.nothing(from, start);
        add(expr, start, end);
        nfa.nothing(end, to);
    }

    private void sequence(List<Expr> parts, int from, int to) {
        int at = from;
        for (Expr part : parts) {
            int end = nfa.state();
            add(part, at, end);
            at = nfa.state();
            nfa.nothing(end, at);
        }
        nfa.nothing(at, to);
    }

    private void text(String text, int from, int to) {
        int at = from;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int end = nfa.state();
            nfa.bytes(at, b & 0xFF, b & 0xFF, end);
            at = end;
        }
        nfa.nothing(at, to);
    }

    private void chars(CodePoints set, int from, int to) {
        Map<List<Integer>, Integer> shared = new HashMap<>();
        Utf8Ranges.cut(
                set,
                (first, last) -> {
                    int next = to;
                    for (int i = first.length - 1; i > 0; i--) {
                        int target = next;
                        int low = first[i];
                        int high = last[i];
                        next =
                                shared.computeIfAbsent(
                                        List.of(low, high, target),
                                        key -> {
                                            int state = nfa.state();
                                            nfa.bytes(state, low, high, target);
                                            return state;
                                        });
                    }
                    nfa.bytes(from, first[0], last[0], next);
                });
    }

    final void copy(Dfa dfa, int from, int to) {
        int[] states = new int[dfa.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = nfa.state();
        }
        nfa.nothing(from, states[0]);
        for (int i = 0; i < states.length; i++) {
            if (dfa.accepting(i)) {
                nfa.nothing(states[i], to);
            }
            copyRow(dfa, i, states);
        }
    }

    private void copyRow(Dfa dfa, int state, int[] states) {
        int first = 0;
        while (first < ByteClasses.BYTES) {
            int target = dfa.next(state, first);
            int last = first;
            while (last + 1 < ByteClasses.BYTES && dfa.next(state, last + 1) == target) {
                last++;
            }
            if (target != Dfa.DEAD) {
                nfa.bytes(states[state], first, last, states[target]);
            }
            first = last + 1;
        }
    }
}
