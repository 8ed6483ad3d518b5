package dev.parley.structured.match;

import dev.parley.structured.automaton.Automaton;
import dev.parley.structured.automaton.Automaton.TokenMove;
import dev.parley.structured.match.Exits.Nodes;

import java.util.Arrays;

/// Puts together which tokens may come at some positions: what each allows by itself, and what goes on
/// after its call. Used by one thread, once.
final class MaskBuilder {

    private static final int MOST_SEARCHED = 40_000;

    private final Vocabulary vocabulary;
    private final TrieWalk walk;
    private final long[] allowed;

    /// How many more units may come.
    private record Room(int fewest, int most) {

        static Room of(Automaton automaton, int count) {
            return automaton.counts()
                    ? new Room(automaton.fewest() - count, automaton.most() - count)
                    : new Room(0, 0);
        }

        boolean endsAfter(int units) {
            return units >= fewest && units <= most;
        }
    }

    MaskBuilder(Vocabulary vocabulary, TrieWalk walk) {
        this.vocabulary = vocabulary;
        this.walk = walk;
        allowed = new long[vocabulary.words()];
    }

    long[] build(Positions positions) {
        for (int i = 0; i < positions.size(); i++) {
            Automaton automaton = positions.automaton(i);
            LocalMask mask = vocabulary.table(automaton).mask(automaton, positions.state(i), walk);
            mask.addTo(allowed, Room.of(automaton, positions.count(i)).most());
            Stack stack = positions.stack(i);
            if (!mask.exits().none() && stack != null) {
                goOn(positions, i, stack, mask.exits());
            }
            for (TokenMove move : automaton.moves(positions.state(i))) {
                add(move);
            }
        }
        return allowed;
    }

    private void goOn(Positions positions, int index, Stack stack, Exits exits) {
        Positions after = new Positions();
        after.addReturn(stack);
        after.settle();
        if (after.size() == 0) {
            return;
        }
        Automaton automaton = positions.automaton(index);
        Room room = Room.of(automaton, positions.count(index));
        if (exits.few()) {
            Continuation continuation = new Continuation(after);
            Nodes nodes = exits.listed();
            for (int i = 0; i < nodes.size(); i++) {
                if (room.endsAfter(nodes.units()[i])) {
                    walk.continueAt(nodes.nodes()[i], continuation, allowed);
                }
            }
        } else if (automaton.regular() && rare(after)) {
            search(automaton, positions.state(index), exits, room, after);
        } else {
            Positions whole = new Positions();
            whole.only(automaton, positions.state(index), positions.count(index), stack);
            walk.continueAt(0, new Continuation(whole), allowed);
        }
    }

    /// Whether the bytes that may come next lead to few nodes.
    private boolean rare(Positions after) {
        int nodes = 0;
        for (int value = 0; value < 256 && nodes <= MOST_SEARCHED; value++) {
            if (after.starts(value)) {
                nodes += walk.trie().labelled(value).length;
            }
        }
        return nodes <= MOST_SEARCHED;
    }

    private void search(Automaton automaton, int state, Exits exits, Room room, Positions after) {
        Continuation continuation = new Continuation(after);
        for (int value = 0; value < 256; value++) {
            if (after.starts(value)) {
                Nodes nodes = exits.after(value, label -> walk.after(automaton, state, label));
                for (int i = 0; i < nodes.size(); i++) {
                    if (room.endsAfter(nodes.units()[i])) {
                        walk.continueInto(nodes.nodes()[i], continuation, allowed);
                    }
                }
            }
        }
    }

    private void add(TokenMove move) {
        if (move.others()) {
            long[] ids = Arrays.copyOf(move.ids().toLongArray(), allowed.length);
            for (int id = 0; id < vocabulary.size(); id++) {
                if ((ids[id >> 6] >>> id & 1) == 0) {
                    allowed[id >> 6] |= 1L << id;
                }
            }
        } else {
            move.ids().stream()
                    .filter(id -> id < vocabulary.size())
                    .forEach(id -> allowed[id >> 6] |= 1L << id);
        }
    }
}
