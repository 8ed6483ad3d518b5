package dev.parley.router.generate.chat;

import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.router.HttpJson;
import dev.parley.router.generate.serving.ReplyHeader;
import dev.parley.router.generate.serving.Serving;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Answers `POST /v1/chat/completions/batch`: several conversations, one choice each. Always a whole
/// reply, whatever `stream` says.
public final class BatchHandler implements Handler {

    private final Serving serving;
    private final InstantSource clock;
    private final BatchReader reader;
    private final ChatPrompts prompts;

    /// For one served model.
    ///
    /// @param clock dates replies
    public BatchHandler(Serving serving, InstantSource clock) {
        this.serving = serving;
        this.clock = clock;
        reader = new BatchReader(new ChatReader(serving));
        prompts = new ChatPrompts(serving);
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        HttpJson http = serving.context().http();
        List<ChatSession> sessions =
                reader.read(http.body(request), request).stream()
                        .map(chat -> ChatSession.prepare(serving, prompts, chat))
                        .toList();
        ReplyHeader header =
                ReplyHeader.of(
                        "chatcmpl-" + sessions.getFirst().request().call().id(),
                        "chat.completion",
                        serving,
                        clock);
        BatchReply reply = new BatchReply(sessions);
        try (Generation generation = serving.generate(requests(sessions, header.id()))) {
            reply.collect(generation);
            http.send(response, Status.OK_200, json -> reply.write(json, header));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<GenerationRequest> requests(List<ChatSession> sessions, String id) {
        List<GenerationRequest> out = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            out.addAll(sessions.get(i).requests("%s_%d".formatted(id, i)));
        }
        return out;
    }
}
