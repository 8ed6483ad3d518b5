package dev.parley.core.guard;

/// Bounds what a parser gives out by what it was given. Belongs to one parser.
final class Emission {

    private static final long FACTOR = 64;
    private static final long ALLOWANCE = 1L << 20;

    /// What an event without text counts for, so that there cannot be any number of them.
    private static final int EVENT = 16;

    private long given;
    private long emitted;

    void given(String text) {
        given += text.length();
    }

    /// @throws PluginFault when it was too much
    void emitted(String text) throws PluginFault {
        emitted += EVENT + text.length();
        if (emitted > ALLOWANCE + FACTOR * given) {
            throw new PluginFault(FailureKind.OUTPUT);
        }
    }

    /// @throws PluginFault when a promise of the interface was broken
    static void require(boolean kept) throws PluginFault {
        if (!kept) {
            throw new PluginFault(FailureKind.CONTRACT);
        }
    }
}
