package dev.parley.engine.onnx.kv;

/// Names a block's tokens and everything before them: 128 bits of a SHA-256, so that no client can
/// craft a prompt that is taken for another's.
///
/// @param high first half
/// @param low second half
record PrefixHash(long high, long low) {

    @Override
    public int hashCode() {
        return (int) low;
    }
}
