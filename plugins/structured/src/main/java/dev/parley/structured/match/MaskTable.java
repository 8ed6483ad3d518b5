package dev.parley.structured.match;

import dev.parley.structured.automaton.Automaton;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// What is known about the positions of one automaton; grows as they are asked for, up to a limit.
/// Safe on any thread.
final class MaskTable {

    private static final long MOST_BYTES = 24L << 20;

    private final int deepest;
    private final Map<Long, LocalMask> masks = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    /// @param deepest bytes of the longest token: no token tells apart counts that are further away
    ///     from a limit
    MaskTable(int deepest) {
        this.deepest = deepest;
    }

    /// @param automaton the same every time; not kept, so that it can be forgotten
    LocalMask mask(Automaton automaton, int state, int count, TrieWalk walk) {
        Long key = key(automaton, state, count);
        LocalMask known = masks.get(key);
        if (known != null) {
            return known;
        }
        LocalMask mask = walk.local(automaton, state, count);
        if (bytes.addAndGet(mask.size()) <= MOST_BYTES) {
            masks.put(key, mask);
        } else {
            bytes.addAndGet(-mask.size());
        }
        return mask;
    }

    private long key(Automaton automaton, int state, int count) {
        if (!automaton.counts()) {
            return state;
        }
        long toFewest = Math.min(deepest + 1L, Math.max(0, automaton.fewest() - count));
        long toMost = Math.min(deepest + 1L, (long) automaton.most() - count);
        return (toFewest << 48) | (toMost << 32) | state;
    }
}
