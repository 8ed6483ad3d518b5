package dev.parley.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException;
import dev.parley.api.router.EventStream;
import dev.parley.api.router.JsonWriter;

import org.junit.jupiter.api.Test;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

class SseStreamTest {

    private final JsonMapper mapper =
            JsonMapper.builder(JsonFactory.builder().rootValueSeparator("").build()).build();
    private final AtomicReference<Exchange> exchange = new AtomicReference<>();

    /// The reply of a handler that writes a stream.
    private String reply(Consumer<EventStream> writes) throws IOException {
        RouteTable.Routes routes =
                rules ->
                        rules.get(
                                "/x",
                                (_, response) -> {
                                    exchange.set(Exchange.current().orElseThrow());
                                    try (EventStream events = new SseStream(response, mapper)) {
                                        writes.accept(events);
                                    }
                                });
        try (AskedServer server = new AskedServer(List.of(), routes)) {
            return server.ask("GET /x");
        }
    }

    /// The events as sent.
    private String events(Consumer<EventStream> writes) throws IOException {
        return AskedServer.body(reply(writes));
    }

    private static JsonWriter number(int value) {
        return json -> {
            json.writeStartObject();
            json.writeNumberProperty("n", value);
            json.writeEndObject();
        };
    }

    @Test
    void writesOneEventPerValue() throws IOException {
        assertEquals(
                "data: {\"n\":1}\n\ndata: {\"n\":2}\n\ndata: [DONE]\n\n",
                events(
                        stream -> {
                            stream.data(number(1));
                            stream.data(number(2));
                            stream.done();
                        }));
    }

    @Test
    void namesEvents() throws IOException {
        assertEquals(
                "event: response.created\ndata: {\"n\":1}\n\n",
                events(stream -> stream.event("response.created", number(1))));
    }

    @Test
    void writesComments() throws IOException {
        assertEquals(": keep-alive\n\n", events(stream -> stream.comment("keep-alive")));
    }

    @Test
    void writesErrorsInTheStream() throws IOException {
        assertEquals(
                "data: {\"n\":1}\n\ndata: {\"error\": {\"message\": \"bad \\u00e9\", \"type\":"
                        + " \"BadRequestError\", \"param\": \"x\", \"code\": 400}}\n\n"
                        + "data: [DONE]\n\n",
                events(
                        stream -> {
                            stream.data(number(1));
                            stream.error(new ParleyException.InvalidRequest("bad \u00e9", "x"));
                            stream.done();
                        }));
    }

    @Test
    void saysWhatItIsInTheHead() throws IOException {
        String reply = reply(stream -> stream.data(number(1)));
        assertTrue(reply.startsWith("HTTP/1.1 200 "), reply);
        assertTrue(reply.contains("content-type: text/event-stream; charset=utf-8\r\n"), reply);
        assertTrue(reply.contains("cache-control: no-cache\r\n"), reply);
    }

    @Test
    void leavesAFailureBeforeTheFirstEventAnOrdinaryAnswer() throws IOException {
        String reply =
                reply(
                        stream -> {
                            throw new ParleyException.InvalidRequest("too long");
                        });
        assertTrue(reply.startsWith("HTTP/1.1 400 "), reply);
        assertTrue(reply.contains("application/json"), reply);
    }

    @Test
    void doesNotSendTheHalfOfAValue() throws IOException {
        String events =
                events(
                        stream -> {
                            stream.data(number(1));
                            try {
                                stream.data(
                                        json -> {
                                            json.writeStartObject();
                                            json.writeName("half");
                                            throw new IllegalStateException("writer");
                                        });
                            } catch (IllegalStateException expected) {
                                stream.data(number(2));
                            }
                        });
        assertEquals("data: {\"n\":1}\n\ndata: {\"n\":2}\n\n", events);
    }

    @Test
    void tellsClientsThatTheServerStops() throws IOException {
        String events =
                events(
                        stream -> {
                            stream.data(number(1));
                            exchange.get().abort();
                        });
        assertTrue(events.contains("The server is shutting down."), events);
        assertTrue(events.endsWith("data: [DONE]\n\n"), events);
    }

    @Test
    void marksTheReplyAsWholeWhenItIsDone() throws IOException {
        String unused =
                events(
                        stream -> {
                            stream.data(number(1));
                            assertFalse(exchange.get().hasReplied());
                            stream.done();
                        });
        assertTrue(exchange.get().hasReplied());
    }
}
