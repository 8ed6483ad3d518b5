package dev.parley.router.generate.completions;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.render.RenderHandler.Renderer;
import dev.parley.router.generate.render.RenderedRequest;
import dev.parley.router.generate.render.RenderedRequest.Choosing;
import dev.parley.router.generate.render.RenderedRequest.Opaque;
import dev.parley.router.generate.render.RenderedRequest.Reasoning;
import dev.parley.router.generate.sampling.SearchWish;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.EngineArguments;
import dev.parley.router.generate.serving.PromptEncoder.Span;
import dev.parley.router.generate.serving.Serving;

import io.helidon.webserver.http.ServerRequest;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Renders completion requests without running them: one token request per prompt.
public final class CompletionRenderer implements Renderer {

    private final Serving serving;
    private final CompletionReader reader;

    /// For one served model.
    public CompletionRenderer(Serving serving) {
        this.serving = serving;
        reader = new CompletionReader(serving);
    }

    @Override
    public List<RenderedRequest> render(ObjectNode body, ServerRequest request) {
        CompletionRequest completion = reader.read(body, request);
        if (completion.sampling().search() instanceof SearchWish.Beams) {
            throw new InvalidRequest("Beam search is not supported by the render endpoint");
        }
        CompletionSession session = CompletionSession.prepare(serving, completion);
        String id = "cmpl-" + completion.call().id();
        boolean located =
                Fields.body(body, new Violations()).flag("return_token_offsets").orElse(false);
        List<RenderedRequest> out = new ArrayList<>();
        for (int i = 0; i < session.prompts().size(); i++) {
            CompletionSession.Prompt prompt = session.prompts().get(i);
            out.add(
                    new RenderedRequest(
                            session.prompts().size() == 1 ? id : "%s-%d".formatted(id, i),
                            completion.call(),
                            new RenderedRequest.Prompt(
                                    prompt.ids(),
                                    located
                                            ? spans(completion.prompts().get(i), completion)
                                            : Optional.empty()),
                            new Choosing(completion.sampling(), prompt.sampling()),
                            completion.reply().constraint(),
                            new Reasoning(Optional.empty(), Optional.empty()),
                            new Opaque(EngineArguments.of(body), Optional.empty())));
        }
        return out;
    }

    private Optional<List<Span>> spans(PromptInput prompt, CompletionRequest completion) {
        return prompt instanceof PromptInput.Text(String text)
                ? serving.prompts().spans(text, completion.prompt())
                : Optional.empty();
    }
}
