package dev.parley.router.generate;

import dev.parley.api.Task;
import dev.parley.api.router.RouterContext;
import dev.parley.api.router.TaskRouter;
import dev.parley.router.generate.chat.BatchHandler;
import dev.parley.router.generate.chat.ChatDerenderer;
import dev.parley.router.generate.chat.ChatHandler;
import dev.parley.router.generate.chat.ChatRenderer;
import dev.parley.router.generate.completions.CompletionDerenderer;
import dev.parley.router.generate.completions.CompletionRenderer;
import dev.parley.router.generate.completions.CompletionsHandler;
import dev.parley.router.generate.derender.DerenderHandler;
import dev.parley.router.generate.models.ModelsHandler;
import dev.parley.router.generate.render.RenderHandler;
import dev.parley.router.generate.render.RenderHandler.Form;
import dev.parley.router.generate.render.ScaleOut;
import dev.parley.router.generate.scoring.DecisionsHandler;
import dev.parley.router.generate.scoring.ScoringHandler;
import dev.parley.router.generate.serving.Serving;
import dev.parley.router.generate.tokenio.AbortHandler;
import dev.parley.router.generate.tokenio.RunningTokens;
import dev.parley.router.generate.tokenio.TokenGenerateHandler;
import dev.parley.router.generate.tokenize.DetokenizeHandler;
import dev.parley.router.generate.tokenize.TokenizeHandler;
import dev.parley.router.generate.tokenize.TokenizerInfoHandler;

import io.helidon.webserver.http.HttpRules;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Mounts chat completions, completions, models, tokenizing, scoring and the routes of scale-out.
public final class GenerateRouter implements TaskRouter {

    private static final List<String> SCALE_OUT =
            List.of(
                    "/v1/chat/completions/render",
                    "/v1/completions/render",
                    "/v1/responses/render",
                    "/v1/messages/render",
                    "/v1/chat/completions/derender",
                    "/v1/completions/derender",
                    "/inference/v1/generate",
                    "/inference/v1/abort_requests");

    /// Called by `ServiceLoader`.
    public GenerateRouter() {}

    @Override
    public String name() {
        return "generate";
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.GENERATE);
    }

    @Override
    public void routes(HttpRules rules, RouterContext context) {
        Serving serving = Serving.of(context);
        InstantSource clock = InstantSource.system();
        rules.post("/v1/chat/completions", new ChatHandler(serving, clock));
        rules.post("/v1/chat/completions/batch", new BatchHandler(serving, clock));
        rules.post("/v1/completions", new CompletionsHandler(serving, clock));
        rules.get("/v1/models", new ModelsHandler(serving, clock));
        rules.post("/tokenize", new TokenizeHandler(serving));
        rules.post("/detokenize", new DetokenizeHandler(serving));
        rules.post("/generative_scoring", new ScoringHandler(serving, clock));
        rules.post("/v1/systemone", new DecisionsHandler(serving));
        scaleOut(rules, serving, clock);
        if (context.settings().enabled("enable-tokenizer-info-endpoint")) {
            rules.get("/tokenizer_info", new TokenizerInfoHandler(serving));
        }
    }

    private static void scaleOut(HttpRules rules, Serving serving, InstantSource clock) {
        if (!serving.settings().enabled("enable-scale-out")) {
            SCALE_OUT.forEach(path -> rules.post(path, ScaleOut.disabled()));
            return;
        }
        RunningTokens running = new RunningTokens();
        ChatRenderer chat = new ChatRenderer(serving);
        rules.post("/v1/chat/completions/render", new RenderHandler(serving, chat, Form.SINGLE));
        rules.post(
                "/v1/responses/render",
                new RenderHandler(serving, chat.ofResponses(), Form.SINGLE));
        rules.post(
                "/v1/messages/render", new RenderHandler(serving, chat.ofMessages(), Form.SINGLE));
        rules.post(
                "/v1/completions/render",
                new RenderHandler(serving, new CompletionRenderer(serving), Form.LIST));
        rules.post(
                "/v1/chat/completions/derender",
                new DerenderHandler(serving, new ChatDerenderer(serving, clock)));
        rules.post(
                "/v1/completions/derender",
                new DerenderHandler(serving, new CompletionDerenderer(serving, clock)));
        rules.post("/inference/v1/generate", new TokenGenerateHandler(serving, clock, running));
        rules.post("/inference/v1/abort_requests", new AbortHandler(serving, running));
    }
}
