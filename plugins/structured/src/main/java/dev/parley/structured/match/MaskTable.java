package dev.parley.structured.match;

import dev.parley.structured.automaton.Automaton;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// What is known about the states of one automaton; grows as they are asked for, up to a limit.
/// Safe on any thread.
final class MaskTable {

    private static final long MOST_BYTES = 24L << 20;

    private final Map<Integer, LocalMask> masks = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    /// @param automaton one that reads and counts the same every time; not kept, so that it can be
    ///     forgotten
    LocalMask mask(Automaton automaton, int state, TrieWalk walk) {
        Integer key = automaton.counts() ? ~state : state;
        LocalMask known = masks.get(key);
        if (known != null) {
            return known;
        }
        LocalMask mask = walk.local(automaton, state);
        if (bytes.addAndGet(mask.size()) <= MOST_BYTES) {
            masks.put(key, mask);
        } else {
            bytes.addAndGet(-mask.size());
        }
        return mask;
    }
}
