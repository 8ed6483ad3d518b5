package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.render.MessagesBody;
import dev.parley.router.generate.render.RenderHandler.Renderer;
import dev.parley.router.generate.render.RenderedRequest;
import dev.parley.router.generate.render.RenderedRequest.Choosing;
import dev.parley.router.generate.render.RenderedRequest.Opaque;
import dev.parley.router.generate.render.ResponsesBody;
import dev.parley.router.generate.sampling.Sampling;
import dev.parley.router.generate.sampling.SearchWish;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.EngineArguments;
import dev.parley.router.generate.serving.PromptEncoder.Span;
import dev.parley.router.generate.serving.Serving;

import io.helidon.webserver.http.ServerRequest;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Renders chat requests without running them.
public final class ChatRenderer implements Renderer {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Serving serving;
    private final ChatReader reader;
    private final ChatPrompts prompts;

    /// For one served model.
    public ChatRenderer(Serving serving) {
        this.serving = serving;
        reader = new ChatReader(serving);
        prompts = new ChatPrompts(serving);
    }

    @Override
    public List<RenderedRequest> render(ObjectNode body, ServerRequest request) {
        ChatRequest chat = reader.read(body, request);
        if (chat.sampling().search() instanceof SearchWish.Beams) {
            throw new InvalidRequest("Beam search is not supported by the render endpoint");
        }
        ChatSession session = ChatSession.prepare(serving, prompts, chat);
        Sampling sampling = session.sampling();
        return List.of(
                new RenderedRequest(
                        "chatcmpl-" + chat.call().id(),
                        chat.call(),
                        new RenderedRequest.Prompt(session.prompt(), spans(body, session)),
                        new Choosing(
                                chat.sampling(),
                                new Sampling(
                                        sampling.params(),
                                        sampling.choices(),
                                        session.parsers().adjust(sampling.text()),
                                        Optional.empty())),
                        session.parsers().constraint(),
                        new RenderedRequest.Reasoning(
                                session.parsers().reasoningEnded(), arguments(chat)),
                        new Opaque(EngineArguments.of(body), Optional.empty())));
    }

    private Optional<List<Span>> spans(ObjectNode body, ChatSession session) {
        return Fields.body(body, new Violations()).flag("return_token_offsets").orElse(false)
                ? serving.prompts().spans(session.rendered().text(), session.request().prompt())
                : Optional.empty();
    }

    /// Renders bodies of `/v1/responses`.
    public Renderer ofResponses() {
        return (body, request) ->
                List.of(response(render(ResponsesBody.chat(body), request).getFirst(), body));
    }

    /// Renders bodies of `/v1/messages`.
    public Renderer ofMessages() {
        return (body, request) -> render(MessagesBody.chat(body), request);
    }

    private static RenderedRequest response(RenderedRequest chat, ObjectNode body) {
        return new RenderedRequest(
                "resp_" + chat.call().id(),
                chat.call(),
                chat.prompt(),
                chat.sampling(),
                chat.constraint(),
                new RenderedRequest.Reasoning(
                        Optional.empty(), chat.reasoning().templateArguments()),
                new Opaque(
                        chat.opaque().extra().or(() -> Optional.of(NODES.objectNode())),
                        Optional.of(body.path("kv_transfer_params"))
                                .filter(ObjectNode.class::isInstance)
                                .map(ObjectNode.class::cast)));
    }

    private Optional<ObjectNode> arguments(ChatRequest chat) {
        if (serving.context().reasoningParser().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode arguments =
                NODES.objectNode()
                        .put(
                                "cohere_format",
                                serving.settings().text("cohere-format").orElse("cmd4"));
        arguments.setAll(chat.template().variables());
        chat.template().documents().ifPresent(it -> arguments.set("documents", it));
        arguments.put("add_generation_prompt", chat.template().prompted());
        arguments.put("continue_final_message", chat.template().continued());
        return Optional.of(arguments);
    }
}
