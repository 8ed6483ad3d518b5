package dev.parley.core.guard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Counts what plug-ins do wrong, and logs it: once per plug-in and minute. Safe on any thread.
public final class PluginFailures {

    private static final System.Logger LOG = System.getLogger(PluginFailures.class.getName());
    private static final long SILENCE = Duration.ofMinutes(1).toNanos();

    private final MeterRegistry meters;
    private final LongSupplier nanoClock;
    private final Consumer<String> log;
    private final Map<Culprit, Long> lastLogged = new ConcurrentHashMap<>();

    /// @param meters where the counter goes
    public PluginFailures(MeterRegistry meters) {
        this(meters, System::nanoTime, line -> LOG.log(System.Logger.Level.WARNING, line));
    }

    /// @param log takes one line
    PluginFailures(MeterRegistry meters, LongSupplier nanoClock, Consumer<String> log) {
        this.log = log;
        this.meters = meters;
        this.nanoClock = nanoClock;
    }

    /// Counts a failure.
    ///
    /// @param fault what happened; of its cause only the class is logged, since a message may hold a
    ///     client's text and is a stranger's code
    void count(Culprit culprit, PluginFault fault) {
        if (fault.kind() == FailureKind.INTERRUPTED) {
            return;
        }
        Counter.builder("parley:plugin_failures")
                .description("Requests that a plug-in failed, which went on without it.")
                .tags("plugin", culprit.name(), "kind", fault.kind().label())
                .register(meters)
                .increment();
        if (isDue(culprit)) {
            log.accept(
                    "The %s %s%s. Only its own request is affected. For a minute more failures of it are only counted, in parley:plugin_failures_total."
                            .formatted(culprit, fault.kind().said(), thrown(fault)));
        }
    }

    private static String thrown(PluginFault fault) {
        Throwable cause = fault.getCause();
        return cause == null ? "" : " (" + cause.getClass().getName() + ")";
    }

    private boolean isDue(Culprit culprit) {
        long now = nanoClock.getAsLong();
        Long before = lastLogged.putIfAbsent(culprit, now);
        return before == null
                || (now - before >= SILENCE && lastLogged.replace(culprit, before, now));
    }
}
