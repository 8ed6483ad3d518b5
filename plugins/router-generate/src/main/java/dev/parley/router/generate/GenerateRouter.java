package dev.parley.router.generate;

import dev.parley.api.Task;
import dev.parley.api.router.RouterContext;
import dev.parley.api.router.TaskRouter;
import dev.parley.router.generate.chat.BatchHandler;
import dev.parley.router.generate.chat.ChatHandler;
import dev.parley.router.generate.completions.CompletionsHandler;
import dev.parley.router.generate.models.ModelsHandler;
import dev.parley.router.generate.serving.Serving;
import dev.parley.router.generate.tokenize.DetokenizeHandler;
import dev.parley.router.generate.tokenize.TokenizeHandler;
import dev.parley.router.generate.tokenize.TokenizerInfoHandler;

import io.helidon.webserver.http.HttpRules;

import java.time.InstantSource;
import java.util.Set;

/// Mounts chat completions, completions, models, tokenize and detokenize.
public final class GenerateRouter implements TaskRouter {

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
        if (context.settings().enabled("enable-tokenizer-info-endpoint")) {
            rules.get("/tokenizer_info", new TokenizerInfoHandler(serving));
        }
    }
}
