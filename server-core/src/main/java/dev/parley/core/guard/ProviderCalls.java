package dev.parley.core.guard;

/// Asks a provider, and puts something in place of what it fails to give. Safe on any thread.
///
/// @param culprit the provider
/// @param calls runs its code
/// @param failures counts what goes wrong
record ProviderCalls(Culprit culprit, PluginCalls calls, PluginFailures failures) {

    /// What the provider says, else `otherwise`.
    <T> T ask(PluginCalls.Work<T> question, T otherwise) {
        try {
            return calls.call(question);
        } catch (PluginFault fault) {
            failures.count(culprit, fault);
            return otherwise;
        }
    }

    /// Counts what parsers made by the provider do.
    FailureReport report() {
        return fault -> failures.count(culprit, fault);
    }
}
