package dev.parley.core.lifecycle;

import dev.parley.api.ParleyException;
import dev.parley.api.Task;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.router.EventStream;
import dev.parley.api.router.RouterContext;
import dev.parley.api.router.TaskRouter;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/// Small routes that show what the server does around a handler.
class TestRouter implements TaskRouter {

    final LinkedBlockingQueue<Thread> waiting = new LinkedBlockingQueue<>();
    final CountDownLatch interrupted = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    final CountDownLatch writeFailed = new CountDownLatch(1);

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Set<Task> tasks() {
        return Set.of();
    }

    @Override
    public void routes(HttpRules rules, RouterContext context) {
        rules.get("/health", (_, response) -> response.send());
        rules.get(
                "/items/{id}",
                (request, response) ->
                        context.http()
                                .send(
                                        response,
                                        Status.OK_200,
                                        json ->
                                                json.writeString(
                                                        request.path()
                                                                .pathParameters()
                                                                .get("id"))));
        rules.delete("/items/{id}", (_, response) -> response.status(Status.NO_CONTENT_204).send());
        rules.register(
                "/nested", nested -> nested.get("/leaf", (_, response) -> response.send("leaf")));
        rules.post(
                "/echo",
                (request, response) -> {
                    ObjectNode body = context.http().body(request);
                    context.http().send(response, Status.OK_200, json -> json.writePOJO(body));
                });
        rules.get(
                "/fail",
                (_, _) -> {
                    throw new IllegalStateException("a secret");
                });
        rules.get(
                "/refuse",
                (_, _) -> {
                    throw new ParleyException.NotFound("The thing `x` does not exist.", "thing");
                });
        rules.get("/wait", this::waitForRelease);
        rules.get("/flood", (_, response) -> flood(context, response));
        rules.get(
                "/load",
                (_, response) -> response.send(String.valueOf(context.operations().serverLoad())));
        rules.get(
                "/metrics",
                (_, response) -> response.send(context.operations().metrics("").body()));
        rules.post("/v1/completions", (_, response) -> generate(context, response));
        rules.post("/v1/chat/completions", (_, response) -> stream(context, response));
    }

    private void waitForRelease(ServerRequest request, ServerResponse response)
            throws InterruptedException {
        waiting.add(Thread.currentThread());
        try {
            release.await();
            response.send("released");
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    private void flood(RouterContext context, ServerResponse response) {
        try (EventStream events = context.http().events(response)) {
            while (true) {
                events.data(json -> json.writeString("x".repeat(1000)));
            }
        } finally {
            writeFailed.countDown();
        }
    }

    private static void generate(RouterContext context, ServerResponse response)
            throws InterruptedException {
        try (Generation generation = context.engine().generate(request())) {
            int count = 0;
            while (generation.next().orElseThrow().finish().isEmpty()) {
                count++;
            }
            int tokens = count;
            context.http().send(response, Status.OK_200, json -> json.writeNumber(tokens));
        }
    }

    private static void stream(RouterContext context, ServerResponse response)
            throws InterruptedException {
        try (Generation generation = context.engine().generate(request());
                EventStream events = context.http().events(response)) {
            boolean finished = false;
            while (!finished) {
                TokenOutput output = generation.next().orElseThrow();
                finished = output.finish().isPresent();
                if (!finished) {
                    events.data(json -> json.writeNumber(output.tokens()[0]));
                } else if (output.finish().get().reason() == Finish.Reason.ERROR) {
                    events.error(new ParleyException.EngineFailed("Internal server error"));
                }
            }
            events.done();
        }
    }

    private static List<GenerationRequest> request() {
        return List.of(
                GenerationRequest.of("test", new int[] {1}, SamplingParams.builder().build()));
    }
}
