package dev.parley.router.generate.completions;

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

/// Answers `POST /v1/completions`.
public final class CompletionsHandler implements Handler {

    private final Serving serving;
    private final InstantSource clock;
    private final CompletionReader reader;

    /// For one served model.
    ///
    /// @param clock dates replies
    public CompletionsHandler(Serving serving, InstantSource clock) {
        this.serving = serving;
        this.clock = clock;
        reader = new CompletionReader(serving);
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        HttpJson http = serving.context().http();
        CompletionRequest completion = reader.read(http.body(request), request);
        CompletionSession session = CompletionSession.prepare(serving, completion);
        ReplyHeader header =
                ReplyHeader.of("cmpl-" + completion.call().id(), "text_completion", serving, clock);
        try (Generation generation = session.start(header.id())) {
            if (completion.call().stream().streamed()) {
                Streams.send(
                        () -> http.events(response),
                        serving.keepAlive(),
                        generation,
                        (events, first) ->
                                new CompletionStream(session, header, events)
                                        .send(generation, first));
            } else {
                CompletionReply reply = new CompletionReply(session);
                reply.collect(generation);
                LoadHeader.add(request, response, serving);
                http.send(response, Status.OK_200, json -> reply.write(json, header));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
