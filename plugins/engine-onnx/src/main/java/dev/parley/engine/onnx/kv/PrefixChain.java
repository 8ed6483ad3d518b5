package dev.parley.engine.onnx.kv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// The hashes of one sequence's full blocks; each covers its block, all blocks before and the salt.
final class PrefixChain {

    private final int blockSize;
    private final MessageDigest digest;
    private final ByteBuffer input;
    private final List<PrefixHash> hashes = new ArrayList<>();
    private PrefixHash last;

    /// @param salt separates tenants; empty for none
    PrefixChain(int blockSize, String salt) {
        this.blockSize = blockSize;
        this.digest = sha256();
        this.input = ByteBuffer.allocate(2 * Long.BYTES + blockSize * Integer.BYTES);
        this.last = shorten(digest.digest(salt.getBytes(StandardCharsets.UTF_8)));
    }

    /// Hashes the blocks that `tokens` fills and that were not hashed yet.
    void extend(TokenHistory tokens) {
        int full = tokens.length() / blockSize;
        for (int block = hashes.size(); block < full; block++) {
            input.clear().putLong(last.high()).putLong(last.low());
            for (int i = block * blockSize; i < (block + 1) * blockSize; i++) {
                input.putInt(tokens.at(i));
            }
            last = shorten(digest.digest(input.array()));
            hashes.add(last);
        }
    }

    /// Full blocks hashed so far.
    int size() {
        return hashes.size();
    }

    PrefixHash at(int block) {
        return hashes.get(block);
    }

    private static PrefixHash shorten(byte[] sum) {
        ByteBuffer bytes = ByteBuffer.wrap(sum);
        return new PrefixHash(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
