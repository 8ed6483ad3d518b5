package dev.parley.api.tool;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;

/// Makes the events of calls in their order: numbers them, and completes none whose arguments are no
/// JSON object. For parsers that know a call's arguments when they are whole; created per choice, used
/// by one thread.
public final class CallEvents {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private int ended;
    private boolean running;

    /// For one choice.
    public CallEvents() {}

    /// Whether a call has started and not ended.
    public boolean running() {
        return running;
    }

    /// A call starts.
    ///
    /// @param name the function's, whole; not empty
    /// @throws IllegalStateException when one is running
    public ToolEvent start(String name) {
        if (running) {
            throw new IllegalStateException("Call %d is running.".formatted(ended));
        }
        running = true;
        return new ToolEvent.CallStarted(ended, Optional.empty(), name);
    }

    /// The running call ends: with its arguments where they are a JSON object, else abandoned.
    ///
    /// @param arguments their text
    /// @param raw the call's text from its opening marker on
    public List<ToolEvent> end(String arguments, String raw) {
        if (!running || !isObject(arguments)) {
            return List.of(abandon(raw));
        }
        running = false;
        int index = ended++;
        return List.of(
                new ToolEvent.Arguments(index, arguments), new ToolEvent.CallCompleted(index));
    }

    /// The running call, or one that could not start, proved malformed or was cut off.
    ///
    /// @param raw the call's text from its opening marker on
    public ToolEvent abandon(String raw) {
        int index = running ? ended++ : ended;
        running = false;
        return new ToolEvent.Abandoned(index, raw);
    }

    private static boolean isObject(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }
}
