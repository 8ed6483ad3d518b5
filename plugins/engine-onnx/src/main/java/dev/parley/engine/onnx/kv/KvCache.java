package dev.parley.engine.onnx.kv;

import dev.parley.api.engine.EngineOptions.PrefixCaching;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/// Gives KV blocks to sequences and lets equal prefixes share them.
///
/// A full block can be found by others once its keys and values are computed, and as long as
/// nobody else needed the block.
public final class KvCache {

    private final int blockSize;
    private final PrefixCaching caching;
    private final BlockPool pool;
    private final Set<PrefixHash> announced = new HashSet<>();

    /// @param blocks how many there are
    /// @param blockSize tokens per block
    /// @param caching whether equal prefixes share blocks
    public KvCache(int blocks, int blockSize, PrefixCaching caching) {
        this.blockSize = blockSize;
        this.caching = caching;
        this.pool = new BlockPool(blocks);
    }

    /// Tokens per block.
    public int blockSize() {
        return blockSize;
    }

    /// Share of the blocks that sequences hold, 0 to 1.
    public double usage() {
        return 1.0 - (double) pool.idle() / pool.size();
    }

    /// How many leading blocks of the sequence others have computed; at least the last token is
    /// left to compute.
    public int reusable(KvSequence sequence) {
        if (!reads(sequence)) {
            return 0;
        }
        int most = mostReusable(sequence);
        int found = 0;
        while (found < most && pool.find(sequence.chain().at(found)).isPresent()) {
            found++;
        }
        return found;
    }

    /// Whether the block after the `reusable` ones is just being computed for another sequence.
    public boolean isAnnounced(KvSequence sequence, int reusable) {
        return reads(sequence)
                && reusable < mostReusable(sequence)
                && announced.contains(sequence.chain().at(reusable));
    }

    /// Says which blocks the next step fills for `sequence`, until [#clearAnnounced()].
    ///
    /// @param computed tokens in the cache before the step
    /// @param rows tokens that the step adds
    public void announce(KvSequence sequence, int computed, int rows) {
        if (caching == PrefixCaching.OFF) {
            return;
        }
        int end = Math.min((computed + rows) / blockSize, sequence.chain().size());
        for (int block = computed / blockSize; block < end; block++) {
            announced.add(sequence.chain().at(block));
        }
    }

    /// Forgets what was announced.
    public void clearAnnounced() {
        if (!announced.isEmpty()) {
            announced.clear();
        }
    }

    /// Whether all tokens of a sequence that holds nothing yet fit now, beside its reusable blocks.
    public boolean fits(KvSequence sequence, int reusable) {
        int idle = pool.idle();
        for (int block = 0; block < reusable; block++) {
            if (pool.isIdle(find(sequence, block))) {
                idle--;
            }
        }
        return blocksFor(sequence.tokens().length()) - reusable <= idle;
    }

    /// Makes the sequence hold its reusable blocks.
    ///
    /// @return tokens whose keys and values it has now
    public int adopt(KvSequence sequence, int reusable) {
        for (int i = 0; i < reusable; i++) {
            int block = find(sequence, i);
            pool.share(block);
            sequence.add(block);
        }
        sequence.kept(reusable);
        return reusable * blockSize;
    }

    /// Makes the sequence hold blocks for so many tokens.
    ///
    /// @return false when there are too few; then nothing changed
    public boolean grow(KvSequence sequence, int tokens) {
        int missing = blocksFor(tokens) - sequence.held();
        if (missing > pool.idle()) {
            return false;
        }
        for (int i = 0; i < missing; i++) {
            sequence.add(pool.take());
        }
        return true;
    }

    /// Lets others find the blocks that are full now.
    ///
    /// @param computed tokens whose keys and values are stored
    /// @return how many blocks became findable
    public int keep(KvSequence sequence, int computed) {
        int full = computed / blockSize;
        if (caching == PrefixCaching.OFF || full <= sequence.kept()) {
            return 0;
        }
        sequence.chain().extend(sequence.tokens());
        int added = 0;
        for (int i = sequence.kept(); i < full; i++) {
            if (pool.keep(sequence.blocks()[i], sequence.chain().at(i))) {
                added++;
            }
        }
        sequence.kept(full);
        return added;
    }

    /// Takes all blocks back, so that the end of the sequence is forgotten before its beginning.
    public void release(KvSequence sequence) {
        while (sequence.held() > 0) {
            pool.release(sequence.removeLast());
        }
        sequence.kept(0);
    }

    /// Forgets the prefixes that no sequence holds.
    public void forgetIdle() {
        pool.forgetIdle();
    }

    private boolean reads(KvSequence sequence) {
        return caching == PrefixCaching.ON && sequence.reads() == PrefixCaching.ON;
    }

    private int mostReusable(KvSequence sequence) {
        return Math.min((sequence.tokens().length() - 1) / blockSize, sequence.chain().size());
    }

    private int find(KvSequence sequence, int block) {
        OptionalInt found = pool.find(sequence.chain().at(block));
        return found.orElseThrow(() -> new IllegalStateException("a reusable block is gone"));
    }

    private int blocksFor(int tokens) {
        return (tokens + blockSize - 1) / blockSize;
    }
}
