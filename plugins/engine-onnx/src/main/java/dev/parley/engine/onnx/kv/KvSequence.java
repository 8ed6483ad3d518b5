package dev.parley.engine.onnx.kv;

import dev.parley.api.engine.EngineOptions.PrefixCaching;

import java.util.Arrays;

/// One sequence's tokens and the KV blocks it holds.
public final class KvSequence {

    private final TokenHistory tokens;
    private final PrefixChain chain;
    private final PrefixCaching reads;
    private int[] blocks = new int[8];
    private int held;
    private int kept;

    /// Hashes the prompt's blocks, so better done on the caller's thread.
    ///
    /// @param salt separates prefixes of tenants; empty for none
    /// @param reads OFF computes every token, yet lets others find the blocks
    public KvSequence(TokenHistory tokens, int blockSize, String salt, PrefixCaching reads) {
        this.tokens = tokens;
        this.chain = new PrefixChain(blockSize, salt);
        this.reads = reads;
        chain.extend(tokens);
    }

    /// The sequence's tokens.
    public TokenHistory tokens() {
        return tokens;
    }

    /// Block ids in order; only the first [#held()] count, the array is the sequence's own.
    public int[] blocks() {
        return blocks;
    }

    /// How many blocks it holds.
    public int held() {
        return held;
    }

    PrefixChain chain() {
        return chain;
    }

    PrefixCaching reads() {
        return reads;
    }

    /// Leading blocks that the cache was told of.
    int kept() {
        return kept;
    }

    void kept(int count) {
        kept = count;
    }

    void add(int block) {
        if (held == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * held);
        }
        blocks[held++] = block;
    }

    int removeLast() {
        return blocks[--held];
    }
}
