package dev.parley.router.generate.derender;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.engine.TokenOutput;
import dev.parley.router.generate.sampling.SamplingLimits;
import dev.parley.router.generate.schema.Fields;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a client carries from one event of a choice to the next, since the server keeps nothing: all
/// tokens so far, which are played again with every event. The window of a decoder that the format has
/// room for is not needed beside them.
///
/// @param roleSent whether the role was told
/// @param textLength characters told so far
/// @param tokens all ids so far
/// @param lengths how many of them came with each event
/// @param called whether a tool call was told
/// @param callIds ids of the calls told, by index
public record StreamState(
        boolean roleSent,
        int textLength,
        int[] tokens,
        List<Integer> lengths,
        boolean called,
        List<String> callIds) {

    private static final int CONTEXT = 4;

    /// Copies the lists.
    public StreamState {
        lengths = List.copyOf(lengths);
        callIds = List.copyOf(callIds);
    }

    /// Before the first event.
    public static StreamState start() {
        return new StreamState(false, 0, new int[0], List.of(), false, List.of());
    }

    /// Reads the field `stream_state`.
    public static StreamState read(Fields body) {
        return body.object("stream_state").map(StreamState::of).orElseGet(StreamState::start);
    }

    private static StreamState of(Fields state) {
        List<Long> tokens = state.naturals("output_token_ids").orElse(List.of());
        List<Long> lengths = state.naturals("output_chunk_lens").orElse(List.of());
        long sum = lengths.stream().mapToLong(Long::longValue).sum();
        if (sum != tokens.size() || lengths.contains(0L)) {
            state.violations()
                    .add(
                            "value_error",
                            state.path("output_chunk_lens"),
                            "Value error, output_chunk_lens must sum to len(output_token_ids) (got sum=%d, len(output_token_ids)=%d)"
                                    .formatted(sum, tokens.size()),
                            state.node());
        }
        return new StreamState(
                state.flag("role_sent", false),
                Math.clamp(state.whole("logprob_text_offset", 0), 0, Integer.MAX_VALUE),
                TokenIds.array(tokens),
                lengths.stream().map(Long::intValue).toList(),
                state.flag("tools_streamed", false),
                state.texts("last_tool_call_ids").orElse(List.of()));
    }

    /// Refuses more tokens than the model can have written.
    ///
    /// @param prompt tokens of the prompt, as far as they are known
    /// @param coming tokens of the event
    public void requireWithin(SamplingLimits limits, int prompt, int coming) {
        if (prompt + tokens.length + coming > limits.modelLength()) {
            throw new InvalidRequest(
                    "prompt_token_ids length (%d) plus output_token_ids length (%d) plus delta (%d) exceeds max_model_len (%d)."
                            .formatted(prompt, tokens.length, coming, limits.modelLength()));
        }
        TokenIds.requireKnown(tokens, limits);
    }

    /// The events so far as an engine's outputs.
    public List<TokenOutput> outputs() {
        List<TokenOutput> out = new ArrayList<>();
        int from = 0;
        for (int length : lengths) {
            out.add(
                    new TokenOutput(
                            0,
                            Arrays.copyOfRange(tokens, from, from + length),
                            List.of(),
                            Optional.empty(),
                            Optional.empty()));
            from += length;
        }
        return out;
    }

    /// The state after an event.
    ///
    /// @param more its ids
    /// @param text characters it told
    public StreamState after(int[] more, int text) {
        List<Integer> all = new ArrayList<>(lengths);
        if (more.length > 0) {
            all.add(more.length);
        }
        return new StreamState(
                roleSent,
                textLength + text,
                IntStream.concat(IntStream.of(tokens), IntStream.of(more)).toArray(),
                all,
                called,
                callIds);
    }

    /// The same once the role was told.
    public StreamState withRole() {
        return new StreamState(true, textLength, tokens, lengths, called, callIds);
    }

    /// The same once calls were told.
    ///
    /// @param ids of all calls so far
    public StreamState withCalls(List<String> ids) {
        return new StreamState(roleSent, textLength, tokens, lengths, true, ids);
    }

    /// The value to carry.
    public ObjectNode json() {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.putArray("prev_tokens");
        out.put("prefix_offset", 0).put("read_offset", 0).put("role_sent", roleSent);
        ArrayNode context = out.putArray("logprob_context_token_ids");
        IntStream.of(tokens).skip(Math.max(0, tokens.length - CONTEXT)).forEach(context::add);
        out.put("logprob_text_offset", textLength);
        IntStream.of(tokens).forEach(out.putArray("output_token_ids")::add);
        ArrayNode counts = out.putArray("output_chunk_lens");
        lengths.forEach(counts::add);
        out.put("tools_streamed", called);
        ArrayNode ids = out.putArray("last_tool_call_ids");
        callIds.forEach(ids::add);
        return out;
    }
}
