package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.engine.TokenOutput;
import dev.parley.router.generate.derender.DerenderHandler.Derenderer;
import dev.parley.router.generate.derender.RecordedGeneration;
import dev.parley.router.generate.derender.RecordedOutput;
import dev.parley.router.generate.derender.RecordedReply;
import dev.parley.router.generate.derender.ReplyFrame;
import dev.parley.router.generate.derender.StreamState;
import dev.parley.router.generate.derender.TokenCounts;
import dev.parley.router.generate.derender.TokenIds;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.serving.ReplyHeader;
import dev.parley.router.generate.serving.Serving;

import io.helidon.webserver.http.ServerRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Turns token output back into chat replies and their events.
public final class ChatDerenderer implements Derenderer {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Serving serving;
    private final InstantSource clock;
    private final ReplyFrame frame;
    private final ChatReader reader;

    /// For one served model.
    ///
    /// @param clock dates replies
    public ChatDerenderer(Serving serving, InstantSource clock) {
        this.serving = serving;
        this.clock = clock;
        frame = new ReplyFrame(serving, clock);
        reader = new ChatReader(serving);
    }

    /// What both forms of a body have in common.
    ///
    /// @param model as the client names it
    /// @param recorded what the engine generated
    /// @param asked the chat request; empty when it was not sent
    /// @param promptTokens for usage
    /// @param prompt ids; empty when they were not sent
    private record Recording(
            Optional<String> model,
            RecordedReply recorded,
            Optional<ObjectNode> asked,
            OptionalLong promptTokens,
            Optional<List<Long>> prompt) {

        /// The ids of the prompt; none when they are not known.
        int[] promptIds(Serving serving) {
            return TokenIds.prompt(prompt.or(recorded::prompt).orElse(List.of()), serving.limits());
        }
    }

    @Override
    public ObjectNode whole(Fields body, ServerRequest request) {
        Recording recording = read(named(body), "generate_response");
        RecordedReply recorded = recording.recorded();
        recorded.requireTokens("");
        int[] prompt = recording.promptIds(serving);
        ChatSession session =
                ChatSession.replayed(
                        serving,
                        reader.read(body(recording, false), request),
                        prompt,
                        recorded.outputs().size());
        List<TokenOutput> outputs = new ArrayList<>();
        for (RecordedOutput output : recorded.outputs()) {
            outputs.add(output.last(outputs.size()));
        }
        ChatReply reply = new ChatReply(session);
        reply.replay(new RecordedGeneration(outputs));
        ArrayNode choices = NODES.arrayNode();
        for (int i = 0; i < outputs.size(); i++) {
            var choice = session.choices().get(i);
            ObjectNode written =
                    ReplyFrame.tree(json -> reply.writeChoice(json, choice, choice.index()));
            recorded.outputs().get(i).label(written);
            choices.add(written);
        }
        return reply(recording, choices);
    }

    private ObjectNode reply(Recording recording, ArrayNode choices) {
        RecordedReply recorded = recording.recorded();
        ObjectNode out = frame.begin(recorded.id(), "chat.completion", recording.model());
        out.set("choices", choices);
        out.putNull("service_tier").putNull("system_fingerprint");
        out.set("usage", TokenCounts.json(recording.promptTokens().orElse(0), recorded.tokens()));
        out.set("prompt_logprobs", recorded.json().get("prompt_logprobs"));
        out.putNull("prompt_token_ids").putNull("prompt_text");
        out.set("kv_transfer_params", recorded.json().get("kv_transfer_params"));
        out.putNull("ec_transfer_params");
        out.set("metrics", recorded.json().get("metrics"));
        return out;
    }

    @Override
    public ObjectNode event(Fields body, ServerRequest request) {
        StreamState state = StreamState.read(body);
        Recording recording = read(named(body), "generate_chunk");
        RecordedReply recorded = recording.recorded();
        if (configured() && recording.prompt().isEmpty()) {
            throw new InvalidRequest(
                    "prompt_token_ids is required when a tool or reasoning parser is configured."
                        + " Without it parse_delta cannot tell whether the prompt left reasoning"
                        + " open (e.g. a chat template that pre-opens <think>) and would"
                        + " misclassify reasoning content as plain content.");
        }
        if (recorded.outputs().size() > 1) {
            throw new InvalidRequest(
                    "derender_chat_stream expects at most one choice per chunk (got %d)."
                            .formatted(recorded.outputs().size()));
        }
        int[] prompt = recording.promptIds(serving);
        state.requireWithin(serving.limits(), prompt.length, recorded.tokens());
        ObjectNode event = frame.begin(recorded.id(), "chat.completion.chunk", recording.model());
        ArrayNode choices = event.putArray("choices");
        event.set("usage", recorded.usage(recording.promptTokens()).orElse(null));
        event.putNull("system_fingerprint").putNull("prompt_token_ids").putNull("prompt_text");
        event.set("metrics", recorded.json().get("metrics"));
        StreamState next = state;
        if (!recorded.outputs().isEmpty()) {
            ChatSession session =
                    ChatSession.replayed(
                            serving, reader.read(body(recording, true), request), prompt, 1);
            ObjectNode choice = tell(session, state, recorded);
            next = carry(state, choice, recorded.outputs().getFirst());
            choices.add(choice);
        }
        return ReplyFrame.carried(event, next);
    }

    private ObjectNode tell(ChatSession session, StreamState state, RecordedReply recorded) {
        RecordedOutput output = recorded.outputs().getFirst();
        ChatReplay replay = new ChatReplay(session);
        replay.skip(state.outputs());
        ObjectNode choice =
                replay.tell(
                        output.live(0),
                        ReplyHeader.of(recorded.id(), "chat.completion.chunk", serving, clock));
        output.label(choice);
        return choice;
    }

    /// The state after an event, whose role and call ids are set on the way.
    private static StreamState carry(StreamState state, ObjectNode choice, RecordedOutput output) {
        ObjectNode delta = (ObjectNode) choice.get("delta");
        if (!state.roleSent()) {
            delta.put("role", "assistant");
        }
        StreamState next = state.after(output.tokens(), 0).withRole();
        JsonNode calls = delta.path("tool_calls");
        if (calls.isEmpty()) {
            return next;
        }
        List<String> ids = new ArrayList<>(state.callIds());
        for (JsonNode call : calls) {
            int index = call.path("index").asInt();
            if (call.path("id").isString()) {
                if (index < ids.size()) {
                    ((ObjectNode) call).put("id", ids.get(index));
                } else {
                    ids.add(call.path("id").stringValue());
                }
            }
        }
        return next.withCalls(ids);
    }

    private Recording read(Fields body, String name) {
        Optional<RecordedReply> recorded = RecordedReply.read(body, name);
        Optional<ObjectNode> asked = body.dict("chat_request");
        OptionalLong promptTokens = body.whole("prompt_tokens");
        Optional<List<Long>> prompt = body.naturals("prompt_token_ids");
        Optional<String> model = frame.checked(body);
        RecordedReply reply = recorded.orElseThrow();
        reply.requireWithin(serving.limits());
        if (configured() && asked.isEmpty()) {
            throw new InvalidRequest(
                    "chat_request is required when a tool or reasoning parser is configured"
                            + " because plain detokenization would leak raw parser markup into"
                            + " content.");
        }
        return new Recording(model, reply, asked, promptTokens, prompt);
    }

    private boolean configured() {
        return serving.context().reasoningParser().isPresent()
                || (serving.settings().enabled("enable-auto-tool-choice")
                        && serving.context().toolParser().isPresent());
    }

    /// The reference tells faults of a body by the kind of body that it takes it for.
    private static Fields named(Fields body) {
        return Fields.at(body.node(), "body.DerenderChatRequest", body.violations());
    }

    /// The chat request with what only matters to engines taken out.
    private static ObjectNode body(Recording recording, boolean streamed) {
        ObjectNode body = recording.asked().map(ObjectNode::deepCopy).orElseGet(NODES::objectNode);
        body.remove(
                List.of(
                        "n",
                        "stream_options",
                        "stream_interval",
                        "logprobs",
                        "top_logprobs",
                        "logprob_token_ids",
                        "use_beam_search",
                        "thinking_token_budget",
                        "echo"));
        body.put("stream", streamed);
        int alternatives = recording.recorded().alternatives();
        if (alternatives >= 0) {
            body.put("logprobs", true).put("top_logprobs", alternatives);
        }
        if (!body.hasNonNull("messages")) {
            body.putArray("messages").addObject().put("role", "user").put("content", "");
        }
        return body;
    }
}
