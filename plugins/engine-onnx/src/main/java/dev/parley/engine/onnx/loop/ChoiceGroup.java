package dev.parley.engine.onnx.loop;

/// The requests of one call that have the same prompt, as `n` choices have. Belongs to the engine thread
/// once submitted.
final class ChoiceGroup {

    private int size;
    private int ended;
    private int mostTokens;

    /// One more request belongs to it; before it is submitted.
    void join() {
        size++;
    }

    /// A member ended.
    ///
    /// @return whether it was the last one
    boolean ended(int outputTokens) {
        mostTokens = Math.max(mostTokens, outputTokens);
        return ++ended == size;
    }

    int size() {
        return size;
    }

    /// Output tokens of the longest member that ended.
    int mostTokens() {
        return mostTokens;
    }
}
