package dev.parley.parsers.tool.call;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.coerce.Coercion;
import dev.parley.parsers.tool.coerce.JsonValues;
import dev.parley.parsers.tool.coerce.ToolSchemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes calls as events, parameter by parameter. In a stream the text of a string parameter is passed on while it
/// arrives, any other value when it is complete. Of parameters that share a name the first counts in a stream, and the last in a
/// whole reply.
public final class CallWriter {

    private final ToolSchemas schemas;
    private final boolean streams;
    private final boolean dropsUnknown;
    private final List<ToolEvent> events;
    private final Set<String> names = new HashSet<>();

    /// The parameters of a whole reply, by name in the order of their first occurrence.
    private final Map<String, String> members = new LinkedHashMap<>();

    private String tool = "";
    private int calls;
    private boolean open;
    private @Nullable Value value;

    /// What becomes of calls to tools that the request does not have.
    public enum UnknownTools {
        /// The client gets them.
        REPORTED,
        /// They vanish.
        DROPPED
    }

    /// The parameter whose text arrives.
    private record Value(
            String name, JsonNode schema, Coercion coercion, ValueText text, boolean streams) {}

    /// @param events where the calls go
    public CallWriter(ToolParserRequest request, UnknownTools unknown, List<ToolEvent> events) {
        this.schemas = new ToolSchemas(request.tools());
        this.streams = request.delivery() == Delivery.STREAMED;
        this.dropsUnknown = unknown == UnknownTools.DROPPED;
        this.events = events;
    }

    /// Whether a call of this name would be reported.
    public boolean accepts(String name) {
        return !name.isEmpty() && (!dropsUnknown || schemas.accepts(name));
    }

    /// The schemas of the request's tools.
    public ToolSchemas schemas() {
        return schemas;
    }

    /// The name of the call begun last.
    public String tool() {
        return tool;
    }

    /// The number of the open call, or else of the next.
    public int index() {
        return calls;
    }

    /// Begins a call. One that is not accepted is passed over up to its end.
    public void begin(String name) {
        tool = name;
        names.clear();
        open = accepts(name);
        if (open) {
            events.add(new ToolEvent.CallStarted(calls, Optional.empty(), name));
        }
    }

    /// Begins a parameter.
    public void beginValue(String name, Coercion coercion, ValueText.Newlines newlines) {
        if (open && !(streams && names.contains(name))) {
            JsonNode schema = schemas.parameter(tool, name);
            boolean pieces = streams && coercion.keepsText(schema);
            value = new Value(name, schema, coercion, new ValueText(newlines), pieces);
        }
    }

    /// Takes text of the parameter begun last.
    public void text(String text) {
        if (value == null) {
            return;
        }
        value.text.append(text);
        if (value.streams) {
            String certain = value.text.takeCertain();
            if (!certain.isEmpty()) {
                beginString(value.name);
                arguments(escaped(certain));
            }
        }
    }

    /// Ends the parameter begun last.
    public void endValue() {
        if (value == null) {
            return;
        }
        Value ended = value;
        value = null;
        String rest = ended.text.takeRest();
        if (ended.streams) {
            beginString(ended.name);
            arguments(escaped(rest) + '"');
        } else {
            value(ended.name, ended.coercion.value(rest, ended.schema));
        }
    }

    /// Writes a parameter that is complete.
    public void value(String name, JsonNode json) {
        if (open && !streams) {
            members.put(name, JsonValues.written(json));
        } else if (open && names.add(name)) {
            StringBuilder text = member(name);
            JsonValues.write(json, text);
            arguments(text.toString());
        }
    }

    /// Ends the call. Nothing happens if none is open.
    public void end() {
        endValue();
        if (open) {
            members.forEach(
                    (name, json) -> {
                        names.add(name);
                        arguments(member(name).append(json).toString());
                    });
            members.clear();
            arguments(names.isEmpty() ? "{}" : "}");
            events.add(new ToolEvent.CallCompleted(calls++));
            open = false;
        }
    }

    /// Ends a parameter whose end is missing. Of its value only what was passed on remains.
    public void endOpenValue() {
        if (value != null && !(value.streams && names.contains(value.name))) {
            value = null;
        }
        endValue();
    }

    /// Ends a call that was cut off. Of a value that is incomplete only what was passed on remains.
    public void cut() {
        endOpenValue();
        end();
    }

    private void beginString(String name) {
        if (names.add(name)) {
            arguments(member(name).append('"').toString());
        }
    }

    /// The text before a member's value; its name is among the names already.
    private StringBuilder member(String name) {
        StringBuilder text = new StringBuilder(names.size() == 1 ? "{" : ", ");
        JsonValues.quote(name, text);
        return text.append(": ");
    }

    private void arguments(String json) {
        if (!json.isEmpty()) {
            events.add(new ToolEvent.Arguments(calls, json));
        }
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder();
        JsonValues.escape(text, json);
        return json.toString();
    }
}
