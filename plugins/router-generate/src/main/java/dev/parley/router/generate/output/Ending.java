package dev.parley.router.generate.output;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.Finish;

import tools.jackson.core.JsonGenerator;

/// Why a choice ended, as clients see it.
///
/// @param reason the `finish_reason`
/// @param stop the `stop_reason`
public record Ending(String reason, Stop stop) {

    /// What exactly ended it.
    public sealed interface Stop {

        /// Nothing in particular.
        record None() implements Stop {}

        /// A stop token.
        record Token(int id) implements Stop {}

        /// A stop string, or a word for the cause.
        record Text(String text) implements Stop {}
    }

    private static final Stop NONE = new Stop.None();

    /// An end by a stop string.
    static Ending ofStopString(String text) {
        return new Ending("stop", new Stop.Text(text));
    }

    /// An end the engine reports.
    ///
    /// @throws EngineFailed when something failed inside
    static Ending of(Finish finish) {
        return switch (finish.reason()) {
            case STOP ->
                    new Ending(
                            "stop",
                            finish.stopToken().isPresent()
                                    ? new Stop.Token(finish.stopToken().getAsInt())
                                    : NONE);
            case LENGTH -> new Ending("length", NONE);
            case REPETITION -> new Ending("repetition", new Stop.Text("repetition_detected"));
            case ABORT -> new Ending("abort", NONE);
            case ERROR -> throw new EngineFailed("Internal server error");
        };
    }

    /// Writes the value of `stop_reason`.
    public void writeStop(JsonGenerator json) {
        switch (stop) {
            case Stop.None() -> json.writeNull();
            case Stop.Token(int id) -> json.writeNumber(id);
            case Stop.Text(String text) -> json.writeString(text);
        }
    }
}
