package dev.parley.structured.match;

import dev.parley.structured.automaton.Automaton;
import dev.parley.structured.automaton.Automaton.TokenMove;

import java.util.Arrays;

/// Puts together which tokens may come at some positions: what each allows by itself, and what goes on
/// after its call. Used by one thread, once.
final class MaskBuilder {

    private final Vocabulary vocabulary;
    private final TrieWalk walk;
    private final long[] allowed;

    MaskBuilder(Vocabulary vocabulary, TrieWalk walk) {
        this.vocabulary = vocabulary;
        this.walk = walk;
        allowed = new long[vocabulary.words()];
    }

    long[] build(Positions positions) {
        for (int i = 0; i < positions.size(); i++) {
            Automaton automaton = positions.automaton(i);
            LocalMask mask =
                    vocabulary
                            .table(automaton)
                            .mask(automaton, positions.state(i), positions.count(i), walk);
            mask.addTo(allowed);
            Stack stack = positions.stack(i);
            if (mask.exits().length > 0 && stack != null) {
                goOn(stack, mask.exits());
            }
            for (TokenMove move : automaton.moves(positions.state(i))) {
                add(move);
            }
        }
        return allowed;
    }

    private void goOn(Stack stack, int[] exits) {
        Positions after = new Positions();
        after.addReturn(stack);
        after.settle();
        if (after.size() > 0) {
            for (int exit : exits) {
                walk.continueAt(exit, after, allowed);
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
