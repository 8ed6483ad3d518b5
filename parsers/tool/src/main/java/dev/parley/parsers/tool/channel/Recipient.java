package dev.parley.parsers.tool.channel;

import java.util.Optional;
import java.util.function.Consumer;

/// Holds back the end of a text that may prove to be the recipient in a message header, as in ` to=user`. Constant work
/// per character.
final class Recipient {

    private static final String PREFIX = "to=";

    private final StringBuilder held = new StringBuilder();

    /// How much of [#PREFIX] is held.
    private int matched;

    /// Where the prefix begins in what is held.
    private int start;

    /// Takes text.
    ///
    /// @param free told of text that is no recipient
    void push(String text, Consumer<String> free) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            push(text.charAt(i), out);
        }
        if (!out.isEmpty()) {
            free.accept(out.toString());
        }
    }

    /// A header ends here: the recipient, if one was named.
    ///
    /// @param free told of text that does not belong to the header
    Optional<String> take(Consumer<String> free) {
        int name = start + PREFIX.length();
        boolean named = matched == PREFIX.length() && held.length() > name;
        Optional<String> recipient = named ? Optional.of(held.substring(name)) : Optional.empty();
        if (!named && matched > 0) {
            free.accept(held.toString());
        }
        clear();
        return recipient;
    }

    /// No header follows.
    ///
    /// @param free told of what was held back
    void release(Consumer<String> free) {
        if (!held.isEmpty()) {
            free.accept(held.toString());
        }
        clear();
    }

    private void clear() {
        held.setLength(0);
        matched = 0;
    }

    private void push(char c, StringBuilder out) {
        boolean blank = Character.isWhitespace(c) && c != '\n';
        if (matched == PREFIX.length() ? isName(c) : c == PREFIX.charAt(matched)) {
            start = matched == 0 ? held.length() : start;
            matched += matched == PREFIX.length() ? 0 : 1;
            held.append(c);
        } else if (blank && matched == 0) {
            held.append(c);
        } else if (c == '=' && endsInTo()) {
            int end = held.length() - 2;
            out.append(held, 0, end);
            held.delete(0, end);
            start = 0;
            held.append(c);
        } else {
            out.append(held);
            clear();
            if (blank || c == PREFIX.charAt(0)) {
                push(c, out);
            } else {
                out.append(c);
            }
        }
    }

    private boolean endsInTo() {
        int end = held.length();
        return matched == PREFIX.length()
                && end >= start + PREFIX.length() + 2
                && held.charAt(end - 2) == 't'
                && held.charAt(end - 1) == 'o';
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }
}
