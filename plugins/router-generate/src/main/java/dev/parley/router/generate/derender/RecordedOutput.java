package dev.parley.router.generate.derender;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What an engine generated for one choice, or a piece of it.
///
/// @param index of the choice
/// @param tokens ids in order
/// @param logprobs one entry per token; empty where none were asked for
/// @param finishReason as the engine tells it; empty while the choice goes on
/// @param stopReason a number, a text or null
public record RecordedOutput(
        int index,
        int[] tokens,
        List<TokenLogprobs> logprobs,
        Optional<String> finishReason,
        JsonNode stopReason) {

    private static final String CALLED = "tool_calls";

    /// Copies the list.
    public RecordedOutput {
        logprobs = List.copyOf(logprobs);
    }

    /// The output as an engine hands it out; it ends the choice when it has a finish reason.
    ///
    /// @param request position of the request
    public TokenOutput live(int request) {
        return output(request, finishReason.map(this::finish));
    }

    /// The output of a choice of which nothing more will come.
    ///
    /// @param request position of the request
    public TokenOutput last(int request) {
        return output(request, Optional.of(finish(finishReason.orElse("length"))));
    }

    private TokenOutput output(int request, Optional<Finish> finish) {
        return new TokenOutput(request, tokens, logprobs, Optional.empty(), finish);
    }

    /// A stop string is text like any other: only a stop or end token is kept out of it.
    private Finish finish(String reason) {
        if (!reason.equals("stop") || stopReason.isString()) {
            return Finish.of(Finish.Reason.LENGTH);
        }
        return new Finish(
                Finish.Reason.STOP,
                stopReason.isIntegralNumber()
                        ? OptionalInt.of(stopReason.asInt())
                        : OptionalInt.empty());
    }

    /// Sets what the engine said of a written choice's place and end. That it ended with calls stays.
    public void label(ObjectNode choice) {
        choice.put("index", index);
        if (!choice.path("finish_reason").asString("").equals(CALLED)) {
            finishReason.ifPresentOrElse(
                    reason -> choice.put("finish_reason", reason),
                    () -> choice.putNull("finish_reason"));
        }
        choice.set("stop_reason", stopReason);
    }
}
