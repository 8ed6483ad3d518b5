package dev.parley.core.text;

import dev.parley.api.text.ChatTemplate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The templates requests brought lately, compiled. Safe on any thread; the least recently used one
/// goes first.
final class RecentTemplates {

    private static final int LIMIT = 32;

    private static final float LOAD_FACTOR = 0.75f;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ChatTemplate> bySource =
            new LinkedHashMap<>(LIMIT, LOAD_FACTOR, true);

    /// The compiled form of `source`. Two threads that ask at once may both compile it.
    ChatTemplate find(String source, Supplier<ChatTemplate> compile) {
        return locked(() -> Optional.ofNullable(bySource.get(source)))
                .orElseGet(() -> remember(source, compile.get()));
    }

    int size() {
        return locked(bySource::size);
    }

    private ChatTemplate remember(String source, ChatTemplate template) {
        return locked(
                () -> {
                    bySource.put(source, template);
                    if (bySource.size() > LIMIT) {
                        bySource.remove(bySource.keySet().iterator().next());
                    }
                    return template;
                });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
