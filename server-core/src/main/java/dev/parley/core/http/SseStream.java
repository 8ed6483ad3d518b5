package dev.parley.core.http;

import dev.parley.api.ParleyException;
import dev.parley.api.router.EventStream;
import dev.parley.api.router.JsonWriter;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.ServerResponse;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Server-sent events on one response. The frame and the generator are reused for all events. The
/// reply begins with the first event, so that a failure before it still gets an ordinary answer.
///
/// Belongs to the handler's thread.
final class SseStream implements EventStream {

    private static final byte[] DATA = ascii("data: ");
    private static final byte[] EVENT = ascii("event: ");
    private static final byte[] COMMENT = ascii(": ");
    private static final byte[] DONE = ascii("[DONE]");
    private static final byte[] END_OF_LINE = ascii("\n");
    private static final byte[] END_OF_EVENT = ascii("\n\n");

    private final ServerResponse response;
    private final JsonMapper mapper;
    private final Optional<Exchange> exchange = Exchange.current();
    private final Frame frame = new Frame();
    private @Nullable JsonGenerator generator;
    private @Nullable OutputStream out;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        FAILED,
        DONE,
        CLOSED
    }

    SseStream(ServerResponse response, JsonMapper mapper) {
        this.response = response;
        this.mapper = mapper;
    }

    @Override
    public void data(JsonWriter json) {
        frame.reset();
        frame.add(DATA);
        write(json);
        frame.add(END_OF_EVENT);
        send();
    }

    @Override
    public void event(String name, JsonWriter json) {
        frame.reset();
        frame.add(EVENT);
        frame.add(name.getBytes(StandardCharsets.UTF_8));
        frame.add(END_OF_LINE);
        frame.add(DATA);
        write(json);
        frame.add(END_OF_EVENT);
        send();
    }

    @Override
    public void comment(String text) {
        line(COMMENT, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void error(ParleyException error) {
        state = State.FAILED;
        line(DATA, ascii(InStreamError.json(error)));
    }

    @Override
    public void done() {
        reportAbort();
        state = State.DONE;
        exchange.ifPresent(Exchange::replied);
        line(DATA, DONE);
    }

    @Override
    public void close() {
        if (state == State.OPEN && out != null && aborted()) {
            done();
        }
        state = State.CLOSED;
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw new ServerConnectionException("The event stream could not be ended.", e);
        }
    }

    /// A stream that the stopping server cuts short says so.
    private void reportAbort() {
        if (state == State.OPEN && aborted()) {
            error(ParleyException.Overloaded.server("The server is shutting down."));
        }
    }

    private boolean aborted() {
        return exchange.map(it -> it.aborted() && !it.clientGone()).orElse(false);
    }

    private void line(byte[] prefix, byte[] content) {
        frame.reset();
        frame.add(prefix);
        frame.add(content);
        frame.add(END_OF_EVENT);
        send();
    }

    private void write(JsonWriter json) {
        JsonGenerator target = generator;
        // A writer that throws leaves its generator inside a value: it is not used again.
        generator = null;
        if (target == null) {
            target = mapper.createGenerator(frame);
        }
        json.write(target);
        target.flush();
        generator = target;
    }

    private void send() {
        try {
            OutputStream target = out;
            if (target == null) {
                target = begin();
                out = target;
            }
            frame.writeTo(target);
            target.flush();
        } catch (IOException | UncheckedIOException e) {
            throw new ServerConnectionException("The event could not be sent.", e);
        }
    }

    private OutputStream begin() {
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        return response.outputStream();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// The bytes of one event.
    private static final class Frame extends ByteArrayOutputStream {

        private static final int TYPICAL = 512;

        Frame() {
            super(TYPICAL);
        }

        void add(byte[] bytes) {
            write(bytes, 0, bytes.length);
        }
    }
}
