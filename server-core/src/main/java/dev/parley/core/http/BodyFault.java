package dev.parley.core.http;

import dev.parley.api.ParleyException.InvalidRequest;

import tools.jackson.databind.JsonNode;

/// What is wrong with a body as a whole, told like the reference's body validation does. Only static
/// functions.
final class BodyFault {

    private static final int LONGEST_QUOTE = 200;

    private BodyFault() {}

    static InvalidRequest missing() {
        return listing(
                "'type': 'missing', 'loc': 'body', 'msg': 'Field required', 'input': 'None'",
                "body");
    }

    static InvalidRequest syntax(String location, String error) {
        return listing(
                ("'type': 'json_invalid', 'loc': '%s', 'msg': 'JSON decode error', "
                                + "'input': '<dict of 0 items>', 'ctx': {'error': %s}")
                        .formatted(location, quoted(error)),
                location);
    }

    static InvalidRequest notAnObject(JsonNode value) {
        return listing(
                ("'type': 'model_attributes_type', 'loc': 'body', 'msg': 'Input should be a valid "
                                + "dictionary or object to extract fields from', 'input': %s")
                        .formatted(quoted(described(value))),
                "body");
    }

    private static InvalidRequest listing(String entry, String parameter) {
        return InvalidRequest.schema("1 validation error:\n  {" + entry + "}", parameter);
    }

    private static String described(JsonNode value) {
        if (value.isArray()) {
            return "<list of %d items>".formatted(value.size());
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "True" : "False";
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        return text.length() <= LONGEST_QUOTE
                ? text
                : text.substring(0, LONGEST_QUOTE) + "...[truncated]";
    }

    // As Python shows a text: in single quotes unless only those occur in it.
    private static String quoted(String text) {
        String escaped =
                text.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t");
        return escaped.contains("'") && !escaped.contains("\"")
                ? "\"" + escaped + "\""
                : "'" + escaped.replace("'", "\\'") + "'";
    }
}
