package dev.parley.engine.onnx.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

class BlockPoolTest {

    private final BlockPool pool = new BlockPool(3);

    @Test
    void takesEveryBlockOnce() {
        assertEquals(List.of(0, 1, 2), List.of(pool.take(), pool.take(), pool.take()));
        assertEquals(0, pool.idle());
        assertThrows(IllegalStateException.class, pool::take);
    }

    @Test
    void aReleasedBlockKeepsItsPrefixUntilTaken() {
        int block = pool.take();
        pool.keep(block, hash(7));
        pool.release(block);
        assertEquals(OptionalInt.of(block), pool.find(hash(7)));
        pool.take();
        pool.take();
        assertEquals(OptionalInt.of(block), pool.find(hash(7)));
        assertEquals(block, pool.take());
        assertEquals(OptionalInt.empty(), pool.find(hash(7)));
    }

    @Test
    void takesTheLeastRecentlyUsedCachedBlockFirst() {
        int[] blocks = {pool.take(), pool.take(), pool.take()};
        for (int block : blocks) {
            pool.keep(block, hash(block));
        }
        pool.release(blocks[1]);
        pool.release(blocks[0]);
        pool.release(blocks[2]);
        pool.share(blocks[1]);
        pool.release(blocks[1]);
        assertEquals(
                List.of(blocks[0], blocks[2], blocks[1]),
                List.of(pool.take(), pool.take(), pool.take()));
    }

    @Test
    void takesBlocksWithoutPrefixBeforeCachedOnes() {
        int cached = pool.take();
        int plain = pool.take();
        pool.take();
        pool.keep(cached, hash(1));
        pool.release(cached);
        pool.release(plain);
        assertEquals(plain, pool.take());
    }

    @Test
    void aSharedBlockIsIdleAfterItsLastHolder() {
        int block = pool.take();
        pool.share(block);
        pool.release(block);
        assertFalse(pool.isIdle(block));
        pool.release(block);
        assertTrue(pool.isIdle(block));
        assertThrows(IllegalStateException.class, () -> pool.release(block));
    }

    @Test
    void theFirstBlockWithAPrefixIsTheOneFound() {
        int first = pool.take();
        int second = pool.take();
        assertTrue(pool.keep(first, hash(5)));
        assertFalse(pool.keep(second, hash(5)));
        assertEquals(OptionalInt.of(first), pool.find(hash(5)));
    }

    @Test
    void forgetsOnlyIdlePrefixes() {
        int held = pool.take();
        int idle = pool.take();
        pool.keep(held, hash(1));
        pool.keep(idle, hash(2));
        pool.release(idle);
        pool.forgetIdle();
        assertEquals(OptionalInt.of(held), pool.find(hash(1)));
        assertEquals(OptionalInt.empty(), pool.find(hash(2)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverLosesABlock(long seed) {
        Random random = new Random(seed);
        BlockPool many = new BlockPool(17);
        List<Integer> held = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            step(random, many, held);
            long distinct = held.stream().distinct().count();
            assertEquals(17 - distinct, many.idle(), () -> "seed " + seed + " " + many);
        }
        held.forEach(many::release);
        assertEquals(17, many.idle());
    }

    private static void step(Random random, BlockPool pool, List<Integer> held) {
        switch (random.nextInt(4)) {
            case 0 -> {
                if (pool.idle() > 0) {
                    held.add(pool.take());
                }
            }
            case 1 ->
                    pool.find(hash(random.nextInt(20)))
                            .ifPresent(
                                    block -> {
                                        pool.share(block);
                                        held.add(block);
                                    });
            case 2 -> {
                if (!held.isEmpty()) {
                    pool.release(held.remove(random.nextInt(held.size())));
                }
            }
            default -> {
                if (!held.isEmpty()) {
                    keepNew(random, pool, held.getLast());
                }
            }
        }
    }

    private static void keepNew(Random random, BlockPool pool, int block) {
        for (int i = 0; i < 20; i++) {
            OptionalInt found = pool.find(hash(i));
            if (found.isPresent() && found.getAsInt() == block) {
                return;
            }
        }
        pool.keep(block, hash(random.nextInt(20)));
    }

    private static PrefixHash hash(long value) {
        return new PrefixHash(value, value);
    }
}
