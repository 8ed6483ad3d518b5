package dev.parley.structured.automaton;

import java.util.BitSet;
import java.util.List;

/// The compiled form of one rule, or of one regular language: moves over bytes, calls of other
/// automata and moves over tokens. State 0 is the start. Immutable once compiled.
///
/// An automaton may count: then every text of its language is one unit, and a count of units goes with
/// the state.
public final class Automaton {

    /// What [#next] says when no text goes on this way.
    public static final int DEAD = Table.NONE;

    private static final Call[] NO_CALLS = {};
    private static final TokenMove[] NO_MOVES = {};

    private final byte[] classOf;
    private final int classes;
    private final int[] next;
    private final BitSet accepting;
    private final BitSet scanning;
    private final Call[][] calls;
    private final TokenMove[][] moves;
    private final int fewest;
    private final int most;

    /// A move that another automaton makes.
    ///
    /// @param callee makes it, between `min` and `max` times in a row
    /// @param target where the caller goes on
    /// @param last whether the caller's text may only end there
    public record Call(
            Automaton callee, int min, int max, Automaton caller, int target, boolean last) {}

    /// A move over one token.
    ///
    /// @param ids tokens that it names
    /// @param others whether it is over all other tokens instead
    /// @param target where it leads
    public record TokenMove(BitSet ids, boolean others, int target) {

        /// Whether the move is over a token.
        public boolean takes(int token) {
            return ids.get(token) != others;
        }
    }

    /// One of a regular language.
    public static Automaton of(Dfa dfa) {
        return new Automaton(dfa, 1, 1);
    }

    /// One that counts.
    ///
    /// @param unit a prefix-free language without the empty text
    static Automaton counting(Dfa unit, int min, int max) {
        return new Automaton(unit, min, max);
    }

    private Automaton(Dfa dfa, int fewest, int most) {
        classOf = dfa.classes().classOf();
        classes = dfa.classes().count();
        next = dfa.table();
        accepting = new BitSet();
        for (int i = 0; i < dfa.size(); i++) {
            accepting.set(i, dfa.accepting(i));
        }
        calls = new Call[0][];
        moves = new TokenMove[0][];
        scanning = scanning();
        this.fewest = fewest;
        this.most = most;
    }

    Automaton(Table table) {
        classOf = table.classes().classOf();
        classes = table.classes().count();
        int states = table.rows().size();
        next = new int[states * classes];
        for (int i = 0; i < states; i++) {
            System.arraycopy(table.rows().get(i), 0, next, i * classes, classes);
        }
        accepting = table.accepting();
        calls = new Call[states][];
        moves = new TokenMove[states][];
        scanning = scanning();
        fewest = 1;
        most = 1;
    }

    /// Sets what a state does beside bytes; only while the grammar is compiled.
    void link(int state, List<Call> calls, List<TokenMove> moves) {
        this.calls[state] = calls.isEmpty() ? NO_CALLS : calls.toArray(NO_CALLS);
        this.moves[state] = moves.isEmpty() ? NO_MOVES : moves.toArray(NO_MOVES);
        if (!moves.isEmpty()) {
            scanning.set(state);
        }
    }

    private BitSet scanning() {
        BitSet states = new BitSet();
        for (int i = 0; i < next.length; i++) {
            if (next[i] != DEAD) {
                states.set(i / classes);
            }
        }
        return states;
    }

    /// How many states there are.
    public int size() {
        return next.length / classes;
    }

    /// The state after one more byte, or [#DEAD].
    public int next(int state, int value) {
        return next[state * classes + (classOf[value] & 0xFF)];
    }

    /// Whether a text may end in a state; of a counting automaton, whether a unit may.
    public boolean accepting(int state) {
        return accepting.get(state);
    }

    /// Whether bytes or tokens lead on from a state.
    public boolean scans(int state) {
        return scanning.get(state);
    }

    /// The calls that a state may make.
    public Call[] calls(int state) {
        return calls.length == 0 ? NO_CALLS : calls[state];
    }

    /// The moves over tokens of a state.
    public TokenMove[] moves(int state) {
        return moves.length == 0 ? NO_MOVES : moves[state];
    }

    /// Whether no state makes calls or moves over tokens.
    public boolean regular() {
        return calls.length == 0;
    }

    /// Whether units are counted.
    public boolean counts() {
        return fewest != 1 || most != 1;
    }

    /// Fewest units.
    public int fewest() {
        return fewest;
    }

    /// Most units; `Integer.MAX_VALUE` for any number.
    public int most() {
        return most;
    }
}
