package dev.parley.api.router;

import dev.parley.api.ParleyException;

/// One server-sent event stream. One thread, which closes it. Every event is flushed as one frame;
/// writing after the client left throws an unchecked exception that must escape.
public interface EventStream extends AutoCloseable {

    /// Sends `data: <json>`.
    void data(JsonWriter json);

    /// Sends `event: <name>` and `data: <json>`.
    void event(String name, JsonWriter json);

    /// Sends `: <text>`, which clients ignore; keeps the connection alive.
    void comment(String text);

    /// Sends the error body as an event, as vLLM does inside a stream.
    void error(ParleyException error);

    /// Sends `data: [DONE]`.
    void done();

    /// Ends the reply.
    @Override
    void close();
}
