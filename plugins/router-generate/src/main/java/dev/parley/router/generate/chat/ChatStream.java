package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.router.EventStream;
import dev.parley.api.text.ChatTemplate.ContentFormat;
import dev.parley.api.tool.ToolEvent;
import dev.parley.router.generate.chat.ChatRequest.Reasoning;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.ChoiceDelta.Kind;
import dev.parley.router.generate.output.Ending;
import dev.parley.router.generate.output.OptionalJson;
import dev.parley.router.generate.output.PendingChunk;
import dev.parley.router.generate.output.Usage;
import dev.parley.router.generate.schema.PythonText;
import dev.parley.router.generate.serving.ReplyHeader;
import dev.parley.router.generate.serving.StreamFields;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Streams a chat reply: role events, deltas, usage. Mutable; one thread.
final class ChatStream implements Choice.Listener {

    private final ChatSession session;
    private final ReplyHeader header;
    private final EventStream events;
    private final StreamFields options;
    private final ChatChunk chunk;
    private final List<PendingChunk> pending = new ArrayList<>();
    private final boolean hidden;
    private final boolean emptyShows;

    /// The texts of a search are known when it ends, each goes out whole.
    private final boolean atOnce;

    ChatStream(ChatSession session, ReplyHeader header, EventStream events) {
        this.session = session;
        this.header = header;
        this.events = events;
        options = session.request().call().stream();
        hidden = session.request().reply().reasoning() == Reasoning.HIDDEN;
        atOnce = session.sampling().beams().isPresent();
        boolean parsed = session.parsers().configured();
        emptyShows = !parsed || session.showsIds() || session.showsScores();
        chunk =
                new ChatChunk(
                        session,
                        header,
                        new ChatChunk.Form(
                                parsed,
                                hidden && parsed,
                                options.usage() == StreamFields.Usage.ALWAYS,
                                options.usage() == StreamFields.Usage.NONE));
        session.choices().forEach(choice -> pending.add(new PendingChunk()));
    }

    /// Sends everything up to the usage event.
    ///
    /// @param first the generation's first output
    /// @throws InterruptedException when the client left
    void send(Generation generation, Optional<TokenOutput> first) throws InterruptedException {
        String role = session.role();
        session.choices().forEach(choice -> events.data(json -> writeRole(json, choice, role)));
        if (session.request().reply().echo()) {
            echo(session.rendered().lastContent(role));
        }
        Choice.run(generation, first, session.choices(), this);
        if (options.usage() != StreamFields.Usage.NONE) {
            events.data(this::writeUsage);
        }
    }

    @Override
    public void taken(Choice choice) {
        if (hidden) {
            choice.delta().reasoning().setLength(0);
        }
        choice.delta().calls().removeIf(ToolEvent.Abandoned.class::isInstance);
        PendingChunk waiting = pending.get(choice.index());
        Ending ending = choice.ending().orElse(null);
        if (!atOnce && waiting.tokens() > 0 && goesFirst(waiting, choice, ending)) {
            flush(choice, waiting, null);
        }
        waiting.take(choice);
        if (ending != null) {
            flush(choice, waiting, ending);
        }
    }

    /// Whether what waits is sent before a delta. An ending travels with what waits for it on purpose,
    /// not with what happens to wait because the client reads slowly.
    private boolean goesFirst(PendingChunk waiting, Choice choice, @Nullable Ending ending) {
        if (ending == null) {
            return !waiting.suits(choice.delta(), emptyShows);
        }
        return options.interval() == 1
                || (choice.delta().kind() != Kind.EMPTY
                        && !waiting.suits(choice.delta(), emptyShows));
    }

    @Override
    public void settled(Choice choice) {
        PendingChunk waiting = pending.get(choice.index());
        if (!atOnce
                && waiting.tokens() > 0
                && (waiting.isFirst() || waiting.tokens() >= options.interval())) {
            flush(choice, waiting, null);
        }
    }

    private void flush(Choice choice, PendingChunk waiting, @Nullable Ending ending) {
        if (ending != null || emptyShows || waiting.delta().kind() != Kind.EMPTY) {
            events.data(chunk.of(choice, waiting, ending));
        }
        waiting.clear();
    }

    /// Repeats the last message. A template in parts form leaves a list, which the reference's stream
    /// refuses in these words; an empty list is nothing to repeat.
    private void echo(JsonNode content) {
        if (content.isArray() && content.isEmpty()) {
            return;
        }
        if (session.rendered().contentFormat() == ContentFormat.OPENAI && content.isArray()) {
            throw new InvalidRequest(
                    "1 validation error for DeltaMessage\n"
                            + "content\n"
                            + "  Input should be a valid string "
                            + "[type=string_type, input_value=%s, input_type=list]\n    For further information visit "
                                    .formatted(PythonText.repr(content))
                            + "https://errors.pydantic.dev/2.14/v/string_type");
        }
        String text = Conversation.text(content);
        if (!text.isEmpty()) {
            session.choices().forEach(choice -> events.data(json -> writeEcho(json, choice, text)));
        }
    }

    private void writeRole(JsonGenerator json, Choice choice, String role) {
        json.writeStartObject();
        header.write(json);
        json.writeArrayPropertyStart("choices");
        json.writeStartObject();
        json.writeNumberProperty("index", choice.index());
        json.writeName("delta");
        json.writeStartObject();
        json.writeStringProperty("role", role);
        json.writeStringProperty("content", "");
        json.writeEndObject();
        endOpening(json);
        OptionalJson.writeIds(
                json,
                "prompt_token_ids",
                session.request().call().tokens().ids(),
                session.prompt());
        OptionalJson.writeText(json, "prompt_text", session.promptText());
        json.writeEndObject();
    }

    private void writeEcho(JsonGenerator json, Choice choice, String text) {
        json.writeStartObject();
        header.write(json);
        json.writeArrayPropertyStart("choices");
        json.writeStartObject();
        json.writeNumberProperty("index", choice.index());
        json.writeName("delta");
        json.writeStartObject();
        json.writeStringProperty("content", text);
        json.writeEndObject();
        endOpening(json);
        json.writeEndObject();
    }

    /// Ends the choice of an event without tokens, and the list of choices.
    private void endOpening(JsonGenerator json) {
        json.writeNullProperty("logprobs");
        json.writeNullProperty("finish_reason");
        json.writeEndObject();
        json.writeEndArray();
        if (options.usage() == StreamFields.Usage.ALWAYS) {
            json.writeName("usage");
            new Usage(
                            session.prompt().length,
                            0,
                            session.parsers().reasoningTokens(List.of()),
                            Optional.empty())
                    .writeBrief(json);
        }
    }

    private void writeUsage(JsonGenerator json) {
        json.writeStartObject();
        header.write(json);
        json.writeArrayPropertyStart("choices");
        json.writeEndArray();
        json.writeName("usage");
        session.usage().writeBrief(json);
        header.fingerprint()
                .ifPresent(text -> json.writeStringProperty("system_fingerprint", text));
        json.writeEndObject();
    }
}
