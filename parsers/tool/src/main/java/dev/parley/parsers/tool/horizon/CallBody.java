package dev.parley.parsers.tool.horizon;

import dev.parley.parsers.tool.coerce.JsonValues;
import dev.parley.parsers.tool.coerce.SchemaCoercion;
import dev.parley.parsers.tool.coerce.ToolSchemas;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Reads what stands between the markers of one call.
///
/// @param layout what it looks like
/// @param schemas of the request's tools
record CallBody(Layout layout, ToolSchemas schemas) {

    private static final String KEY = "arg_key>";
    private static final String TYPE = "arg_type>";
    private static final String VALUE = "arg_value>";
    private static final SchemaCoercion BY_SCHEMA = new SchemaCoercion();

    /// What a call looks like.
    enum Layout {
        /// A name, then keys and values.
        PAIRS,
        /// A name, then keys, types and values.
        TYPED_PAIRS,
        /// An object with `name` and `arguments`.
        JSON
    }

    /// A call.
    record Call(String name, ObjectNode arguments) {}

    /// Where in a text the reading is.
    private static final class Cursor {

        private final String text;
        private int at;

        private Cursor(String text) {
            this.text = text;
        }

        private void skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        /// The text of an element that begins here; empty where none does.
        private Optional<String> element(String tag) {
            skipBlanks();
            int from = at + tag.length() + 5;
            if (!text.startsWith("<ifm|" + tag, at)) {
                return Optional.empty();
            }
            int end = text.indexOf("</ifm|" + tag, from);
            if (end < 0) {
                return Optional.empty();
            }
            at = end + tag.length() + 6;
            return Optional.of(text.substring(from, end));
        }
    }

    /// The call; empty where anything is wrong.
    Optional<Call> read(String text) {
        return layout == Layout.JSON ? json(text) : pairs(text);
    }

    private boolean isName(String name) {
        return !name.isEmpty()
                && name.chars().noneMatch(Character::isWhitespace)
                && schemas.knows(name);
    }

    private Optional<Call> json(String text) {
        JsonNode call = JsonValues.read(text.strip()).orElse(JsonNodeFactory.instance.nullNode());
        String name = call.path("name").asString("");
        JsonNode written = call.path("arguments");
        if (!isName(name) || !(written.isObject() || written.isMissingNode())) {
            return Optional.empty();
        }
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        written.properties()
                .forEach(
                        it ->
                                arguments.set(
                                        it.getKey(),
                                        SchemaCoercion.rewritten(
                                                it.getValue(),
                                                schemas.parameter(name, it.getKey()))));
        return Optional.of(new Call(name, arguments));
    }

    private Optional<Call> pairs(String text) {
        int first = text.indexOf("<ifm|" + KEY);
        String name = (first < 0 ? text : text.substring(0, first)).strip();
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        if (!isName(name) || (first < 0 && name.contains("ifm|arg_"))) {
            return Optional.empty();
        }
        Cursor cursor = new Cursor(text);
        cursor.at = first < 0 ? text.length() : first;
        while (cursor.at < text.length()) {
            if (!pair(cursor, name, arguments)) {
                return Optional.empty();
            }
            cursor.skipBlanks();
        }
        return Optional.of(new Call(name, arguments));
    }

    private boolean pair(Cursor cursor, String tool, ObjectNode arguments) {
        Optional<String> key = cursor.element(KEY).map(String::strip);
        Optional<String> type = cursor.element(TYPE).map(String::strip);
        Optional<String> value = cursor.element(VALUE);
        boolean typed = type.filter(it -> !it.isEmpty()).isPresent();
        if (key.filter(it -> !it.isEmpty()).isEmpty()
                || value.isEmpty()
                || arguments.has(key.get())
                || typed != (layout == Layout.TYPED_PAIRS)
                || (type.isPresent() && !typed)) {
            return false;
        }
        JsonNode schema = schemas.parameter(tool, key.get());
        JsonNode narrowed = type.map(it -> SchemaCoercion.narrowed(schema, it)).orElse(schema);
        String text = value.get();
        arguments.set(
                key.get(),
                BY_SCHEMA.value(
                        SchemaCoercion.allowsText(narrowed) ? text : text.strip(), narrowed));
        return true;
    }
}
