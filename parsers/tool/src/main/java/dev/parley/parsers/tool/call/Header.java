package dev.parley.parsers.tool.call;

/// The text between a tag's marker and its `>`: a bare name, or attributes.
///
/// @param text as it came
public record Header(String text) {

    private static final String NAME_KEY = "name=";

    /// The name: of attribute `name` if the header has attributes, else the whole text.
    public String name() {
        return text.stripLeading().startsWith(NAME_KEY) ? attribute("name") : text.strip();
    }

    /// Whether the text, cut off, may hold the name already and not only a part of the attribute's key.
    public boolean mayBeName() {
        return !NAME_KEY.startsWith(text.strip());
    }

    /// An attribute's value, with or without quotes; empty text for none. A missing quote ends with the header.
    public String attribute(String key) {
        int at = text.indexOf(key + '=');
        if (at < 0) {
            return "";
        }
        int from = at + key.length() + 1;
        boolean quoted =
                from < text.length() && (text.charAt(from) == '"' || text.charAt(from) == '\'');
        if (!quoted) {
            return text.substring(from).strip().split("\\s", 2)[0];
        }
        int end = text.indexOf(text.charAt(from), from + 1);
        return text.substring(from + 1, end < 0 ? text.length() : end).strip();
    }
}
