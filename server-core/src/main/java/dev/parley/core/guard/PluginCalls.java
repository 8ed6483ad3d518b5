package dev.parley.core.guard;

import dev.parley.api.ParleyException;

/// Runs a plug-in's code so that whatever it does comes back as a value or a [PluginFault]. Safe on
/// any thread.
sealed interface PluginCalls permits InlineCalls, WatchedCalls {

    /// A piece of a plug-in's work.
    ///
    /// @param <T> what it gives back
    @FunctionalInterface
    interface Work<T> {

        /// Calls the plug-in.
        T run() throws PluginFault;
    }

    /// Runs the work.
    ///
    /// @throws PluginFault when it failed in any way, or gave back null
    /// @throws ParleyException when it refuses the request
    <T> T call(Work<T> work) throws PluginFault;

    /// Runs the work on this thread.
    // A border to foreign code, where an error is one request's matter.
    @SuppressWarnings({"NullAway", "PMD.AvoidCatchingThrowable"})
    static <T> T here(Work<T> work) throws PluginFault {
        T result;
        try {
            result = work.run();
        } catch (ParleyException e) {
            throw e;
        } catch (Throwable e) {
            throw PluginFault.of(e);
        }
        if (result == null) {
            throw new PluginFault(FailureKind.CONTRACT);
        }
        return result;
    }
}
