package dev.parley.middleware.responselog;

import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;

import io.helidon.webserver.http.Filter;

import java.util.Optional;

/// Logs every reply when the variable `VLLM_DEBUG_LOG_API_SERVER_RESPONSE` is `true`: whole bodies, and
/// for event streams the text that the model wrote, up to 2,048 characters. Streams still stream.
///
/// Replies may repeat what users wrote, so this is for debugging only; the log warns of it.
///
/// Order 200: it also logs what the filters further in answer.
public final class ResponseLogMiddlewareProvider implements MiddlewareProvider {

    private static final System.Logger LOG =
            System.getLogger(ResponseLogMiddlewareProvider.class.getName());
    private static final String VARIABLE = "VLLM_DEBUG_LOG_API_SERVER_RESPONSE";
    private static final int ORDER = 200;

    @Override
    public String name() {
        return "response-log";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Filter> create(MiddlewareContext context) {
        if (context.settings().environment(VARIABLE).filter("true"::equalsIgnoreCase).isEmpty()) {
            return Optional.empty();
        }
        LOG.log(
                System.Logger.Level.WARNING,
                () ->
                        "Replies are logged because %s is set. They can hold what users wrote: unset it in production."
                                .formatted(VARIABLE));
        return Optional.of(new ResponseLogFilter());
    }
}
