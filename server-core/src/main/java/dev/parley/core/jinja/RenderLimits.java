package dev.parley.core.jinja;

/// What one rendering may use. Every bound is always there: a template can neither hang nor exhaust
/// a thread or the heap.
///
/// @param outputChars longest prompt, in UTF-16 units
/// @param steps statements, iterations, calls and elements touched
/// @param depth nested levels of running expressions and statements, over all active macros
/// @param rangeSize longest `range(…)`, in numbers
/// @param repeatChars longest string made by repetition or padding, in UTF-16 units
/// @param memory characters and container elements (eight characters each) that may be made
///   altogether
public record RenderLimits(
        int outputChars, long steps, int depth, int rangeSize, int repeatChars, long memory) {

    /// For templates the operator chose: far above any real conversation, still bounded.
    public static final RenderLimits TRUSTED =
            new RenderLimits(256 << 20, 2_000_000_000L, 2_000, 100_000, 16 << 20, 1L << 30);

    /// For templates that arrive with a request: enough for a long conversation, not for harm.
    public static final RenderLimits UNTRUSTED =
            new RenderLimits(1 << 20, 150_000, 1_000, 100_000, 64 << 10, 7 << 19);

    /// Refuses limits that allow nothing.
    public RenderLimits {
        if (outputChars < 0
                || steps < 1
                || depth < 1
                || rangeSize < 0
                || repeatChars < 0
                || memory < 0) {
            throw new IllegalArgumentException(
                    "limits must be positive: steps and depth at least 1");
        }
    }
}
