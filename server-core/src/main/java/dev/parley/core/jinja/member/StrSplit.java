package dev.parley.core.jinja.member;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.text.Searching;
import dev.parley.core.jinja.text.Whitespace;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// String methods that take a string apart.
final class StrSplit {

    private StrSplit() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Str> find(String name) {
        return switch (name) {
            case "split" -> Operation.of(name, StrSplit::split, "sep?", "maxsplit?");
            case "rsplit" -> Operation.of(name, StrSplit::rightSplit, "sep?", "maxsplit?");
            case "splitlines" -> Operation.of(name, StrSplit::lines, "keepends?");
            case "partition" -> Operation.of(name, StrSplit::partition, "sep");
            case "rpartition" -> Operation.of(name, StrSplit::rightPartition, "sep");
            default -> null;
        };
    }

    private static Value split(Str string, Parameters p) {
        int left = limit(p);
        List<Value> parts =
                p.hasValue(0)
                        ? bySeparator(string, separator(p), left)
                        : byWhitespace(string, left);
        return spent(parts, string, p);
    }

    private static ListValue spent(List<Value> parts, Str string, Parameters p) {
        p.budget().characters(string.text().length());
        p.budget().elements(parts.size());
        return new ListValue(parts);
    }

    private static int limit(Parameters p) {
        int limit = p.integer(1, -1);
        return limit < 0 ? Integer.MAX_VALUE : limit;
    }

    private static String separator(Parameters p) {
        String separator = p.text(0);
        if (separator.isEmpty()) {
            throw JinjaException.evaluation("empty separator");
        }
        return separator;
    }

    private static List<Value> bySeparator(Str string, String separator, int limit) {
        List<Value> parts = new ArrayList<>();
        String text = string.text();
        int left = limit;
        int from = 0;
        for (int at = find(text, separator, 0);
                at >= 0 && left-- > 0;
                at = find(text, separator, from)) {
            parts.add(string.like(text.substring(from, at)));
            from = at + separator.length();
        }
        parts.add(from == 0 ? string : string.like(text.substring(from)));
        return parts;
    }

    private static int find(String text, String separator, int from) {
        return Searching.first(text, separator, from, text.length());
    }

    private static List<Value> byWhitespace(Str string, int limit) {
        List<Value> parts = new ArrayList<>();
        String text = string.text();
        int left = limit;
        int from = Whitespace.skip(text, 0);
        while (from < text.length()) {
            int to = from;
            if (left-- > 0) {
                while (to < text.length() && !Whitespace.is(text.charAt(to))) {
                    to++;
                }
            } else {
                to = text.length();
            }
            parts.add(string.like(text.substring(from, to)));
            from = Whitespace.skip(text, to);
        }
        return parts;
    }

    private static Value rightSplit(Str string, Parameters p) {
        int left = limit(p);
        List<Value> parts =
                p.hasValue(0)
                        ? bySeparatorFromRight(string, separator(p), left)
                        : byWhitespaceFromRight(string, left);
        return spent(parts.reversed(), string, p);
    }

    private static List<Value> bySeparatorFromRight(Str string, String separator, int limit) {
        List<Value> parts = new ArrayList<>();
        String text = string.text();
        int left = limit;
        int to = text.length();
        while (left-- > 0) {
            int at = Searching.last(text, separator, 0, to);
            if (at < 0) {
                break;
            }
            parts.add(string.like(text.substring(at + separator.length(), to)));
            to = at;
        }
        parts.add(string.like(text.substring(0, to)));
        return parts;
    }

    private static List<Value> byWhitespaceFromRight(Str string, int limit) {
        List<Value> parts = new ArrayList<>();
        String text = string.text();
        int left = limit;
        int to = Whitespace.skipBack(text, 0, text.length());
        while (to > 0) {
            int from = to;
            if (left-- > 0) {
                while (from > 0 && !Whitespace.is(text.charAt(from - 1))) {
                    from--;
                }
            } else {
                from = 0;
            }
            parts.add(string.like(text.substring(from, to)));
            to = Whitespace.skipBack(text, 0, from);
        }
        return parts;
    }

    private static Value lines(Str string, Parameters p) {
        List<Value> lines = new ArrayList<>();
        for (String line : lines(string.text(), p.flag(0, false))) {
            lines.add(string.like(line));
        }
        return spent(lines, string, p);
    }

    /// The lines of a text, with or without their ends.
    static List<String> lines(String text, boolean keepEnds) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Whitespace.endsLine(text.charAt(i))) {
                boolean pair =
                        text.charAt(i) == '\r'
                                && i + 1 < text.length()
                                && text.charAt(i + 1) == '\n';
                int end = i;
                i += pair ? 1 : 0;
                lines.add(text.substring(from, keepEnds ? i + 1 : end));
                from = i + 1;
            }
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }

    private static Value partition(Str string, Parameters p) {
        String separator = separator(p);
        int at = find(string.text(), separator, 0);
        return at < 0
                ? TupleValue.of(string, string.like(""), string.like(""))
                : around(string, separator, at);
    }

    private static Value rightPartition(Str string, Parameters p) {
        String separator = separator(p);
        int at = Searching.last(string.text(), separator, 0, string.text().length());
        return at < 0
                ? TupleValue.of(string.like(""), string.like(""), string)
                : around(string, separator, at);
    }

    private static Value around(Str string, String separator, int at) {
        return TupleValue.of(
                string.like(string.text().substring(0, at)),
                string.like(separator),
                string.like(string.text().substring(at + separator.length())));
    }
}
