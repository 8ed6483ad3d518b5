package dev.parley.engine.onnx.execute;

import com.sun.management.OperatingSystemMXBean;

import dev.parley.api.StartupFailure;
import dev.parley.api.engine.EngineOptions;

import java.lang.management.ManagementFactory;

/// Chooses how many KV blocks there are.
///
/// @param blockBytes bytes of one block in all layers
/// @param modelLength tokens of the longest sequence
/// @param weightBytes size of the model, which says how much memory is in proportion
record CacheSize(long blockBytes, int modelLength, long weightBytes) {

    private static final long SMALL = 384L << 20;
    private static final int WEIGHTS_TO_CACHE = 4;
    private static final int MODEST_SHARE = 4;
    private static final int LARGEST_SHARE = 2;

    /// The exact number if given, else what fits the given memory, else what all sequences can need at
    /// most or a modest share of the machine, whichever is less.
    ///
    /// @throws StartupFailure when not even one sequence fits
    int blocks(EngineOptions options) {
        EngineOptions.Cache cache = options.cache();
        if (cache.blocks().isPresent()) {
            return cache.blocks().getAsInt();
        }
        long one = Math.ceilDiv(modelLength, cache.blockSize());
        if (cache.bytes().isPresent()) {
            return fitting(cache.bytes().getAsLong(), one);
        }
        long all = one * options.scheduling().maxSequences();
        if (all * blockBytes <= SMALL) {
            return count(all);
        }
        return Math.min(count(all), fitting(share(one * blockBytes), one));
    }

    /// Memory for the cache: more than modest only where one sequence needs it.
    private long share(long oneSequence) {
        long modest = Math.max(SMALL, WEIGHTS_TO_CACHE * weightBytes);
        if (modest == SMALL && oneSequence <= SMALL) {
            return SMALL;
        }
        long machine = machineBytes();
        return Math.max(
                Math.min(modest, machine / MODEST_SHARE),
                Math.min(oneSequence, machine / LARGEST_SHARE));
    }

    private int fitting(long bytes, long oneSequence) {
        long blocks = bytes / blockBytes;
        if (blocks < oneSequence) {
            throw new StartupFailure(
                    "A sequence of %d tokens needs %s of KV cache, but there are %s. Lower --max-model-len or raise --kv-cache-memory-bytes."
                            .formatted(
                                    modelLength,
                                    mebibytes(oneSequence * blockBytes),
                                    mebibytes(bytes)));
        }
        return count(blocks);
    }

    private static int count(long blocks) {
        return (int) Math.min(blocks, Integer.MAX_VALUE);
    }

    private static String mebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20) + " MiB";
    }

    private static long machineBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }
}
