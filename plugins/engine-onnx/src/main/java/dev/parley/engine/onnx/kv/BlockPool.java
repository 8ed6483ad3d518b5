package dev.parley.engine.onnx.kv;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// The KV blocks by id: how often each is held, which prefix it keeps, and in which order idle ones
/// are taken again.
///
/// Idle blocks form a ring through `next` and `previous` around the entry `blocks`: those without a
/// prefix first, then cached ones, the least recently used first.
final class BlockPool {

    private final int blocks;
    private final int[] holders;
    private final int[] next;
    private final int[] previous;
    private final @Nullable PrefixHash[] prefixes;
    private final Map<PrefixHash, Integer> cached = new HashMap<>();
    private int idle;

    BlockPool(int blocks) {
        this.blocks = blocks;
        holders = new int[blocks];
        next = new int[blocks + 1];
        previous = new int[blocks + 1];
        prefixes = new PrefixHash[blocks];
        next[blocks] = blocks;
        previous[blocks] = blocks;
        for (int block = 0; block < blocks; block++) {
            link(block, previous[blocks], blocks);
        }
    }

    int size() {
        return blocks;
    }

    /// Blocks that nobody holds; cached ones count.
    int idle() {
        return idle;
    }

    boolean isIdle(int block) {
        return holders[block] == 0;
    }

    /// Takes an idle block; a prefix that it kept is forgotten.
    int take() {
        int block = next[blocks];
        if (block == blocks) {
            throw new IllegalStateException("no idle block");
        }
        forget(block);
        unlink(block);
        holders[block] = 1;
        return block;
    }

    /// Adds a holder to a block found by [#find].
    void share(int block) {
        if (holders[block]++ == 0) {
            unlink(block);
        }
    }

    /// Removes a holder; the last one leaves the block idle.
    void release(int block) {
        if (holders[block] == 0) {
            throw new IllegalStateException("block " + block + " is idle already");
        }
        if (--holders[block] > 0) {
            return;
        }
        if (prefixes[block] == null) {
            link(block, blocks, next[blocks]);
        } else {
            link(block, previous[blocks], blocks);
        }
    }

    /// The block that keeps a prefix.
    OptionalInt find(PrefixHash prefix) {
        Integer block = cached.get(prefix);
        return block == null ? OptionalInt.empty() : OptionalInt.of(block);
    }

    /// Lets others find a held block; the first block with a prefix stays the one that is found.
    ///
    /// @return whether the prefix is new
    boolean keep(int block, PrefixHash prefix) {
        if (cached.putIfAbsent(prefix, block) != null) {
            return false;
        }
        prefixes[block] = prefix;
        return true;
    }

    /// Forgets the prefixes of idle blocks.
    void forgetIdle() {
        for (int block = 0; block < blocks; block++) {
            if (holders[block] == 0) {
                forget(block);
            }
        }
    }

    /// Prefixes that can be found.
    int prefixes() {
        return cached.size();
    }

    @Override
    public String toString() {
        return "BlockPool[idle=%d, holders=%s]".formatted(idle, Arrays.toString(holders));
    }

    private void forget(int block) {
        PrefixHash prefix = prefixes[block];
        if (prefix != null) {
            cached.remove(prefix);
            prefixes[block] = null;
        }
    }

    private void link(int block, int before, int after) {
        previous[block] = before;
        next[block] = after;
        next[before] = block;
        previous[after] = block;
        idle++;
    }

    private void unlink(int block) {
        next[previous[block]] = next[block];
        previous[next[block]] = previous[block];
        idle--;
    }
}
