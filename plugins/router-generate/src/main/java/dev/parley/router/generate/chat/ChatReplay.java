package dev.parley.router.generate.chat;

import dev.parley.api.engine.TokenOutput;
import dev.parley.api.tool.ToolEvent;
import dev.parley.router.generate.derender.RecordedGeneration;
import dev.parley.router.generate.derender.ReplyFrame;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.PendingChunk;
import dev.parley.router.generate.serving.ReplyHeader;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Plays the events of one choice again, up to one that is told. Mutable; one thread.
final class ChatReplay implements Choice.Listener {

    private final ChatSession session;
    private final PendingChunk pending = new PendingChunk();
    private final boolean hidden;

    ChatReplay(ChatSession session) {
        this.session = session;
        hidden = session.request().reply().reasoning() == ChatRequest.Reasoning.HIDDEN;
    }

    /// Plays what was told before.
    void skip(List<TokenOutput> outputs) {
        outputs.forEach(this::take);
        pending.clear();
    }

    /// Plays the new event and writes its choice.
    ObjectNode tell(TokenOutput output, ReplyHeader header) {
        take(output);
        Choice choice = session.choices().getFirst();
        boolean parsed = session.parsers().configured();
        ChatChunk chunk =
                new ChatChunk(
                        session,
                        header,
                        new ChatChunk.Form(parsed, hidden && parsed, false, false));
        return complete(
                (ObjectNode)
                        ReplyFrame.tree(chunk.of(choice, pending, choice.ending().orElse(null)))
                                .at("/choices/0"));
    }

    private void take(TokenOutput output) {
        session.choices().getFirst().take(output, new RecordedGeneration(List.of()), this);
    }

    @Override
    public void taken(Choice choice) {
        if (hidden) {
            choice.delta().reasoning().setLength(0);
        }
        choice.delta().calls().removeIf(ToolEvent.Abandoned.class::isInstance);
        pending.take(choice);
    }

    @Override
    public void settled(Choice choice) {}

    /// Adds the nulls that streams leave out.
    private static ObjectNode complete(ObjectNode choice) {
        JsonNode told = choice.path("delta");
        ObjectNode delta = choice.objectNode();
        delta.putNull("role");
        String content = told.path("content").asString("");
        if (content.isEmpty()) {
            delta.putNull("content");
        } else {
            delta.put("content", content);
        }
        delta.set("reasoning", told.path("reasoning").isString() ? told.get("reasoning") : null);
        if (!told.path("tool_calls").isEmpty()) {
            told.path("tool_calls")
                    .forEach(call -> delta.withArray("tool_calls").add(complete(call)));
        }
        ObjectNode out = choice.objectNode();
        out.set("index", choice.get("index"));
        out.set("delta", delta);
        for (String name : List.of("logprobs", "finish_reason", "stop_reason", "token_ids")) {
            out.set(name, choice.get(name));
        }
        return out;
    }

    private static ObjectNode complete(JsonNode call) {
        ObjectNode out = ((ObjectNode) call).objectNode();
        out.set("id", call.get("id"));
        out.set("type", call.get("type"));
        out.set("index", call.get("index"));
        ObjectNode function = out.putObject("function");
        function.set(
                "name", call.at("/function/name").isString() ? call.at("/function/name") : null);
        function.set(
                "arguments",
                call.at("/function/arguments").isString() ? call.at("/function/arguments") : null);
        return out;
    }
}
