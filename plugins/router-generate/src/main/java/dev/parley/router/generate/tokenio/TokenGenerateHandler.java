package dev.parley.router.generate.tokenio;

import dev.parley.api.engine.Generation;
import dev.parley.api.router.HttpJson;
import dev.parley.router.generate.sampling.SamplingPlanner;
import dev.parley.router.generate.serving.Serving;
import dev.parley.router.generate.serving.Streams;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.time.InstantSource;

/// Answers `POST /inference/v1/generate`.
public final class TokenGenerateHandler implements Handler {

    private final Serving serving;
    private final InstantSource clock;
    private final RunningTokens running;
    private final TokenRequestReader reader;
    private final SamplingPlanner planner;

    /// For one served model.
    ///
    /// @param clock dates replies
    /// @param running told of every request
    public TokenGenerateHandler(Serving serving, InstantSource clock, RunningTokens running) {
        this.serving = serving;
        this.clock = clock;
        this.running = running;
        reader = new TokenRequestReader(serving);
        planner = serving.planner().withoutPreferences();
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        HttpJson http = serving.context().http();
        TokenRequest tokens = reader.read(http.body(request), request);
        TokenSession session = TokenSession.prepare(serving, planner, tokens);
        String id = "generate-tokens-" + tokens.call().id();
        try (Generation generation = session.start(id)) {
            running.begin(id, generation);
            try {
                answer(session, id, generation, response);
            } finally {
                running.end(id, generation);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(
            TokenSession session, String id, Generation generation, ServerResponse response)
            throws InterruptedException {
        HttpJson http = serving.context().http();
        if (session.request().call().stream().streamed()) {
            Streams.send(
                    () -> http.events(response),
                    generation,
                    (events, first) ->
                            new TokenStream(session, id, events).send(generation, first));
            return;
        }
        TokenReply reply = new TokenReply(session);
        long created = clock.instant().getEpochSecond();
        reply.collect(generation);
        http.send(response, Status.OK_200, json -> reply.write(json, id, created));
    }
}
