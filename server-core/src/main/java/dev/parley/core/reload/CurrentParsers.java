package dev.parley.core.reload;

import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.core.guard.ParserGuard;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The guarded parsers of the moment. A request that asks once keeps what it got. Safe on any thread.
public final class CurrentParsers {

    private final ParserSource source;
    private final ParserGuard guard;
    private final ReentrantLock reloading = new ReentrantLock();
    private volatile Guarded guarded;

    private record Guarded(
            Optional<ToolParserProvider> tool, Optional<ReasoningParserProvider> reasoning) {}

    /// @param source asked again on reload
    public CurrentParsers(ParserSource source, ParserGuard guard) {
        this.source = source;
        this.guard = guard;
        guarded = guarded(source.chosen(), guard);
    }

    private static Guarded guarded(ChosenParsers chosen, ParserGuard guard) {
        return new Guarded(
                chosen.tool().map(named -> guard.guard(named.name(), named.provider())),
                chosen.reasoning().map(named -> guard.guard(named.name(), named.provider())));
    }

    /// The tool parser for requests that start now.
    public Optional<ToolParserProvider> tool() {
        return guarded.tool();
    }

    /// The reasoning parser for requests that start now.
    public Optional<ReasoningParserProvider> reasoning() {
        return guarded.reasoning();
    }

    /// Takes new and changed plug-ins into use.
    ///
    /// @throws dev.parley.api.ParleyException.InvalidRequest when one is broken; nothing has changed then
    ReloadReport reload() {
        reloading.lock();
        try {
            ReloadReport report = source.reload();
            guarded = guarded(source.chosen(), guard);
            return report;
        } finally {
            reloading.unlock();
        }
    }
}
