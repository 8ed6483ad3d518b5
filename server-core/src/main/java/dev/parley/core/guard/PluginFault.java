package dev.parley.core.guard;

/// A plug-in's code failed. Never leaves this package.
final class PluginFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    PluginFault(FailureKind kind) {
        super(kind.said());
        this.kind = kind;
    }

    private PluginFault(FailureKind kind, Throwable cause) {
        super(kind.said(), cause);
        this.kind = kind;
    }

    /// What something thrown by a plug-in means.
    static PluginFault of(Throwable thrown) {
        return switch (thrown) {
            case PluginFault known -> known;
            case StackOverflowError e -> new PluginFault(FailureKind.STACK, e);
            case OutOfMemoryError e -> new PluginFault(FailureKind.MEMORY, e);
            default -> new PluginFault(FailureKind.EXCEPTION, thrown);
        };
    }

    FailureKind kind() {
        return kind;
    }
}
