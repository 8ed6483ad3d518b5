package dev.parley.core.guard;

import dev.parley.api.ParleyException;
import dev.parley.core.http.ErrorReplies;

import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

import org.jspecify.annotations.Nullable;

/// A plug-in's filter: when it fails, its own request gets an answer all the same, and the failure is
/// counted. Safe on any thread.
public final class GuardedFilter implements Filter {

    private final Filter filter;
    private final Culprit culprit;
    private final PluginFailures failures;
    private final ErrorReplies errors;

    private GuardedFilter(
            Filter filter, Culprit culprit, PluginFailures failures, ErrorReplies errors) {
        this.filter = filter;
        this.errors = errors;
        this.culprit = culprit;
        this.failures = failures;
    }

    /// The filter itself when it came with the server, else a guarded one.
    ///
    /// @param name of its provider, else its class's
    /// @param errors answers in its place
    public static Filter of(
            String name, Filter filter, PluginFailures failures, ErrorReplies errors) {
        return Culprit.isBuiltIn(filter)
                ? filter
                : new GuardedFilter(
                        filter, Culprit.of("middleware", name, filter), failures, errors);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Passage passage = new Passage(chain);
        try {
            filter.filter(passage, request, response);
        } catch (Throwable e) {
            // A border to foreign code, where an error is one request's matter.
            blame(e, passage, response);
            return;
        }
        RuntimeException failure = passage.failure;
        if (failure != null
                && (failure instanceof CloseConnectionException || !isAnswered(response))) {
            throw failure;
        }
        if (!passage.passed && !isAnswered(response)) {
            fail(new PluginFault(FailureKind.NO_RESPONSE), response);
        }
    }

    private void blame(Throwable thrown, Passage passage, RoutingResponse response) {
        if (thrown == passage.failure) {
            throw passage.failure;
        }
        if (isRefusal(thrown) && !isAnswered(response)) {
            throw (RuntimeException) thrown;
        }
        fail(PluginFault.of(thrown), response);
    }

    /// What a filter may throw to answer a request.
    private static boolean isRefusal(Throwable thrown) {
        return thrown instanceof ParleyException
                || thrown instanceof HttpException
                || thrown instanceof RequestException
                || thrown instanceof CloseConnectionException;
    }

    private void fail(PluginFault fault, RoutingResponse response) {
        failures.count(culprit, fault);
        if (!isAnswered(response)) {
            if (!response.resetStream()) {
                throw new CloseConnectionException("A filter failed after its reply had begun.");
            }
            errors.sendInternal(response);
        }
    }

    private static boolean isAnswered(RoutingResponse response) {
        return response.isSent() || response.hasEntity();
    }

    /// The rest of the chain. Remembers how it went, since that is not the filter's doing.
    private static final class Passage implements FilterChain {

        private final FilterChain chain;
        private boolean passed;
        private @Nullable RuntimeException failure;

        Passage(FilterChain chain) {
            this.chain = chain;
        }

        @Override
        public void proceed() {
            if (passed) {
                throw new IllegalStateException("The request was passed on already.");
            }
            passed = true;
            try {
                chain.proceed();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
    }
}
