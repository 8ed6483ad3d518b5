package dev.parley.parsers.tool.json;

import java.util.Optional;

/// Passes on the members of one JSON object while its text arrives, each value as it was written.
/// Constant work per character; keeps only the name of the current member.
public final class JsonObjectScanner {

    private final JsonScanner scanner = new JsonScanner();
    private final Sink sink;
    private final StringBuilder quotedKey = new StringBuilder();
    private String key = "";
    private boolean opened;
    private boolean inValue;
    private boolean broken;

    /// @param sink told of the members of the outermost object
    public JsonObjectScanner(Sink sink) {
        this.sink = sink;
    }

    /// Told of members in text order.
    public interface Sink {

        /// More of a member's value.
        ///
        /// @param key the member's name
        /// @param json text of the value, never empty; joined, the pieces are the value without
        ///     white space around it
        void value(String key, String json);

        /// A member's value is complete.
        void valueEnd(String key);
    }

    /// Takes more text, up to the end of the object.
    ///
    /// @param start where in `text` to begin
    /// @return index after the object's last brace or after the first character that is not JSON;
    ///     else the length of `text`
    public int push(String text, int start) {
        int from = start;
        int i = start;
        while (i < text.length() && !broken && !scanner.isWhole()) {
            boolean before = inValue;
            step(text.charAt(i));
            if (inValue && !before) {
                from = i;
            }
            if (inValue && scanner.depth() == 1 && scanner.isAfterValue()) {
                emit(text, from, i + 1);
                end();
            } else if (before && !inValue) {
                emit(text, from, i);
                end();
            }
            i++;
        }
        if (inValue) {
            emit(text, from, i);
        }
        return i;
    }

    /// What would complete the member's value that is open; empty where there is no telling.
    public Optional<String> closing() {
        return broken ? Optional.empty() : scanner.closing(1);
    }

    /// Whether everything that came is one whole object.
    public boolean isWhole() {
        return !broken && scanner.isWhole();
    }

    /// Whether what came is no prefix of a JSON object.
    public boolean isBroken() {
        return broken;
    }

    /// Whether the text so far ends inside a string.
    public boolean isInString() {
        return scanner.isInString();
    }

    private void step(char c) {
        JsonScanner.Part part = scanner.push(c);
        boolean opens = !opened && part != JsonScanner.Part.SPACE;
        opened |= opens;
        broken = part == JsonScanner.Part.BROKEN || (opens && c != '{');
        inValue = !broken && belongsToValue(part, c);
        if (scanner.depth() == 1) {
            follow(part, c);
        }
    }

    private boolean belongsToValue(JsonScanner.Part part, char c) {
        return switch (scanner.depth()) {
            case 0 -> false;
            case 1 ->
                    part == JsonScanner.Part.SCALAR
                            || (part == JsonScanner.Part.STRUCTURE && (c == '}' || c == ']'));
            default -> true;
        };
    }

    private void follow(JsonScanner.Part part, char c) {
        if (part == JsonScanner.Part.KEY) {
            quotedKey.append(c);
        } else if (part == JsonScanner.Part.STRUCTURE && c == ':') {
            key = JsonText.unquote(quotedKey.toString());
            quotedKey.setLength(0);
        }
    }

    private void emit(String text, int start, int end) {
        if (end > start) {
            sink.value(key, text.substring(start, end));
        }
    }

    private void end() {
        inValue = false;
        if (!broken) {
            sink.valueEnd(key);
        }
    }
}
