package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.format.PercentFormat;
import dev.parley.core.jinja.member.NamedMethod;
import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.member.Parameters;
import dev.parley.core.jinja.member.Replacing;
import dev.parley.core.jinja.operator.Slicing;
import dev.parley.core.jinja.text.Whitespace;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Filters that make text of text.
final class TextFilters {

    private static final int ASCII_END = 0x80;
    private static final int CENTER_WIDTH = 80;
    private static final int INDENT_WIDTH = 4;
    private static final int TRUNCATE_LENGTH = 255;
    private static final int TRUNCATE_LEEWAY = 5;
    private static final int WRAP_WIDTH = 79;

    private TextFilters() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Value> find(String name) {
        return switch (name) {
            case "upper", "lower", "capitalize" -> delegate(name);
            case "trim" -> Operation.of(name, TextFilters::trim, "chars?");
            case "center" -> Operation.of(name, TextFilters::center, "width?");
            case "title" ->
                    Operation.of(
                            name,
                            (value, p) -> Str.of(title(BasicFilters.soft(value, p).text(), p)));
            case "replace" -> Operation.of(name, TextFilters::replace, "old", "new", "count?");
            case "format" -> Operation.of(name, TextFilters::format, "*", "**");
            case "indent" -> Operation.of(name, TextFilters::indent, "width?", "first?", "blank?");
            case "truncate" ->
                    Operation.of(
                            name,
                            TextFilters::truncate,
                            "length?",
                            "killwords?",
                            "end?",
                            "leeway?");
            case "wordcount" ->
                    Operation.of(
                            name, (value, p) -> Int.of(words(BasicFilters.soft(value, p).text())));
            case "wordwrap" ->
                    Operation.of(
                            name,
                            TextFilters::wrap,
                            "width?",
                            "break_long_words?",
                            "wrapstring?",
                            "break_on_hyphens?");
            case "join" -> Operation.of(name, TextFilters::join, "d?", "attribute?");
            default -> null;
        };
    }

    private static Operation<Value> delegate(String name) {
        NamedMethod method = Delegates.method(name);
        return Operation.of(name, (value, p) -> call(method, value, p, Arguments.NONE));
    }

    private static Value call(NamedMethod method, Value value, Parameters p, Arguments arguments) {
        return method.call(BasicFilters.soft(value, p), arguments, p.budget());
    }

    private static Value trim(Value value, Parameters p) {
        return call(
                Delegates.STRIP,
                value,
                p,
                p.hasValue(0) ? Arguments.of(p.value(0)) : Arguments.NONE);
    }

    private static Value center(Value value, Parameters p) {
        return call(Delegates.CENTER, value, p, Arguments.of(p.value(0, Int.of(CENTER_WIDTH))));
    }

    private static String title(String text, Parameters p) {
        p.budget().characters(text.length());
        StringBuilder out = new StringBuilder(text.length());
        boolean start = true;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            char unit = text.charAt(i);
            if (unit < ASCII_END) {
                out.append(start ? Character.toUpperCase(unit) : Character.toLowerCase(unit));
            } else {
                String point = Character.toString(text.codePointAt(i));
                out.append(start ? point.toUpperCase(Locale.ROOT) : point.toLowerCase(Locale.ROOT));
            }
            start = Whitespace.is(text.charAt(i)) || "-({[<".indexOf(text.charAt(i)) >= 0;
        }
        return out.toString();
    }

    private static Value replace(Value value, Parameters p) {
        String old = TextOut.str(p.value(0), p.budget());
        String with = TextOut.str(p.value(1), p.budget());
        return Str.of(
                Replacing.replace(
                        TextOut.str(value, p.budget()), old, with, p.integer(2, -1), p.budget()));
    }

    private static Value format(Value value, Parameters p) {
        Arguments arguments = p.arguments();
        if (arguments.count() > 0 && arguments.namedCount() > 0) {
            throw JinjaException.evaluation(
                    "can't handle positional and keyword arguments at the same time");
        }
        Value values =
                arguments.namedCount() > 0 ? arguments.dict() : TupleValue.of(arguments.from(0));
        return PercentFormat.format(BasicFilters.soft(value, p), values, p.budget());
    }

    private static Value indent(Value value, Parameters p) {
        Str string = Parameters.text(value);
        String indention = indention(p, string);
        boolean blank = p.flag(2, false);
        List<Value> lines = lines(string.like(string.text() + "\n"), p);
        TextOut out = new TextOut(p.budget(), string.text().length());
        for (int i = 0; i < lines.size(); i++) {
            boolean wanted = i == 0 ? p.flag(1, false) : blank || lines.get(i).truthy();
            if (i > 0) {
                out.append('\n');
            }
            if (wanted) {
                out.append(indention);
            }
            lines.get(i).print(out);
        }
        return string.like(out.toString());
    }

    private static String indention(Parameters p, Str string) {
        if (p.has(0) && p.value(0) instanceof Str given) {
            return string.isMarkup() ? given.escaped() : given.text();
        }
        int width = Math.max(0, p.integer(0, INDENT_WIDTH));
        p.budget().repeat(width);
        return " ".repeat(width);
    }

    private static List<Value> lines(Str string, Parameters p) {
        return Delegates.SPLIT_LINES.call(string, Arguments.NONE, p.budget()).items();
    }

    private static Value truncate(Value value, Parameters p) {
        int length = p.integer(0, TRUNCATE_LENGTH);
        Str end = p.has(2) ? Parameters.text(p.value(2)) : Str.of("...");
        int leeway = p.integer(3, TRUNCATE_LEEWAY);
        if (length < end.length() || leeway < 0) {
            throw JinjaException.evaluation(
                    "expected length >= %d, got %d".formatted(end.length(), length));
        }
        if (value.length() <= (long) length + leeway) {
            return value;
        }
        Str string = Parameters.text(value);
        Value cut =
                Slicing.slice(
                        string, None.NONE, Int.of(length - end.length()), None.NONE, p.budget());
        String kept = Parameters.text(cut).text();
        int space = p.flag(1, false) ? -1 : kept.lastIndexOf(' ');
        return string.like((space < 0 ? kept : kept.substring(0, space)) + end.text());
    }

    private static long words(String text) {
        long words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            boolean word = Character.isLetterOrDigit(point) || point == '_';
            words += word && !inWord ? 1 : 0;
            inWord = word;
        }
        return words;
    }

    private static Value wrap(Value value, Parameters p) {
        int width = p.integer(0, WRAP_WIDTH);
        if (width <= 0) {
            throw JinjaException.evaluation("invalid width %d (must be > 0)".formatted(width));
        }
        String newline = p.hasValue(2) ? p.text(2) : "\n";
        WordWrap wrap = new WordWrap(width, p.flag(1, true), p.flag(3, true));
        List<Value> wrapped = new ArrayList<>();
        for (Value line : lines(Parameters.text(value), p)) {
            List<Value> parts = new ArrayList<>();
            wrap.wrap(TextOut.str(line, p.budget()), p.budget())
                    .forEach(part -> parts.add(Str.of(part)));
            wrapped.add(joined(parts, newline, p));
        }
        return joined(wrapped, newline, p);
    }

    private static Value joined(List<Value> parts, String separator, Parameters p) {
        return call(Delegates.JOIN, Str.of(separator), p, Arguments.of(new ListValue(parts)));
    }

    private static Value join(Value value, Parameters p) {
        TextOut out = new TextOut(p.budget());
        String separator = p.has(0) ? TextOut.str(p.value(0), p.budget()) : "";
        AttributePath path = AttributePath.of(p.value(1, None.NONE));
        boolean first = true;
        for (Value item : p.budget().items(value)) {
            p.budget().step();
            if (!first) {
                out.append(separator);
            }
            first = false;
            path.get(item).print(out);
        }
        return Str.of(out.toString());
    }
}
