package dev.parley.core.lifecycle;

import dev.parley.api.Task;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.router.EventStream;
import dev.parley.api.router.RouterContext;
import dev.parley.api.router.TaskRouter;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `/parse` streams what the tool parser makes of the engine's tokens, written as numbers.
record ParsingRouter() implements TaskRouter {

    @Override
    public String name() {
        return "parsing";
    }

    @Override
    public Set<Task> tasks() {
        return Set.of();
    }

    @Override
    public void routes(HttpRules rules, RouterContext context) {
        rules.get("/parse", (request, response) -> parse(context, request, response));
    }

    private static void parse(RouterContext context, ServerRequest request, ServerResponse response)
            throws InterruptedException {
        ToolParser parser =
                context.toolParser()
                        .orElseThrow()
                        .create(new ToolParserRequest(List.of(), Optional.empty()));
        String text = request.query().first("text").orElse("");
        try (Generation generation =
                        context.engine()
                                .generate(
                                        List.of(
                                                GenerationRequest.of(
                                                        "test",
                                                        new int[] {1},
                                                        SamplingParams.builder().build())));
                EventStream events = context.http().events(response)) {
            boolean finished = false;
            while (!finished) {
                TokenOutput output = generation.next().orElseThrow();
                finished = output.finish().isPresent();
                List<ToolEvent> parsed =
                        finished
                                ? parser.finish()
                                : parser.push(TextChunk.of(text + output.tokens()[0]));
                for (ToolEvent event : parsed) {
                    if (event instanceof ToolEvent.Content(String content)) {
                        events.data(json -> json.writeString(content));
                    }
                }
            }
            events.done();
        }
    }
}
