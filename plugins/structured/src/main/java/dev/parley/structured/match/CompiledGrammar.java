package dev.parley.structured.match;

import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.structured.automaton.Automaton;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A grammar over a vocabulary. Remembers masks of places that come again. Safe on any thread.
public final class CompiledGrammar implements CompiledConstraint {

    private static final int MOST_MASKS = 400;
    private static final int MOST_WARM_STATES = 160;
    private static final int MOST_WARM_PLACES = 400;
    private static final int MOST_WARM_CALLS = 40;

    private final Automaton root;
    private final Vocabulary vocabulary;
    private final Map<PlaceKey, Mask> masks = new ConcurrentHashMap<>();

    /// @param root automaton of whole texts
    public CompiledGrammar(Automaton root, Vocabulary vocabulary) {
        this.root = root;
        this.vocabulary = vocabulary;
    }

    /// Computes what most texts will ask for, so that no token waits for it. Languages that other
    /// constraints had too cost nothing.
    public void warm() {
        List<Automaton> automata = reachable();
        List<Place> places = new ArrayList<>();
        for (Automaton automaton : automata) {
            if (automaton.size() <= MOST_WARM_STATES && places.size() <= MOST_WARM_PLACES) {
                for (int state = 0; state < automaton.size(); state++) {
                    places.add(new Place(automaton, state));
                }
            }
        }
        places.parallelStream()
                .forEach(
                        place ->
                                vocabulary
                                        .table(place.automaton())
                                        .mask(place.automaton(), place.state(), vocabulary.walk()));
        warmCalls(automata);
    }

    private record Place(Automaton automaton, int state) {}

    private List<Automaton> reachable() {
        Set<Automaton> seen = new LinkedHashSet<>(Set.of(root));
        Deque<Automaton> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Automaton automaton = open.remove();
            for (int state = 0; state < automaton.size(); state++) {
                for (Automaton.Call call : automaton.calls(state)) {
                    if (seen.add(call.callee())) {
                        open.add(call.callee());
                    }
                }
            }
        }
        return List.copyOf(seen);
    }

    /// Looks up where languages that may end almost anywhere go on.
    private void warmCalls(List<Automaton> automata) {
        TrieWalk walk = vocabulary.walk();
        int left = MOST_WARM_CALLS;
        for (Automaton automaton : automata) {
            for (int state = 0; state < automaton.size(); state++) {
                for (Automaton.Call call : automaton.calls(state)) {
                    left -= left > 0 && warm(call, walk) ? 1 : 0;
                }
            }
        }
    }

    private boolean warm(Automaton.Call call, TrieWalk walk) {
        Automaton callee = call.callee();
        if (!callee.regular() || callee.size() > MOST_WARM_STATES) {
            return false;
        }
        boolean many = false;
        for (int state = 0; state < callee.size(); state++) {
            if (!vocabulary.table(callee).mask(callee, state, walk).exits().few()) {
                Positions positions = new Positions();
                positions.only(callee, state, callee.fewest() - 1, new Stack(call, 0, null));
                new MaskBuilder(vocabulary, walk).build(positions);
                many = true;
            }
        }
        return many;
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
        PlaceKey key = new PlaceKey(positions, vocabulary.longestToken());
        Mask known = masks.get(key);
        if (known == null) {
            known = Mask.of(new MaskBuilder(vocabulary, walk).build(positions));
            if (masks.size() >= MOST_MASKS) {
                masks.clear();
            }
            masks.put(key, known);
        }
        int words = Math.min(known.allowed().length, allowed.length);
        System.arraycopy(known.allowed(), 0, allowed, 0, words);
        Arrays.fill(allowed, words, allowed.length, 0);
    }

    /// The only token that may come at some positions, if that was seen before.
    OptionalInt onlyToken(Positions positions) {
        Mask known = masks.get(new PlaceKey(positions, vocabulary.longestToken()));
        return known == null ? OptionalInt.empty() : known.only();
    }

    /// Tokens that may come.
    ///
    /// @param only the one that there is; empty when there are others
    private record Mask(long[] allowed, OptionalInt only) {

        static Mask of(long[] allowed) {
            BitSet tokens = BitSet.valueOf(allowed);
            int first = tokens.nextSetBit(0);
            boolean one = first >= 0 && tokens.nextSetBit(first + 1) < 0;
            return new Mask(allowed, one ? OptionalInt.of(first) : OptionalInt.empty());
        }
    }
}
