package dev.parley.structured.automaton;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// A map that forgets what was not asked for longest once it holds too much. Safe on any thread.
///
/// @param <K> keys
/// @param <V> values
public final class RecentlyUsed<K, V> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;

    /// @param most entries that are kept, ≥ 1
    public RecentlyUsed(int most) {
        this.most = most;
    }

    /// What is known of a key.
    public Optional<V> find(K key) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(key));
        } finally {
            lock.unlock();
        }
    }

    /// Keeps a value unless there is one already.
    ///
    /// @return the value that is kept
    public V keep(K key, V value) {
        lock.lock();
        try {
            V earlier = entries.get(key);
            if (earlier != null) {
                return earlier;
            }
            entries.put(key, value);
            if (entries.size() > most) {
                entries.remove(entries.keySet().iterator().next());
            }
            return value;
        } finally {
            lock.unlock();
        }
    }
}
