package dev.parley.structured.match;

import dev.parley.structured.automaton.Automaton;
import dev.parley.structured.automaton.Automaton.Call;
import dev.parley.structured.automaton.Budget;
import dev.parley.structured.automaton.Dfa;
import dev.parley.structured.grammar.Expr;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Where in a grammar a text may stand: automata with their states, each under its stack of calls.
/// Only positions that read something are kept, each once. Used by one thread.
final class Positions {

    /// The bottom of walks that look no further than one automaton: reaching it is noted, not followed.
    static final Stack EDGE = edge();

    private static final int[] NO_SLOTS = {};
    private static final int MOST = 10_000;
    private static final int MOST_SEARCHED = 12;

    private Automaton[] automata = new Automaton[8];
    private int[] states = new int[8];
    private int[] counts = new int[8];
    private @Nullable Stack[] stacks = new Stack[8];
    private int[] slots = NO_SLOTS;
    private int size;
    private boolean mayEnd;
    private boolean edgeReached;

    private static Stack edge() {
        Automaton none = Automaton.of(Dfa.of(Expr.EMPTY, new Budget()));
        return new Stack(new Call(none, 1, 1, none, 0, false), Stack.EDGE_ROUND, null);
    }

    int size() {
        return size;
    }

    Automaton automaton(int index) {
        return automata[index];
    }

    int state(int index) {
        return states[index];
    }

    int count(int index) {
        return counts[index];
    }

    @Nullable Stack stack(int index) {
        return stacks[index];
    }

    /// Whether the text may end here.
    boolean mayEnd() {
        return mayEnd;
    }

    /// Whether [#EDGE] was reached.
    boolean edgeReached() {
        return edgeReached;
    }

    void clear() {
        size = 0;
        slots = NO_SLOTS;
        mayEnd = false;
        edgeReached = false;
    }

    /// Adds a position and all that are reached from it without reading. Call [#settle] after the last.
    void add(Automaton automaton, int state, int count, @Nullable Stack stack) {
        int next = size;
        put(automaton, state, count, stack);
        while (next < size) {
            follow(next++);
        }
    }

    /// Adds what comes after a call.
    void addReturn(Stack stack) {
        int next = size;
        leave(stack);
        while (next < size) {
            follow(next++);
        }
    }

    /// Adds what is reached from a position without reading.
    private void follow(int index) {
        Automaton automaton = automata[index];
        int state = states[index];
        Stack stack = stacks[index];
        for (Call call : automaton.calls(state)) {
            put(call.callee(), 0, 0, call.last() ? stack : new Stack(call, 0, stack));
        }
        if (ends(automaton, state, counts[index])) {
            if (stack == null) {
                mayEnd = true;
            } else {
                leave(stack);
            }
        }
    }

    private static boolean ends(Automaton automaton, int state, int count) {
        return automaton.counts()
                ? state == 0 && count >= automaton.fewest()
                : automaton.accepting(state);
    }

    private void leave(Stack stack) {
        if (stack.edge()) {
            edgeReached = true;
            return;
        }
        Call call = stack.call();
        int rounds = stack.round() + 1;
        if (rounds >= call.min()) {
            put(call.caller(), call.target(), 0, stack.below());
        }
        if (rounds < call.max()) {
            int kept = call.max() == Integer.MAX_VALUE ? Math.min(rounds, call.min()) : rounds;
            put(call.callee(), 0, 0, new Stack(call, kept, stack.below()));
        }
    }

    /// Drops positions that read nothing.
    void settle() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (reads(i)) {
                automata[kept] = automata[i];
                states[kept] = states[i];
                counts[kept] = counts[i];
                stacks[kept] = stacks[i];
                kept++;
            }
        }
        size = kept;
        slots = NO_SLOTS;
    }

    private boolean reads(int index) {
        Automaton automaton = automata[index];
        return automaton.scans(states[index])
                && !(automaton.counts() && states[index] == 0 && counts[index] >= automaton.most());
    }

    /// Adds where one byte leads from a position of another set.
    void step(Positions from, int index, int value) {
        Automaton automaton = from.automata[index];
        int next = automaton.next(from.states[index], value);
        if (next == Automaton.DEAD) {
            return;
        }
        int count = from.counts[index];
        if (automaton.counts() && automaton.accepting(next)) {
            int limit =
                    automaton.most() == Integer.MAX_VALUE ? automaton.fewest() : automaton.most();
            add(automaton, 0, Math.min(count + 1, limit), from.stacks[index]);
        } else {
            add(automaton, next, count, from.stacks[index]);
        }
    }

    /// Moves all positions of another set over one byte into this one.
    void read(Positions from, int value) {
        clear();
        for (int i = 0; i < from.size; i++) {
            step(from, i, value);
        }
        settle();
    }

    /// Whether a byte leads on.
    boolean starts(int value) {
        for (int i = 0; i < size; i++) {
            if (automata[i].next(states[i], value) != Automaton.DEAD) {
                return true;
            }
        }
        return false;
    }

    /// Brings counts that no token tells apart to the same one.
    ///
    /// @param longest bytes of the longest token
    void levelCounts(int longest) {
        for (int i = 0; i < size; i++) {
            Automaton automaton = automata[i];
            if (automaton.counts()) {
                if ((long) automaton.fewest() - counts[i] > longest) {
                    counts[i] = 0;
                } else if (counts[i] >= automaton.fewest()
                        && (long) automaton.most() - counts[i] > longest) {
                    counts[i] = automaton.fewest();
                }
            }
        }
    }

    /// Becomes a set of one position, from which nothing is followed.
    void only(Automaton automaton, int state, int count, Stack stack) {
        clear();
        append(automaton, state, count, stack);
    }

    /// Takes over another set.
    void copy(Positions from) {
        clear();
        for (int i = 0; i < from.size; i++) {
            append(from.automata[i], from.states[i], from.counts[i], from.stacks[i]);
        }
        mayEnd = from.mayEnd;
        edgeReached = from.edgeReached;
    }

    /// Whether another set has the same positions.
    boolean same(Positions other) {
        if (size != other.size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!is(i, other.automata[i], other.states[i], other.counts[i], other.stacks[i])
                    && !other.holds(automata[i], states[i], counts[i], stacks[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Automaton automaton, int state, int count, @Nullable Stack stack) {
        for (int i = 0; i < size; i++) {
            if (is(i, automaton, state, count, stack)) {
                return true;
            }
        }
        return false;
    }

    private void put(Automaton automaton, int state, int count, @Nullable Stack stack) {
        if (size < MOST_SEARCHED) {
            for (int i = 0; i < size; i++) {
                if (is(i, automaton, state, count, stack)) {
                    return;
                }
            }
            append(automaton, state, count, stack);
            return;
        }
        if (size * 2 >= slots.length) {
            rehash();
        }
        int slot = slot(automaton, state, count, stack);
        if (slots[slot] == 0) {
            append(automaton, state, count, stack);
            slots[slot] = size;
        }
    }

    private void rehash() {
        slots = new int[Math.max(64, Integer.highestOneBit(size) * 8)];
        for (int i = 0; i < size; i++) {
            slots[slot(automata[i], states[i], counts[i], stacks[i])] = i + 1;
        }
    }

    private int slot(Automaton automaton, int state, int count, @Nullable Stack stack) {
        int hash = System.identityHashCode(automaton) * 31 + state;
        hash = (hash * 31 + count) * 31 + Stack.hash(stack);
        int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
        while (slots[slot] != 0 && !is(slots[slot] - 1, automaton, state, count, stack)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean is(
            int index, Automaton automaton, int state, int count, @Nullable Stack stack) {
        return automata[index] == automaton
                && states[index] == state
                && counts[index] == count
                && Stack.same(stacks[index], stack);
    }

    private void append(Automaton automaton, int state, int count, @Nullable Stack stack) {
        if (size == states.length) {
            if (size >= MOST) {
                throw new IllegalStateException("the grammar is ambiguous beyond what is followed");
            }
            automata = Arrays.copyOf(automata, size * 2);
            states = Arrays.copyOf(states, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
            stacks = Arrays.copyOf(stacks, size * 2);
        }
        automata[size] = automaton;
        states[size] = state;
        counts[size] = count;
        stacks[size] = stack;
        size++;
    }
}
