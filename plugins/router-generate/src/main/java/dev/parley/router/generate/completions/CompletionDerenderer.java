package dev.parley.router.generate.completions;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.DetokenizerOptions.Spacing;
import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.derender.DerenderHandler.Derenderer;
import dev.parley.router.generate.derender.RecordedOutput;
import dev.parley.router.generate.derender.RecordedReply;
import dev.parley.router.generate.derender.ReplyFrame;
import dev.parley.router.generate.derender.StreamState;
import dev.parley.router.generate.derender.TokenCounts;
import dev.parley.router.generate.derender.TokenIds;
import dev.parley.router.generate.sampling.TextOptions;
import dev.parley.router.generate.sampling.TextOptions.StopText;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.serving.Serving;

import io.helidon.webserver.http.ServerRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns token output back into completion replies and their events.
public final class CompletionDerenderer implements Derenderer {

    private static final String OBJECT = "text_completion";
    private static final TextOptions PLAIN =
            new TextOptions(
                    List.of(),
                    StopText.EXCLUDED,
                    0,
                    new DetokenizerOptions(SpecialTokens.SKIP, Spacing.SPACED));

    private final Serving serving;
    private final ReplyFrame frame;
    private final CompletionReader reader;

    /// For one served model.
    ///
    /// @param clock dates replies
    public CompletionDerenderer(Serving serving, InstantSource clock) {
        this.serving = serving;
        frame = new ReplyFrame(serving, clock);
        reader = new CompletionReader(serving);
    }

    @Override
    public ObjectNode whole(Fields body, ServerRequest request) {
        List<RecordedReply> replies = replies(body);
        Optional<List<Long>> counts = body.integers("prompt_tokens");
        List<Optional<List<Long>>> prompts = prompts(body, replies.size());
        counts.ifPresent(it -> requireLength(body, "prompt_tokens", it.size(), replies.size()));
        Optional<ObjectNode> asked = body.dict("completion_request");
        Optional<String> model = frame.checked(body);
        if (replies.isEmpty()) {
            throw new InvalidRequest("generate_responses must not be empty");
        }
        replies.forEach(reply -> reply.requireWithin(serving.limits()));
        TextOptions options = options(asked, request);
        RecordedReply first = replies.getFirst();
        ObjectNode out = frame.begin(first.id(), OBJECT, model);
        ArrayNode choices = out.putArray("choices");
        for (int i = 0; i < replies.size(); i++) {
            addChoices(replies.get(i), prompts.get(i), options, choices);
        }
        out.putNull("service_tier").putNull("system_fingerprint");
        out.set(
                "usage",
                TokenCounts.json(
                        counts.orElse(List.of()).stream().mapToLong(Long::longValue).sum(),
                        replies.stream().mapToInt(RecordedReply::tokens).sum()));
        out.set("kv_transfer_params", transfer(replies));
        out.putNull("ec_transfer_params");
        out.set("metrics", replies.size() == 1 ? first.json().get("metrics") : null);
        return out;
    }

    private void addChoices(
            RecordedReply reply,
            Optional<List<Long>> sent,
            TextOptions options,
            ArrayNode choices) {
        reply.requireTokens(" in response " + reply.id());
        int[] prompt = prompt(sent, reply);
        for (RecordedOutput output : reply.outputs()) {
            CompletionReplay replay = new CompletionReplay(serving, options, prompt);
            replay.take(output.last(0));
            int index = choices.size();
            ObjectNode choice = choice(replay, output, 0);
            choice.put("index", index);
            choice.putNull("token_ids").putNull("prompt_logprobs");
            choice.putNull("prompt_token_ids").putNull("routed_experts");
            choices.add(choice);
        }
    }

    @Override
    public ObjectNode event(Fields body, ServerRequest request) {
        StreamState state = StreamState.read(body);
        Optional<RecordedReply> recorded = RecordedReply.read(body, "generate_chunk");
        Optional<ObjectNode> asked = body.dict("completion_request");
        var promptTokens = body.whole("prompt_tokens");
        Optional<List<Long>> sent = body.naturals("prompt_token_ids");
        Optional<String> model = frame.checked(body);
        RecordedReply reply = recorded.orElseThrow();
        reply.requireWithin(serving.limits());
        if (reply.outputs().size() > 1) {
            throw new InvalidRequest(
                    "derender_completion_stream expects at most one choice per chunk");
        }
        int[] prompt = prompt(sent, reply);
        state.requireWithin(serving.limits(), prompt.length, reply.tokens());
        ObjectNode event = frame.begin(reply.id(), OBJECT, model);
        ArrayNode choices = event.putArray("choices");
        event.set("usage", reply.usage(promptTokens).orElse(null));
        event.putNull("system_fingerprint");
        event.set("metrics", reply.json().get("metrics"));
        StreamState next = state;
        for (RecordedOutput output : reply.outputs()) {
            CompletionReplay replay =
                    new CompletionReplay(serving, options(asked, request), prompt);
            replay.skip(state.outputs());
            replay.take(output.live(0));
            ObjectNode choice = choice(replay, output, state.textLength());
            choice.putNull("prompt_token_ids").putNull("token_ids");
            choices.add(choice);
            String text = replay.text();
            next = state.after(output.tokens(), text.codePointCount(0, text.length()));
        }
        return ReplyFrame.carried(event, next);
    }

    private static ObjectNode choice(CompletionReplay replay, RecordedOutput output, int offset) {
        ObjectNode choice =
                ReplyFrame.tree(
                        json -> {
                            json.writeStartObject();
                            json.writeNumberProperty("index", output.index());
                            json.writeStringProperty("text", replay.text());
                            json.writeName("logprobs");
                            replay.writeLogprobs(json, offset);
                            json.writeEndObject();
                        });
        output.label(choice);
        return choice;
    }

    private int[] prompt(Optional<List<Long>> sent, RecordedReply reply) {
        return TokenIds.prompt(sent.or(reply::prompt).orElse(List.of()), serving.limits());
    }

    /// How the text is made; the request's sampling fields must be right although nothing is sampled.
    private TextOptions options(Optional<ObjectNode> asked, ServerRequest request) {
        return asked.map(
                        body -> {
                            ObjectNode plain = body.deepCopy();
                            plain.remove(List.of("n", "echo", "use_beam_search", "stream_options"));
                            plain.remove(List.of("stream", "thinking_token_budget"));
                            return serving.planner()
                                    .plan(reader.read(plain, request).sampling(), 0)
                                    .text();
                        })
                .orElse(PLAIN);
    }

    private static List<RecordedReply> replies(Fields body) {
        if (!body.has("generate_responses")) {
            body.missing("generate_responses");
        }
        List<RecordedReply> out = new ArrayList<>();
        ArrayNode items = body.list("generate_responses").orElseGet(() -> body.node().arrayNode());
        for (int i = 0; i < items.size(); i++) {
            body.item("generate_responses", i, items.get(i))
                    .ifPresent(reply -> out.add(RecordedReply.read(reply)));
        }
        return out;
    }

    /// The ids of the prompts; an entry may be null.
    private static List<Optional<List<Long>>> prompts(Fields body, int count) {
        Optional<ArrayNode> lists = body.list("prompt_token_ids");
        lists.ifPresent(it -> requireLength(body, "prompt_token_ids", it.size(), count));
        List<Optional<List<Long>>> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode ids = lists.<JsonNode>map(it -> it).orElseGet(body::node).path(i);
            List<Long> read = new ArrayList<>();
            ids.forEach(id -> read.add(id.asLong(-1)));
            out.add(ids.isArray() ? Optional.of(read) : Optional.empty());
        }
        return out;
    }

    private static void requireLength(Fields body, String name, int length, int expected) {
        if (length != expected) {
            body.violations()
                    .add(
                            "value_error",
                            "body",
                            "Value error, %s length (%d) must equal generate_responses length (%d)"
                                    .formatted(name, length, expected),
                            body.node());
        }
    }

    /// The transfer parameters, where all replies have the same.
    private static JsonNode transfer(List<RecordedReply> replies) {
        JsonNode first = replies.getFirst().json().path("kv_transfer_params");
        boolean same =
                replies.stream().allMatch(it -> it.json().path("kv_transfer_params").equals(first));
        return same && first.isObject() ? first : replies.getFirst().json().nullNode();
    }
}
