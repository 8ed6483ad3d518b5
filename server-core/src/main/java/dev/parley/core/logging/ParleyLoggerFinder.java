package dev.parley.core.logging;

/// Makes every `System.Logger` of the process write to one sink, without `java.util.logging`, whose
/// shutdown hook would swallow what is logged while the server stops.
public final class ParleyLoggerFinder extends System.LoggerFinder {

    private final LogSink sink = LogSink.standardError();

    /// Called by the JDK, once.
    public ParleyLoggerFinder() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new SinkLogger(name, sink);
    }

    LogSink sink() {
        return sink;
    }
}
