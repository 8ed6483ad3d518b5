package dev.parley.structured.kit;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says whether bytes begin, or are, a text of a JSON Schema, by reading the schema itself and trying
/// all ways: no automaton, nothing remembered. Knows `$ref` into `$defs`, `anyOf`, scalar `const` and
/// `enum`, lengths of strings, numbers, arrays with `items` and their numbers, closed objects.
public final class SchemaAcceptor {

    private static final String HEX = "[0-9a-fA-F]";
    private static final Pattern CHARACTER =
            Pattern.compile(
                    "[ !#-\\[\\]-\\x7F]|[\\xC2-\\xDF]T|\\xE0[\\xA0-\\xBF]T|[\\xE1-\\xEC\\xEE\\xEF]TT|\\xED[\\x80-\\x9F]T|\\xF0[\\x90-\\xBF]TT|[\\xF1-\\xF3]TTT|\\xF4[\\x80-\\x8F]TT|\\\\(?:[\"\\\\/bfnrt]|u(?:[0-9abcefABCEF]HHH|[dD][0-7]HH|[dD][89abAB]HH\\\\u[dD][c-fC-F]HH))"
                            .replace("T", "[\\x80-\\xBF]")
                            .replace("H", HEX));
    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]*)");
    private static final Pattern NUMBER =
            Pattern.compile(INTEGER + "(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private final JsonNode root;
    private String text = "";
    private boolean whole;

    /// @param root a schema of what is known here
    public SchemaAcceptor(JsonNode root) {
        this.root = root;
    }

    /// Whether some text begins so.
    public boolean begins(byte[] bytes) {
        return read(bytes, false);
    }

    /// Whether this is a text.
    public boolean accepts(byte[] bytes) {
        return read(bytes, true);
    }

    private boolean read(byte[] bytes, boolean toTheEnd) {
        text = new String(bytes, StandardCharsets.ISO_8859_1);
        whole = toTheEnd;
        return value(root, 0, at -> at == text.length());
    }

    private boolean value(JsonNode schema, int at, IntPredicate next) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asString().substring("#/$defs/".length());
            return value(root.path("$defs").path(name), at, next);
        }
        if (schema.has("anyOf")) {
            return any(schema.path("anyOf"), option -> value(option, at, next));
        }
        if (schema.has("const")) {
            return word(schema.path("const").toString(), at, next);
        }
        if (schema.has("enum")) {
            return any(schema.path("enum"), option -> word(option.toString(), at, next));
        }
        return switch (schema.path("type").asString()) {
            case "null" -> word("null", at, next);
            case "boolean" -> word("true", at, next) || word("false", at, next);
            case "integer" -> number(INTEGER, at, next);
            case "number" -> number(NUMBER, at, next);
            case "string" -> word("\"", at, in -> characters(schema, in, next));
            case "array" ->
                    word("[", at, in -> space(in, first -> elements(schema, 0, first, next)));
            case "object" -> {
                var members = List.copyOf(schema.path("properties").properties());
                yield word(
                        "{", at, in -> space(in, to -> members(schema, members, true, to, next)));
            }
            default -> throw new IllegalArgumentException("not known here: " + schema);
        };
    }

    private interface Option {

        boolean holds(JsonNode option);
    }

    private static boolean any(JsonNode options, Option way) {
        for (Iterator<JsonNode> all = options.iterator(); all.hasNext(); ) {
            if (way.holds(all.next())) {
                return true;
            }
        }
        return false;
    }

    private boolean word(String word, int at, IntPredicate next) {
        String expected =
                new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (int i = 0; i < expected.length(); i++) {
            if (at + i == text.length()) {
                return !whole;
            }
            if (text.charAt(at + i) != expected.charAt(i)) {
                return false;
            }
        }
        return next.test(at + expected.length());
    }

    private boolean space(int at, IntPredicate next) {
        int here = at;
        while (!next.test(here)) {
            if (here == text.length() || " \n\r\t".indexOf(text.charAt(here)) < 0) {
                return false;
            }
            here++;
        }
        return true;
    }

    private boolean number(Pattern pattern, int at, IntPredicate next) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        boolean found = matcher.lookingAt();
        if (matcher.hitEnd() && !whole) {
            return true;
        }
        return found && next.test(matcher.end());
    }

    private boolean characters(JsonNode schema, int from, IntPredicate next) {
        int fewest = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        int at = from;
        for (int count = 0; ; count++) {
            if (at == text.length()) {
                return !whole;
            }
            if (text.charAt(at) == '"') {
                return count >= fewest && next.test(at + 1);
            }
            Matcher matcher = CHARACTER.matcher(text).region(at, text.length());
            if (count == most) {
                return false;
            }
            if (!matcher.lookingAt()) {
                return matcher.hitEnd() && !whole;
            }
            at = matcher.end();
        }
    }

    private boolean elements(JsonNode schema, int count, int at, IntPredicate next) {
        boolean enough = count >= schema.path("minItems").asInt(0);
        if (enough && space(at, to -> word("]", to, next))) {
            return true;
        }
        if (count >= schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            return false;
        }
        IntPredicate element =
                to ->
                        value(
                                schema.path("items"),
                                to,
                                end -> elements(schema, count + 1, end, next));
        return count == 0 ? element.test(at) : comma(at, element);
    }

    private boolean members(
            JsonNode schema,
            List<Map.Entry<String, JsonNode>> left,
            boolean first,
            int at,
            IntPredicate next) {
        if (left.isEmpty()) {
            return space(at, to -> word("}", to, next));
        }
        var rest = left.subList(1, left.size());
        String name = left.getFirst().getKey();
        IntPredicate member =
                to ->
                        word(
                                '"' + name + '"',
                                to,
                                end ->
                                        colon(
                                                end,
                                                in ->
                                                        value(
                                                                left.getFirst().getValue(),
                                                                in,
                                                                out ->
                                                                        members(
                                                                                schema, rest, false,
                                                                                out, next))));
        if (first ? member.test(at) : comma(at, member)) {
            return true;
        }
        boolean required = any(schema.path("required"), one -> one.asString().equals(name));
        return !required && members(schema, rest, first, at, next);
    }

    private boolean comma(int at, IntPredicate next) {
        return space(at, to -> word(",", to, in -> space(in, next)));
    }

    private boolean colon(int at, IntPredicate next) {
        return space(at, to -> word(":", to, in -> space(in, next)));
    }
}
