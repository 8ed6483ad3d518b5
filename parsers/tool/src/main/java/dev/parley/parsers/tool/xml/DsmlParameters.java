package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.call.CallWriter;
import dev.parley.parsers.tool.call.Header;
import dev.parley.parsers.tool.call.ValueText.Newlines;
import dev.parley.parsers.tool.coerce.Coercion;
import dev.parley.parsers.tool.coerce.JsonValues;
import dev.parley.parsers.tool.coerce.SchemaCoercion;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import java.util.Optional;
import java.util.Set;

/// Parameters that say `string="true"` where their text is a string, and hold JSON otherwise. The schema has the last
/// word. A lone parameter `arguments` or `input` that the schema does not know is unwrapped if it holds an object of
/// parameters; until the call ends it waits.
final class DsmlParameters implements TagCallParser.Parameters {

    private static final Set<String> WRAPPERS = Set.of("arguments", "input");
    private static final Coercion TEXT = new SchemaCoercion();
    private static final Coercion JSON = new JsonCoercion();

    private final StringBuilder wrapped = new StringBuilder();
    private @Nullable Header wrapper;
    private Wrapper state = Wrapper.POSSIBLE;

    private enum Wrapper {
        POSSIBLE,
        OPEN,
        CLOSED,
        IMPOSSIBLE
    }

    /// JSON, else text, then typed by the schema.
    private record JsonCoercion() implements Coercion {

        @Override
        public boolean keepsText(JsonNode schema) {
            return false;
        }

        @Override
        public JsonNode value(String text, JsonNode schema) {
            return SchemaCoercion.coerced(
                    JsonValues.read(text)
                            .filter(JsonValues::isFinite)
                            .orElseGet(() -> StringNode.valueOf(text)),
                    schema);
        }
    }

    @Override
    public void begin(Header header, CallWriter calls) {
        unwrapNothing(calls);
        boolean declared = !calls.schemas().parameter(calls.tool(), header.name()).isMissingNode();
        if (state == Wrapper.POSSIBLE && !declared && WRAPPERS.contains(header.name())) {
            state = Wrapper.OPEN;
            wrapper = header;
            wrapped.setLength(0);
        } else {
            state = Wrapper.IMPOSSIBLE;
            beginValue(header, calls);
        }
    }

    @Override
    public void text(String text, CallWriter calls) {
        if (state == Wrapper.OPEN) {
            wrapped.append(text);
        } else {
            calls.text(text);
        }
    }

    @Override
    public void end(CallWriter calls) {
        if (state == Wrapper.OPEN) {
            state = Wrapper.CLOSED;
        } else {
            calls.endValue();
        }
    }

    @Override
    public void endCall(CallWriter calls) {
        unwrap(calls);
        calls.end();
        state = Wrapper.POSSIBLE;
    }

    @Override
    public void cut(CallWriter calls) {
        unwrap(calls);
        calls.cut();
    }

    private void unwrap(CallWriter calls) {
        JsonNode properties = calls.schemas().parameters(calls.tool()).path("properties");
        Optional<JsonNode> object =
                state == Wrapper.CLOSED
                        ? JsonValues.read(wrapped.toString())
                                .filter(it -> it.isObject() && isDeclared(it, properties))
                        : Optional.empty();
        if (object.isPresent()) {
            state = Wrapper.IMPOSSIBLE;
            object.get()
                    .properties()
                    .forEach(
                            it ->
                                    calls.value(
                                            it.getKey(),
                                            SchemaCoercion.coerced(
                                                    it.getValue(), properties.path(it.getKey()))));
        } else {
            unwrapNothing(calls);
        }
    }

    private static boolean isDeclared(JsonNode object, JsonNode properties) {
        return object.properties().stream().allMatch(it -> properties.has(it.getKey()));
    }

    /// Takes the parameter that waits for a parameter like any other.
    private void unwrapNothing(CallWriter calls) {
        if (state == Wrapper.CLOSED && wrapper != null) {
            state = Wrapper.IMPOSSIBLE;
            beginValue(wrapper, calls);
            calls.text(wrapped.toString());
            calls.endValue();
        }
    }

    private static void beginValue(Header header, CallWriter calls) {
        Coercion coercion = header.attribute("string").equals("true") ? TEXT : JSON;
        calls.beginValue(header.name(), coercion, Newlines.KEPT);
    }
}
