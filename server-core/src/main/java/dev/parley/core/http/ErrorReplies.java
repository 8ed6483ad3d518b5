package dev.parley.core.http;

import dev.parley.api.ParleyException;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.HttpMediaTypes;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns every failure into the reply a client gets. Safe on any thread.
public final class ErrorReplies {

    private static final System.Logger LOG = System.getLogger(ErrorReplies.class.getName());

    /// Bodies of refused requests are read up to here, so that the client gets to read the answer.
    private static final long LONGEST_DISCARDED_BODY = 1L << 30;

    private static final Told INTERNAL =
            new Told(
                    Status.INTERNAL_SERVER_ERROR_500,
                    "InternalServerError",
                    "Internal server error",
                    Optional.empty());

    private final JsonMapper mapper = JsonMapper.shared();

    /// What clients are told about a failure.
    ///
    /// @param status the HTTP status, also the `code`
    /// @param type such as `BadRequestError`
    /// @param message one line
    /// @param parameter the request field at fault
    record Told(Status status, String type, String message, Optional<String> parameter) {

        static Told of(Throwable failure) {
            return switch (failure) {
                case ParleyException e ->
                        new Told(Status.create(e.status()), e.type(), messageOf(e), e.parameter());
                case HttpException e when e.status().code() != 500 ->
                        plain(e.status(), messageOf(e));
                case RequestException e when e.status().code() != 500 ->
                        plain(e.status(), e.status().reasonPhrase());
                case InterruptedException _ ->
                        plain(Status.SERVICE_UNAVAILABLE_503, "The server is shutting down.");
                default -> INTERNAL;
            };
        }

        static Told plain(Status status, String message) {
            return new Told(status, status.reasonPhrase(), message, Optional.empty());
        }

        private static String messageOf(Throwable failure) {
            String message = failure.getMessage();
            return message == null ? "" : message;
        }
    }

    /// An error mapper.
    public ErrorReplies() {}

    /// Answers a request with a failure. Logs what is the server's own fault.
    public void send(ServerRequest request, ServerResponse response, Throwable failure) {
        Told told = Told.of(failure);
        if (told.status().code() == 500) {
            log(request, failure);
        }
        if (told.status().code() == 503) {
            response.header(HeaderNames.RETRY_AFTER, "1");
        }
        if (failure instanceof ParleyException.PayloadTooLarge && !discardable(request)) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        response.status(told.status()).headers().contentType(HttpMediaTypes.JSON);
        response.send(body(told));
    }

    /// Answers a request with an internal error that was logged already.
    public void sendInternal(ServerResponse response) {
        response.status(Status.INTERNAL_SERVER_ERROR_500)
                .headers()
                .contentType(HttpMediaTypes.JSON);
        response.send(body(INTERNAL));
    }

    /// The status [#send] would answer with.
    public static Status statusOf(Throwable failure) {
        return Told.of(failure).status();
    }

    /// Answers a request for a path that does not exist.
    void sendUnknownPath(ServerResponse response) {
        response.status(Status.NOT_FOUND_404).headers().contentType(HttpMediaTypes.JSON);
        response.send("{\"detail\":\"Not Found\"}".getBytes(StandardCharsets.UTF_8));
    }

    /// Answers a request with a method its path does not have.
    ///
    /// @param methods those it has
    void sendWrongMethod(ServerResponse response, Set<Method> methods) {
        response.header(
                HeaderNames.ALLOW,
                methods.stream().map(Method::text).collect(Collectors.joining(", ")));
        response.status(Status.METHOD_NOT_ALLOWED_405).headers().contentType(HttpMediaTypes.JSON);
        response.send("{\"detail\":\"Method Not Allowed\"}".getBytes(StandardCharsets.UTF_8));
    }

    /// Logs a failure of the server with what finds the request again; never its payload.
    void log(ServerRequest request, Throwable failure) {
        String id = Exchange.current().map(Exchange::id).orElse("-");
        LOG.log(
                System.Logger.Level.ERROR,
                () ->
                        "Request %s (%s %s) failed."
                                .formatted(
                                        id,
                                        request.prologue().method().text(),
                                        request.prologue().uriPath().path()),
                failure);
    }

    /// Answers for requests that never reach a route: broken HTTP, too long headers.
    DirectHandlers direct() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    type,
                    (_, event, status, headers, message) -> {
                        String text =
                                message == null || message.isEmpty()
                                        ? status.reasonPhrase()
                                        : message;
                        Told told = Told.of(new HttpException(text, status));
                        headers.contentType(HttpMediaTypes.JSON);
                        return DirectHandler.TransportResponse.builder()
                                .status(told.status())
                                .headers(headers)
                                .keepAlive(event.keepAlive())
                                .entity(body(told))
                                .build();
                    });
        }
        return handlers.build();
    }

    private byte[] body(Told told) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = mapper.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("message", told.message());
            json.writeStringProperty("type", told.type());
            if (told.parameter().isPresent()) {
                json.writeStringProperty("param", told.parameter().get());
            } else {
                json.writeNullProperty("param");
            }
            json.writeNumberProperty("code", told.status().code());
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static boolean discardable(ServerRequest request) {
        return request.headers().contentLength().orElse(Long.MAX_VALUE) <= LONGEST_DISCARDED_BODY;
    }
}
