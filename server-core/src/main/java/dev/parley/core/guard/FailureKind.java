package dev.parley.core.guard;

/// What a plug-in did wrong; the `kind` of the metric.
public enum FailureKind {
    /// It threw.
    EXCEPTION("exception", "threw"),
    /// It took longer than `--parser-timeout-ms`.
    TIMEOUT("timeout", "took longer than --parser-timeout-ms"),
    /// It recursed until the stack was full.
    STACK("stack", "recursed until the stack was full"),
    /// It allocated without bound.
    MEMORY("memory", "allocated more memory than one piece of text can need"),
    /// It gave out far more text than it was given.
    OUTPUT("output", "gave out far more text than it was given"),
    /// It broke a promise of its interface, such as giving back null.
    CONTRACT("contract", "broke a promise of its interface"),
    /// It was not asked, because too many of its threads are stuck.
    SUSPENDED("suspended", "is not asked while earlier calls of it are stuck"),
    /// It neither answered nor passed the request on.
    NO_RESPONSE("no_response", "neither answered nor passed the request on"),
    /// The request ended while it worked: not its fault, and not counted.
    INTERRUPTED("interrupted", "was left because its request ended");

    private final String label;
    private final String said;

    FailureKind(String label, String said) {
        this.label = label;
        this.said = said;
    }

    /// The metric's label.
    public String label() {
        return label;
    }

    /// In words, after the plug-in's name.
    String said() {
        return said;
    }
}
