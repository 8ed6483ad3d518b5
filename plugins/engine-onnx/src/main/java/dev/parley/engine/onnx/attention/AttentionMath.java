package dev.parley.engine.onnx.attention;

/// The arithmetic of attention on one tile. Two forms that agree to rounding.
///
/// What is computed for a query depends on its position and sequence only, in one fixed order: other
/// queries in the tile, and where a prompt was cut into chunks, change nothing.
sealed interface AttentionMath permits ScalarMath, VectorMath {

    /// The quickest form for a block size.
    static AttentionMath of(int blockSize) {
        return blockSize % VectorMath.LANES == 0 ? new VectorMath() : new ScalarMath();
    }

    /// Fills the scores of [Tile#GROUP] queries from `query` on: query times key.
    void scores(Tile tile, int query);

    /// Turns a query's scores into weights, not yet divided by their sum; tokens outside get 0.
    ///
    /// @param from index in the row of scores of the first token it sees
    /// @param to index after the last one
    /// @return the sum of the weights
    float weights(Tile tile, int query, int from, int to);

    /// Fills the outputs of [Tile#GROUP] queries from `query` on: weights times values.
    void values(Tile tile, int query);
}
