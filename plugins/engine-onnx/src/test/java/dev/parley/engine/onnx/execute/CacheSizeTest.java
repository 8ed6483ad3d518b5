package dev.parley.engine.onnx.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.api.engine.EngineOptions.Cache;
import dev.parley.api.engine.EngineOptions.PrefixCaching;
import dev.parley.engine.onnx.weights.MemoryFiles;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

class CacheSizeTest {

    private static final long MEBIBYTE = 1L << 20;
    private static final int SEQUENCES = 16;

    private static int blocks(CacheSize size, OptionalLong bytes, OptionalInt exactly) {
        Cache cache = new Cache(16, bytes, exactly, PrefixCaching.OFF);
        return size.blocks(Starts.of(new MemoryFiles(Map.of())).cache(cache).options());
    }

    private static int chosen(CacheSize size) {
        return blocks(size, OptionalLong.empty(), OptionalInt.empty());
    }

    @Test
    void anExactNumberIsTaken() {
        assertEquals(
                3,
                blocks(
                        new CacheSize(MEBIBYTE, 1024, 0),
                        OptionalLong.of(MEBIBYTE),
                        OptionalInt.of(3)));
    }

    @Test
    void givenMemoryIsFilled() {
        assertEquals(
                100,
                blocks(
                        new CacheSize(MEBIBYTE, 1024, 0),
                        OptionalLong.of(100 * MEBIBYTE),
                        OptionalInt.empty()));
    }

    @Test
    void memoryTooSmallForOneSequenceIsRefused() {
        OptionalLong bytes = OptionalLong.of(63 * MEBIBYTE);
        CacheSize size = new CacheSize(MEBIBYTE, 1024, 0);
        StartupFailure failure =
                assertThrows(StartupFailure.class, () -> blocks(size, bytes, OptionalInt.empty()));
        assertTrue(
                failure.getMessage().contains("64 MiB") && failure.getMessage().contains("63 MiB"));
    }

    @Test
    void noMoreIsReservedThanAllSequencesNeed() {
        assertEquals(SEQUENCES * 64, chosen(new CacheSize(1024, 1024, MEBIBYTE)));
        assertEquals(SEQUENCES * 63, chosen(new CacheSize(1024, 1000, MEBIBYTE)));
    }

    @Test
    void aSmallModelStaysWithinAFewHundredMebibytes() {
        assertEquals(384, chosen(new CacheSize(MEBIBYTE, 1024, MEBIBYTE)));
    }

    @Test
    void oneSequenceOfASmallModelMayNeedMore() {
        assertEquals(400, chosen(new CacheSize(MEBIBYTE, 6400, MEBIBYTE)));
    }
}
