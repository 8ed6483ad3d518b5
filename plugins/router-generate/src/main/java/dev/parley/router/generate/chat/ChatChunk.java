package dev.parley.router.generate.chat;

import dev.parley.api.router.JsonWriter;
import dev.parley.api.tool.ToolEvent;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.ChoiceDelta;
import dev.parley.router.generate.output.Ending;
import dev.parley.router.generate.output.LogprobsJson;
import dev.parley.router.generate.output.PendingChunk;
import dev.parley.router.generate.serving.ReplyHeader;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

import java.util.List;
import java.util.Optional;

/// Writes the delta events of one stream; the same object writes them all. One thread.
final class ChatChunk implements JsonWriter {

    private static final SerializableString CHOICES = new SerializedString("choices");
    private static final SerializableString INDEX = new SerializedString("index");
    private static final SerializableString DELTA = new SerializedString("delta");
    private static final SerializableString CONTENT = new SerializedString("content");
    private static final SerializableString LOGPROBS = new SerializedString("logprobs");
    private static final SerializableString FINISH = new SerializedString("finish_reason");
    private static final SerializableString TOKEN_IDS = new SerializedString("token_ids");

    private final ChatSession session;
    private final ReplyHeader header;
    private final Form form;
    private final ReasoningField reasoningField;
    private @Nullable PendingChunk pending;
    private @Nullable Choice choice;
    private @Nullable Ending ending;

    /// What all events of a stream have in common.
    ///
    /// @param parsed whether text passes parsers
    /// @param reasoningHidden whether reasoning is dropped
    /// @param usage whether every event tells token counts
    /// @param fingerprint whether the last event of a choice carries the fingerprint
    record Form(boolean parsed, boolean reasoningHidden, boolean usage, boolean fingerprint) {}

    ChatChunk(ChatSession session, ReplyHeader header, Form form) {
        this.session = session;
        this.header = header;
        this.form = form;
        reasoningField = ReasoningField.of(session.serving().settings());
    }

    /// The event for what is waiting, to be written at once.
    ///
    /// @param end set with the choice's last event
    ChatChunk of(Choice of, PendingChunk waiting, @Nullable Ending end) {
        choice = of;
        pending = waiting;
        ending = end;
        return this;
    }

    @Override
    public void write(JsonGenerator json) {
        Choice of = choice;
        PendingChunk waiting = pending;
        if (of == null || waiting == null) {
            throw new IllegalStateException("nothing to write");
        }
        json.writeStartObject();
        header.write(json);
        json.writeName(CHOICES);
        json.writeStartArray();
        writeChoice(json, of, waiting);
        json.writeEndArray();
        if (form.usage()) {
            json.writeName("usage");
            session.usageOf(of).writeBrief(json);
        }
        Optional<String> fingerprint = header.fingerprint();
        if (ending != null && form.fingerprint() && fingerprint.isPresent()) {
            json.writeStringProperty("system_fingerprint", fingerprint.get());
        }
        json.writeEndObject();
    }

    private void writeChoice(JsonGenerator json, Choice of, PendingChunk waiting) {
        json.writeStartObject();
        json.writeName(INDEX);
        json.writeNumber(of.index());
        json.writeName(DELTA);
        writeDelta(json, waiting.delta());
        json.writeName(LOGPROBS);
        if (session.showsScores()) {
            LogprobsJson.writeChat(json, waiting.scores(), session.request().reply().topLogprobs());
        } else {
            json.writeNull();
        }
        writeEnding(json, waiting);
        json.writeName(TOKEN_IDS);
        if (session.showsIds()) {
            waiting.writeIds(json, of);
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private void writeEnding(JsonGenerator json, PendingChunk waiting) {
        json.writeName(FINISH);
        if (ending == null) {
            json.writeNull();
            return;
        }
        boolean called =
                waiting.hasCalled()
                        && ending.reason().equals("stop")
                        && !(session.request().turn().toolChoice() instanceof ToolChoice.Named);
        json.writeString(called ? "tool_calls" : ending.reason());
        json.writeName("stop_reason");
        ending.writeStop(json);
    }

    private void writeDelta(JsonGenerator json, ChoiceDelta delta) {
        json.writeStartObject();
        if (!form.parsed() || !delta.content().isEmpty()) {
            json.writeName(CONTENT);
            json.writeString(delta.content().toString());
        } else if (!delta.calls().isEmpty()) {
            json.writeName(CONTENT);
            json.writeNull();
        }
        if (!delta.reasoning().isEmpty()) {
            reasoningField.write(json, Optional.of(delta.reasoning().toString()));
        } else if (form.reasoningHidden() && delta.kind() != ChoiceDelta.Kind.EMPTY) {
            reasoningField.write(json, Optional.empty());
        }
        if (!delta.calls().isEmpty()) {
            json.writeArrayPropertyStart("tool_calls");
            writeCalls(json, delta.calls());
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeCalls(JsonGenerator json, List<ToolEvent> events) {
        int i = 0;
        while (i < events.size()) {
            switch (events.get(i)) {
                case ToolEvent.CallStarted started -> {
                    writeStart(json, started);
                    i++;
                }
                case ToolEvent.Arguments(int index, String first) -> {
                    StringBuilder arguments = new StringBuilder(first);
                    i++;
                    while (i < events.size()
                            && events.get(i) instanceof ToolEvent.Arguments(int next, String more)
                            && next == index) {
                        arguments.append(more);
                        i++;
                    }
                    writeArguments(json, index, arguments.toString());
                }
                case ToolEvent.Content content -> i++;
                case ToolEvent.CallCompleted completed -> i++;
                case ToolEvent.Abandoned abandoned -> i++;
            }
        }
    }

    private static void writeStart(JsonGenerator json, ToolEvent.CallStarted started) {
        json.writeStartObject();
        json.writeStringProperty("id", started.id().orElse(""));
        json.writeStringProperty("type", "function");
        json.writeNumberProperty("index", started.index());
        json.writeName("function");
        json.writeStartObject();
        json.writeStringProperty("name", started.name());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeArguments(JsonGenerator json, int index, String arguments) {
        json.writeStartObject();
        json.writeNumberProperty("index", index);
        json.writeName("function");
        json.writeStartObject();
        json.writeStringProperty("arguments", arguments);
        json.writeEndObject();
        json.writeEndObject();
    }
}
