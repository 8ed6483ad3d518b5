package dev.parley.parsers.tool.json;

/// Reads JSON strings.
public final class JsonText {

    private JsonText() {}

    /// The text of a JSON string.
    ///
    /// @param quoted a valid JSON string with its quotes
    public static String unquote(String quoted) {
        int end = quoted.length() - 1;
        if (quoted.indexOf('\\') < 0) {
            return quoted.substring(1, end);
        }
        StringBuilder text = new StringBuilder(end);
        for (int i = 1; i < end; i++) {
            char c = quoted.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = quoted.charAt(++i);
            if (escaped == 'u') {
                text.append((char) Integer.parseInt(quoted, i + 1, i + 5, 16));
                i += 4;
            } else {
                text.append(unescape(escaped));
            }
        }
        return text.toString();
    }

    private static char unescape(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }
}
