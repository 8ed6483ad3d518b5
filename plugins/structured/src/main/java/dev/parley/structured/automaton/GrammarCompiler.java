package dev.parley.structured.automaton;

import dev.parley.structured.automaton.Automaton.Call;
import dev.parley.structured.automaton.Automaton.TokenMove;
import dev.parley.structured.grammar.Expr;
import dev.parley.structured.grammar.Grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Compiles a grammar to automata that call each other. Used by one thread, once.
public final class GrammarCompiler {

    private final Terminals terminals;
    private final Budget budget;
    private final List<Expr> rules;
    private final Map<Integer, Automaton> automata = new LinkedHashMap<>();
    private final Map<Automaton, Table> tables = new LinkedHashMap<>();
    private final Map<Expr, Integer> loopBodies = new HashMap<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final List<Symbol> symbols = new ArrayList<>();
    private final Map<Symbol, Integer> symbolNumbers = new HashMap<>();

    private GrammarCompiler(List<Expr> rules, Terminals terminals, Budget budget) {
        this.rules = new ArrayList<>(rules);
        this.terminals = terminals;
        this.budget = budget;
    }

    /// The automaton of a grammar's root.
    ///
    /// @throws dev.parley.api.ParleyException.InvalidRequest when there is no text of this grammar, or
    ///     it is too complex
    public static Automaton compile(Grammar grammar, Terminals terminals, Budget budget) {
        Grammar normal = new NormalForm(grammar, budget).grammar();
        return new GrammarCompiler(normal.rules(), terminals, budget).root(normal.root());
    }

    private Automaton root(int root) {
        open.add(root);
        while (!open.isEmpty()) {
            int rule = open.remove();
            if (!automata.containsKey(rule)) {
                Table table = table(rules.get(rule));
                Automaton automaton = new Automaton(table);
                automata.put(rule, automaton);
                tables.put(automaton, table);
            }
        }
        tables.forEach(this::link);
        return automaton(root);
    }

    private Automaton automaton(int rule) {
        Automaton automaton = automata.get(rule);
        if (automaton == null) {
            throw new IllegalStateException("rule %d was not compiled".formatted(rule));
        }
        return automaton;
    }

    private Table table(Expr meaning) {
        Nfa nfa = new Nfa(budget);
        int start = nfa.state();
        int end = nfa.state();
        new RuleBuilder(nfa).add(meaning, start, end);
        return new Subsets(nfa, budget).from(start, end);
    }

    private void link(Automaton automaton, Table table) {
        for (int state = 0; state < automaton.size(); state++) {
            List<Call> calls = new ArrayList<>();
            List<TokenMove> moves = new ArrayList<>();
            table.symbols()
                    .get(state)
                    .forEach(
                            (symbol, target) -> {
                                switch (symbols.get(symbol)) {
                                    case Symbol.Regular(var callee) ->
                                            calls.add(call(callee, 1, 1, automaton, target, table));
                                    case Symbol.Loop(var rule, var min, var max) ->
                                            calls.add(
                                                    call(
                                                            automaton(rule),
                                                            min,
                                                            max,
                                                            automaton,
                                                            target,
                                                            table));
                                    case Symbol.Tokens(var token) -> moves.add(move(token, target));
                                }
                            });
            automaton.link(state, calls, moves);
        }
    }

    private static Call call(
            Automaton callee, int min, int max, Automaton caller, int target, Table table) {
        boolean last =
                max == 1
                        && table.accepting().get(target)
                        && !caller.scans(target)
                        && table.symbols().get(target).isEmpty();
        return new Call(callee, min, max, caller, target, last);
    }

    private static TokenMove move(Expr.Token token, int target) {
        BitSet ids = new BitSet();
        token.ids().forEach(ids::set);
        return new TokenMove(ids, token.kind() == Expr.Token.Kind.NONE_OF, target);
    }

    /// What an automaton does beside reading bytes.
    private sealed interface Symbol {

        /// A text of a regular language.
        record Regular(Automaton callee) implements Symbol {}

        /// A rule, some times in a row.
        record Loop(int rule, int min, int max) implements Symbol {}

        /// A token.
        record Tokens(Expr.Token token) implements Symbol {}
    }

    /// Adds rules' meanings, with symbols for what other automata do.
    private final class RuleBuilder extends RegularBuilder {

        private static final int MOST_COPIED_STATES = 4;
        private static final long MOST_UNROLLED = 600;

        RuleBuilder(Nfa nfa) {
            super(nfa, budget);
        }

        @Override
        void regular(Dfa dfa, int from, int to) {
            if (dfa.size() <= MOST_COPIED_STATES) {
                copy(dfa, from, to);
            } else {
                symbol(new Symbol.Regular(terminals.of(dfa)), from, to);
            }
        }

        @Override
        void counted(Expr.Counted counted, int from, int to) {
            symbol(new Symbol.Regular(terminals.of(counted)), from, to);
        }

        @Override
        void rule(Expr.Rule rule, int from, int to) {
            open.add(rule.rule());
            symbol(new Symbol.Loop(rule.rule(), 1, 1), from, to);
        }

        @Override
        void token(Expr.Token token, int from, int to) {
            symbol(new Symbol.Tokens(token), from, to);
        }

        @Override
        void repeat(Expr.Repeat repeat, int from, int to) {
            int times = repeat.max() == Expr.Repeat.UNBOUNDED ? repeat.min() : repeat.max();
            if (times <= 1 || ExprSize.of(repeat.body()) * times <= MOST_UNROLLED) {
                unroll(repeat, from, to);
                return;
            }
            if (repeat.min() == 0) {
                nfa().nothing(from, to);
            }
            int min = Math.max(1, repeat.min());
            if (ExprSize.regular(repeat.body())) {
                Dfa unit = Dfa.of(repeat.body(), budget());
                if (unit.prefixFree() && !unit.acceptsEmpty()) {
                    counted(new Expr.Counted(unit, min, repeat.max()), from, to);
                    return;
                }
            }
            int body =
                    loopBodies.computeIfAbsent(
                            repeat.body(),
                            expr -> {
                                rules.add(expr);
                                return rules.size() - 1;
                            });
            open.add(body);
            symbol(new Symbol.Loop(body, min, repeat.max()), from, to);
        }

        private void symbol(Symbol symbol, int from, int to) {
            int number =
                    symbolNumbers.computeIfAbsent(
                            symbol,
                            key -> {
                                symbols.add(key);
                                return symbols.size() - 1;
                            });
            nfa().symbol(from, number, to);
        }
    }
}
