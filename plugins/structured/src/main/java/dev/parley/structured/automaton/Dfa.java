package dev.parley.structured.automaton;

import dev.parley.structured.grammar.Expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;

/// A regular language of byte texts. Immutable; small ones are equal when their languages are.
public final class Dfa {

    /// What [#next] says when no text goes on this way.
    public static final int DEAD = Table.NONE;

    private final ByteClasses classes;
    private final int[] next;
    private final BitSet accepting;
    private final int hash;

    private Dfa(Table table) {
        classes = table.classes();
        next = new int[table.rows().size() * classes.count()];
        for (int i = 0; i < table.rows().size(); i++) {
            System.arraycopy(table.rows().get(i), 0, next, i * classes.count(), classes.count());
        }
        accepting = table.accepting();
        hash = Arrays.hashCode(next) * 31 + accepting.hashCode() + classes.hashCode();
    }

    /// The language of an expression without rules and tokens.
    public static Dfa of(Expr expr, Budget budget) {
        Nfa nfa = new Nfa(budget);
        int start = nfa.state();
        int end = nfa.state();
        new RegularBuilder(nfa, budget).add(expr, start, end);
        return new Dfa(new Subsets(nfa, budget).from(start, end).minimised());
    }

    static Dfa of(Nfa nfa, int start, int end, Budget budget) {
        return new Dfa(new Subsets(nfa, budget).from(start, end).minimised());
    }

    /// The multiples of a number, written with an optional sign and fraction, without exponents.
    ///
    /// @param number more than zero
    /// @throws dev.parley.api.ParleyException.InvalidRequest when it has too many digits
    public static Dfa multiplesOf(BigDecimal number, Budget budget) {
        BigDecimal plain = number.stripTrailingZeros();
        int scale = Math.max(0, plain.scale());
        return Multiples.of(plain.movePointRight(scale), scale, budget);
    }

    /// Texts that are in both languages.
    public Dfa intersect(Dfa other, Budget budget) {
        return product(other, budget, (a, b) -> a & b);
    }

    /// Texts of this language that are not in another.
    public Dfa minus(Dfa other, Budget budget) {
        return product(other, budget, (a, b) -> a & ~b & 1);
    }

    /// Whether there is no text.
    public boolean isEmpty() {
        return accepting.isEmpty();
    }

    /// Whether the empty text is in it.
    public boolean acceptsEmpty() {
        return accepting.get(0);
    }

    /// Whether no text is the start of another.
    public boolean prefixFree() {
        for (int state = accepting.nextSetBit(0);
                state >= 0;
                state = accepting.nextSetBit(state + 1)) {
            for (int c = 0; c < classes.count(); c++) {
                if (next[state * classes.count() + c] != DEAD) {
                    return false;
                }
            }
        }
        return true;
    }

    /// This language without the empty text.
    public Dfa withoutEmpty(Budget budget) {
        return acceptsEmpty() ? minus(of(Expr.EMPTY, budget), budget) : this;
    }

    /// Whether a text is in it.
    public boolean accepts(byte[] text) {
        int state = 0;
        for (byte b : text) {
            state = next(state, b & 0xFF);
            if (state == DEAD) {
                return false;
            }
        }
        return accepting.get(state);
    }

    /// How many states there are; 0 is the start.
    public int size() {
        return next.length / classes.count();
    }

    /// The state after one more byte, or [#DEAD].
    public int next(int state, int value) {
        return next[state * classes.count() + classes.of(value)];
    }

    /// Whether a text may end in a state.
    public boolean accepting(int state) {
        return accepting.get(state);
    }

    ByteClasses classes() {
        return classes;
    }

    int[] table() {
        return next;
    }

    private Dfa product(Dfa other, Budget budget, IntBinaryOperator accepts) {
        ByteClasses joint = ByteClasses.joint(classes, other.classes);
        int[] samples = joint.samples();
        Map<Long, Integer> numbers = new HashMap<>();
        List<long[]> pairs = new ArrayList<>();
        numbers.put(pair(0, 0), 0);
        pairs.add(new long[] {0, 0});
        List<int[]> rows = new ArrayList<>();
        BitSet ends = new BitSet();
        for (int i = 0; i < pairs.size(); i++) {
            int a = (int) pairs.get(i)[0];
            int b = (int) pairs.get(i)[1];
            ends.set(i, accepts.applyAsInt(accept(a), other.accept(b)) != 0);
            budget.state();
            budget.cells(samples.length);
            budget.steps(samples.length);
            int[] row = new int[samples.length];
            for (int c = 0; c < samples.length; c++) {
                int nextA = after(a, samples[c]);
                int nextB = other.after(b, samples[c]);
                row[c] = Table.NONE;
                if (nextA != DEAD) {
                    row[c] =
                            numbers.computeIfAbsent(
                                    pair(nextA, nextB),
                                    key -> {
                                        pairs.add(new long[] {nextA, nextB});
                                        return pairs.size() - 1;
                                    });
                }
            }
            rows.add(row);
        }
        var symbols = rows.stream().map(row -> new TreeMap<Integer, Integer>()).toList();
        return new Dfa(new Table(joint, rows, List.copyOf(symbols), ends).trimmed().minimised());
    }

    private int accept(int state) {
        return state != DEAD && accepting.get(state) ? 1 : 0;
    }

    private int after(int state, int value) {
        return state == DEAD ? DEAD : next(state, value);
    }

    private static long pair(int a, int b) {
        return ((long) a << 32) | (b & 0xFFFFFFFFL);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dfa dfa
                && hash == dfa.hash
                && classes.equals(dfa.classes)
                && Arrays.equals(next, dfa.next)
                && accepting.equals(dfa.accepting);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
