package dev.parley.api.reasoning;

/// Watches one choice's generated ids for the end of reasoning, so that a constraint begins after it.
/// Made per choice; called by one thread at a time, which may change between calls; not closed.
public interface ReasoningGate {

    /// Whether reasoning is over, so that the next id is content. Never turns false again.
    boolean open();

    /// Takes the next id. Not called once [#open].
    void accept(int token);
}
