package dev.parley.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException;

import io.helidon.http.BadRequestException;
import io.helidon.http.HttpException;
import io.helidon.http.Status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

class ErrorRepliesTest {

    private final ErrorReplies errors = new ErrorReplies();

    private String replyTo(Throwable failure) throws IOException {
        try (AskedServer server =
                new AskedServer(
                        List.of(),
                        rules ->
                                rules.get(
                                        "/x",
                                        (request, response) ->
                                                errors.send(request, response, failure)))) {
            return server.ask("GET /x");
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new ParleyException.InvalidRequest("no such thing", "field"),
                        "{\"error\":{\"message\":\"no such thing\",\"type\":\"BadRequestError\","
                                + "\"param\":\"field\",\"code\":400}}"),
                Arguments.of(
                        ParleyException.InvalidRequest.schema("1 validation error", "body.n"),
                        "{\"error\":{\"message\":\"1 validation error\",\"type\":\"Bad Request\","
                                + "\"param\":\"body.n\",\"code\":400}}"),
                Arguments.of(
                        new ParleyException.Forbidden("not here"),
                        "{\"error\":{\"message\":\"not here\",\"type\":\"PermissionDeniedError\","
                                + "\"param\":null,\"code\":403}}"),
                Arguments.of(
                        new ParleyException.NotFound("The model `x` does not exist.", "model"),
                        "{\"error\":{\"message\":\"The model `x` does not exist.\",\"type\":"
                                + "\"NotFoundError\",\"param\":\"model\",\"code\":404}}"),
                Arguments.of(
                        new ParleyException.Unprocessable("cannot be read", "file"),
                        "{\"error\":{\"message\":\"cannot be read\",\"type\":"
                                + "\"UnprocessableEntityError\",\"param\":\"file\",\"code\":422}}"),
                Arguments.of(
                        new BadRequestException("odd"),
                        "{\"error\":{\"message\":\"odd\",\"type\":\"Bad Request\","
                                + "\"param\":null,\"code\":400}}"),
                Arguments.of(
                        new HttpException("gone", Status.GONE_410),
                        "{\"error\":{\"message\":\"gone\",\"type\":\"Gone\","
                                + "\"param\":null,\"code\":410}}"),
                Arguments.of(
                        new InterruptedException(),
                        "{\"error\":{\"message\":\"The server is shutting down.\",\"type\":"
                                + "\"Service Unavailable\",\"param\":null,\"code\":503}}"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsWhatIsTheRequestsFault(Throwable failure, String body) throws IOException {
        assertEquals(body, AskedServer.body(replyTo(failure)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void sendsTheStatusThatTheBodyNames(Throwable failure, String body) throws IOException {
        int code = ErrorReplies.statusOf(failure).code();
        assertTrue(body.endsWith("\"code\":" + code + "}}"), body);
        assertTrue(replyTo(failure).startsWith("HTTP/1.1 " + code + " "));
    }

    @Test
    void hidesWhatIsTheServersFault() throws IOException {
        String reply = replyTo(new IllegalStateException("secret path /etc/x"));
        assertTrue(reply.startsWith("HTTP/1.1 500 "), reply);
        assertEquals(
                "{\"error\":{\"message\":\"Internal server"
                        + " error\",\"type\":\"InternalServerError\",\"param\":null,\"code\":500}}",
                AskedServer.body(reply));
    }

    @Test
    void hidesErrorsOfTheRuntimeToo() throws IOException {
        String reply = replyTo(new StackOverflowError("deep"));
        assertTrue(reply.startsWith("HTTP/1.1 500 "), reply);
        assertFalse(reply.contains("deep"), reply);
    }

    @Test
    void asksOverloadedClientsToComeBack() throws IOException {
        String reply = replyTo(ParleyException.Overloaded.server("The queue is full."));
        assertTrue(reply.startsWith("HTTP/1.1 503 "), reply);
        assertTrue(reply.contains("retry-after: 1\r\n"), reply);
    }

    @Test
    void saysNothingAboutRetryingOtherFailures() throws IOException {
        assertFalse(replyTo(new ParleyException.Forbidden("no")).contains("retry-after"));
    }

    @Test
    void escapesWhatStandsInAMessage() throws IOException {
        String reply = replyTo(new ParleyException.InvalidRequest("a \"b\"\n\u00e9"));
        assertTrue(reply.contains("\"message\":\"a \\\"b\\\"\\n\u00e9\""), AskedServer.body(reply));
    }

    @Test
    void knowsTheStatusOfEveryFailure() {
        assertEquals(
                Status.INTERNAL_SERVER_ERROR_500,
                ErrorReplies.statusOf(new UncheckedIOException(new IOException("x"))));
        assertEquals(
                Status.FORBIDDEN_403, ErrorReplies.statusOf(new ParleyException.Forbidden("x")));
        assertEquals(
                Status.SERVICE_UNAVAILABLE_503, ErrorReplies.statusOf(new InterruptedException()));
    }
}
