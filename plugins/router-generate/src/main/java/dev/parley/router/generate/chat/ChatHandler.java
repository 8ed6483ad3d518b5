package dev.parley.router.generate.chat;

import dev.parley.api.engine.Generation;
import dev.parley.api.router.HttpJson;
import dev.parley.router.generate.serving.LoadHeader;
import dev.parley.router.generate.serving.ReplyHeader;
import dev.parley.router.generate.serving.Serving;
import dev.parley.router.generate.serving.Streams;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.time.InstantSource;

/// Answers `POST /v1/chat/completions`.
public final class ChatHandler implements Handler {

    private final Serving serving;
    private final InstantSource clock;
    private final ChatReader reader;
    private final ChatPrompts prompts;

    /// For one served model.
    ///
    /// @param clock dates replies
    public ChatHandler(Serving serving, InstantSource clock) {
        this.serving = serving;
        this.clock = clock;
        reader = new ChatReader(serving);
        prompts = new ChatPrompts(serving);
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        HttpJson http = serving.context().http();
        ChatRequest chat = reader.read(http.body(request), request);
        ChatSession session = ChatSession.prepare(serving, prompts, chat);
        boolean streamed = chat.call().stream().streamed();
        ReplyHeader header =
                ReplyHeader.of(
                        "chatcmpl-" + chat.call().id(),
                        streamed ? "chat.completion.chunk" : "chat.completion",
                        serving,
                        clock);
        try (Generation generation = session.start(header.id())) {
            if (streamed) {
                Streams.send(
                        () -> http.events(response),
                        serving.keepAlive(),
                        generation,
                        (events, first) ->
                                new ChatStream(session, header, events).send(generation, first));
            } else {
                ChatReply reply = new ChatReply(session);
                reply.collect(generation);
                LoadHeader.add(request, response, serving);
                http.send(response, Status.OK_200, json -> reply.write(json, header));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
