package dev.parley.core.guard;

/// Runs a plug-in's code on the caller's thread: what came with the server costs nothing more.
record InlineCalls() implements PluginCalls {

    @Override
    public <T> T call(Work<T> work) throws PluginFault {
        return PluginCalls.here(work);
    }
}
