package dev.parley.parsers.tool.call;

import dev.parley.api.tool.ToolEvent;
import dev.parley.parsers.tool.coerce.JsonValues;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Writes calls that are known whole.
public final class WholeCalls {

    private final List<ToolEvent> events;
    private int calls;

    /// @param events where the calls go
    public WholeCalls(List<ToolEvent> events) {
        this.events = events;
    }

    /// How many calls were begun.
    public int calls() {
        return calls;
    }

    /// Writes a call.
    public void call(String name, ObjectNode arguments) {
        begin(name);
        end(arguments);
    }

    /// Begins a call.
    public void begin(String name) {
        events.add(new ToolEvent.CallStarted(calls++, Optional.empty(), name));
    }

    /// Ends the call begun last.
    public void end(ObjectNode arguments) {
        StringBuilder json = new StringBuilder();
        JsonValues.write(arguments, json);
        events.add(new ToolEvent.Arguments(calls - 1, json.toString()));
        events.add(new ToolEvent.CallCompleted(calls - 1));
    }
}
