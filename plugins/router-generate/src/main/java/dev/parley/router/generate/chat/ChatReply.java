package dev.parley.router.generate.chat;

import dev.parley.api.engine.Generation;
import dev.parley.router.generate.derender.RecordedGeneration;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.Ending;
import dev.parley.router.generate.output.LogprobsJson;
import dev.parley.router.generate.output.OptionalJson;
import dev.parley.router.generate.output.ScoredToken;
import dev.parley.router.generate.output.TokenScorer;
import dev.parley.router.generate.output.TokenScorer.Form;
import dev.parley.router.generate.serving.ReplyHeader;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A whole chat reply: collects the choices, then writes every field. Mutable; one thread.
final class ChatReply implements Choice.Listener {

    private final ChatSession session;
    private final ReasoningField reasoningField;
    private final List<ChatMessage> messages = new ArrayList<>();
    private final List<List<ScoredToken>> scores = new ArrayList<>();

    ChatReply(ChatSession session) {
        this.session = session;
        reasoningField = ReasoningField.of(session.serving().settings());
        session.choices()
                .forEach(
                        choice -> {
                            messages.add(new ChatMessage());
                            scores.add(new ArrayList<>());
                        });
    }

    /// Waits for all choices.
    ///
    /// @throws InterruptedException when the client left
    void collect(Generation generation) throws InterruptedException {
        Choice.run(generation, generation.next(), session.choices(), this);
    }

    /// Takes choices that are all there already.
    void replay(RecordedGeneration generation) {
        for (var output = generation.next(); output.isPresent(); output = generation.next()) {
            session.choices().get(output.get().request()).take(output.get(), generation, this);
        }
    }

    @Override
    public void taken(Choice choice) {
        messages.get(choice.index()).add(choice.delta());
        choice.scores().ifPresent(scores.get(choice.index())::add);
    }

    @Override
    public void settled(Choice choice) {}

    void write(JsonGenerator json, ReplyHeader header) {
        json.writeStartObject();
        header.write(json);
        json.writeArrayPropertyStart("choices");
        session.choices().forEach(choice -> writeChoice(json, choice, choice.index()));
        json.writeEndArray();
        json.writeNullProperty("service_tier");
        OptionalJson.writeText(json, "system_fingerprint", header.fingerprint());
        json.writeName("usage");
        session.usage().writeFull(json);
        json.writeName("prompt_logprobs");
        writePromptLogprobs(json);
        OptionalJson.writeIds(
                json,
                "prompt_token_ids",
                session.request().call().tokens().ids(),
                session.prompt());
        OptionalJson.writeText(json, "prompt_text", session.promptText());
        json.writeNullProperty("kv_transfer_params");
        json.writeNullProperty("ec_transfer_params");
        json.writeNullProperty("metrics");
        json.writeEndObject();
    }

    /// Writes one choice.
    ///
    /// @param index its number in the reply
    void writeChoice(JsonGenerator json, Choice choice, int index) {
        ChatMessage message = messages.get(choice.index());
        Optional<Ending> ending = choice.ending();
        json.writeStartObject();
        json.writeNumberProperty("index", index);
        json.writeName("message");
        writeMessage(json, message, choice.reasoningPreamble());
        json.writeName("logprobs");
        if (session.showsScores()) {
            LogprobsJson.writeChat(
                    json, scores.get(choice.index()), session.request().reply().topLogprobs());
        } else {
            json.writeNull();
        }
        String reason = ending.map(Ending::reason).orElse("stop");
        if (!message.calls().isEmpty() && callsEnd(reason)) {
            reason = "tool_calls";
        }
        OptionalJson.writeEnding(json, Optional.of(reason), ending);
        OptionalJson.writeIds(json, "token_ids", session.showsIds(), choice.tokens().toArray());
        json.writeNullProperty("routed_experts");
        json.writeEndObject();
    }

    /// A named call ends as any text, others only with a model that stopped by itself: a reply that
    /// was cut off may lack calls, and says so.
    private boolean callsEnd(String reason) {
        return switch (session.request().turn().toolChoice()) {
            case ToolChoice.Named named -> false;
            case ToolChoice.Required(), ToolChoice.Auto(), ToolChoice.None() ->
                    reason.equals("stop");
        };
    }

    private void writeMessage(JsonGenerator json, ChatMessage message, int preamble) {
        json.writeStartObject();
        json.writeStringProperty("role", session.role());
        OptionalJson.writeText(json, "content", content(message));
        json.writeNullProperty("refusal");
        json.writeNullProperty("annotations");
        json.writeNullProperty("audio");
        json.writeNullProperty("function_call");
        if (!message.calls().isEmpty()) {
            json.writeArrayPropertyStart("tool_calls");
            message.calls().forEach(call -> writeCall(json, call));
            json.writeEndArray();
        }
        boolean shown = session.request().reply().reasoning() == ChatRequest.Reasoning.SHOWN;
        reasoningField.write(json, shown ? message.reasoning(preamble) : Optional.empty());
        json.writeEndObject();
    }

    private Optional<String> content(ChatMessage message) {
        boolean nothing = !message.calls().isEmpty() || message.content().isEmpty();
        if (session.request().turn().toolChoice().isForced() && nothing) {
            return Optional.of("");
        }
        if (!session.request().reply().echo()) {
            return message.content();
        }
        JsonNode last = session.rendered().lastContent(session.role());
        return Optional.of(Conversation.text(last) + message.content().orElse(""));
    }

    private static void writeCall(JsonGenerator json, ChatMessage.Call call) {
        json.writeStartObject();
        json.writeStringProperty("id", call.id());
        json.writeStringProperty("type", "function");
        json.writeName("function");
        json.writeStartObject();
        json.writeStringProperty("name", call.name());
        json.writeStringProperty("arguments", call.arguments());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writePromptLogprobs(JsonGenerator json) {
        if (session.sampling().params().promptLogprobs().isEmpty()) {
            json.writeNull();
            return;
        }
        TokenScorer scorer = new TokenScorer(session.serving().tokenizer(), Form.TEXT);
        LogprobsJson.writePrompt(
                json,
                session.choices()
                        .getFirst()
                        .prompt()
                        .map(facts -> scorer.scorePrompt(facts.logprobs(), session.prompt()))
                        .orElse(List.of()));
    }
}
