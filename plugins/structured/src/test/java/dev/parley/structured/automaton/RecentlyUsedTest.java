package dev.parley.structured.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class RecentlyUsedTest {

    private final RecentlyUsed<Integer, Object> map = new RecentlyUsed<>(3);

    @Test
    void findsWhatItKeeps() {
        assertEquals(Optional.empty(), map.find(1));
        assertEquals("one", map.keep(1, "one"));
        assertEquals(Optional.of("one"), map.find(1));
    }

    @Test
    void keepsTheFirstValue() {
        map.keep(1, "one");

        assertEquals("one", map.keep(1, "other"));
        assertEquals(Optional.of("one"), map.find(1));
    }

    @Test
    void forgetsWhatWasNotAskedForLongest() {
        map.keep(1, "one");
        map.keep(2, "two");
        map.keep(3, "three");
        map.find(1);
        map.keep(4, "four");

        assertEquals(Optional.empty(), map.find(2));
        assertEquals(Optional.of("one"), map.find(1));
        assertEquals(Optional.of("three"), map.find(3));
        assertEquals(Optional.of("four"), map.find(4));
    }

    @Test
    void givesAllThreadsTheSameValue() throws Exception {
        List<Future<Object>> kept = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 64; i++) {
                kept.add(threads.submit(() -> map.keep(1, new Object())));
            }
        }
        for (Future<Object> value : kept) {
            assertSame(map.find(1).orElseThrow(), value.get());
        }
    }
}
