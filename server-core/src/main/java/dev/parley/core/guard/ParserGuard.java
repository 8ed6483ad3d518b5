package dev.parley.core.guard;

import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.tool.ToolParserProvider;

import java.time.Duration;

/// Wraps parsers' providers so that a parser that fails harms its own request only.
///
/// Parsers that came with the server run on the request's thread. Those of plug-ins run on platform
/// threads of their own and are given up after `limit`. Safe on any thread.
///
/// @param failures counts what goes wrong
/// @param limit of one call into a plug-in; zero for none
public record ParserGuard(PluginFailures failures, Duration limit) {

    /// A guarded provider.
    ///
    /// @param name under which the provider is registered
    public ToolParserProvider guard(String name, ToolParserProvider provider) {
        return new GuardedToolParserProvider(provider, calls("tool parser", name, provider));
    }

    /// A guarded provider.
    ///
    /// @param name under which the provider is registered
    public ReasoningParserProvider guard(String name, ReasoningParserProvider provider) {
        return new GuardedReasoningParserProvider(
                provider, calls("reasoning parser", name, provider));
    }

    private ProviderCalls calls(String kind, String name, Object provider) {
        PluginCalls calls =
                limit.isZero() || Culprit.isBuiltIn(provider)
                        ? new InlineCalls()
                        : new WatchedCalls(name, limit, mostStuck());
        return new ProviderCalls(Culprit.of(kind, name, provider), calls, failures);
    }

    /// At least two, so that one bad text does not take the parser from everybody.
    private static int mostStuck() {
        return Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
    }
}
