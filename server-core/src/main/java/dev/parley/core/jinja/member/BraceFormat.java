package dev.parley.core.jinja.member;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.format.FormatSpec;
import dev.parley.core.jinja.format.PercentFormat;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

/// Python's `template.format(…)`.
final class BraceFormat {

    private static final int DEEPEST = 2;

    private final Arguments arguments;
    private final @Nullable Value mapping;
    private final boolean markup;
    private final Budget budget;
    private int next;
    private boolean numbered;

    private BraceFormat(
            Arguments arguments, @Nullable Value mapping, boolean markup, Budget budget) {
        this.arguments = arguments;
        this.mapping = mapping;
        this.markup = markup;
        this.budget = budget;
    }

    static Str format(Str template, Arguments arguments, Budget budget) {
        return template.like(
                new BraceFormat(arguments, null, template.isMarkup(), budget)
                        .fill(template.text(), DEEPEST));
    }

    static Str format(Str template, Value mapping, Budget budget) {
        BraceFormat format = new BraceFormat(Arguments.NONE, mapping, template.isMarkup(), budget);
        return template.like(format.fill(template.text(), DEEPEST));
    }

    private String fill(String template, int depth) {
        if (depth == 0) {
            throw JinjaException.evaluation("Max string recursion exceeded");
        }
        TextOut out = new TextOut(budget);
        int at = 0;
        while (at < template.length()) {
            char unit = template.charAt(at);
            boolean doubled = at + 1 < template.length() && template.charAt(at + 1) == unit;
            if ((unit == '{' || unit == '}') && doubled) {
                out.append(unit);
                at += 2;
            } else if (unit == '{') {
                int end = end(template, at + 1);
                out.append(field(template.substring(at + 1, end), depth));
                at = end + 1;
            } else if (unit == '}') {
                throw JinjaException.evaluation("Single '}' encountered in format string");
            } else {
                int next = plainEnd(template, at);
                out.append(template, at, next);
                at = next;
            }
        }
        return out.toString();
    }

    private static int plainEnd(String template, int from) {
        int end = from;
        while (end < template.length()
                && template.charAt(end) != '{'
                && template.charAt(end) != '}') {
            end++;
        }
        return end;
    }

    private static int end(String template, int from) {
        int open = 1;
        for (int i = from; i < template.length(); i++) {
            open += template.charAt(i) == '{' ? 1 : template.charAt(i) == '}' ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        throw JinjaException.evaluation("expected '}' before end of string");
    }

    private String field(String field, int depth) {
        int name = 0;
        boolean bracket = false;
        while (name < field.length()
                && (bracket || (field.charAt(name) != '!' && field.charAt(name) != ':'))) {
            bracket = field.charAt(name) == '[' || (bracket && field.charAt(name) != ']');
            name++;
        }
        Value value = lookUp(field.substring(0, name));
        int rest = name;
        if (rest < field.length() && field.charAt(rest) == '!') {
            value = convert(value, rest + 1 < field.length() ? field.charAt(rest + 1) : ' ');
            rest += 2;
        }
        String spec = "";
        if (rest < field.length()) {
            if (field.charAt(rest) != ':') {
                throw JinjaException.evaluation("expected ':' after conversion specifier");
            }
            spec = field.substring(rest + 1);
        }
        return print(value, spec.indexOf('{') < 0 ? spec : fill(spec, depth - 1));
    }

    private String print(Value value, String spec) {
        if (!markup) {
            return FormatSpec.format(value, spec, budget);
        }
        if (value instanceof Str string && string.isMarkup()) {
            if (!spec.isEmpty()) {
                throw JinjaException.evaluation("Unsupported format specification for Markup.");
            }
            return string.text();
        }
        return Str.escape(FormatSpec.format(value, spec, budget));
    }

    private Value convert(Value value, char conversion) {
        return switch (conversion) {
            case 's' -> Str.of(TextOut.str(value, budget));
            case 'r' -> Str.of(TextOut.repr(value, budget));
            case 'a' -> Str.of(PercentFormat.ascii(TextOut.repr(value, budget)));
            default ->
                    throw JinjaException.evaluation(
                            "Unknown conversion specifier %s".formatted(conversion));
        };
    }

    private Value lookUp(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        Value value = first(path.substring(0, end));
        while (end < path.length()) {
            int from = end + 1;
            if (path.charAt(end) == '.') {
                end = from;
                while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
                    end++;
                }
                value = Members.attribute(value, Str.of(path.substring(from, end)));
            } else {
                end = path.indexOf(']', from);
                if (end < 0) {
                    throw JinjaException.evaluation("Missing ']' in format string");
                }
                value = Members.item(value, key(path.substring(from, end)));
                end++;
            }
        }
        return value;
    }

    private Value first(String name) {
        if (mapping != null) {
            return Members.item(mapping, Str.of(name));
        }
        if (name.isEmpty()) {
            require(
                    !numbered,
                    "cannot switch from manual field specification to automatic field numbering");
            return positional(next++);
        }
        if (key(name) instanceof Int index) {
            require(
                    next == 0,
                    "cannot switch from automatic field numbering to manual field specification");
            numbered = true;
            return positional(index.value());
        }
        Value named = arguments.named(name);
        if (named == null) {
            throw JinjaException.evaluation(TextOut.repr(Str.of(name), budget));
        }
        return named;
    }

    private static void require(boolean allowed, String complaint) {
        if (!allowed) {
            throw JinjaException.evaluation(complaint);
        }
    }

    private static Value key(String text) {
        boolean digits =
                !text.isEmpty()
                        && text.length() < 10
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Int.of(Integer.parseInt(text)) : Str.of(text);
    }

    private Value positional(long index) {
        if (index >= arguments.count()) {
            throw JinjaException.evaluation(
                    "Replacement index %d out of range for positional args tuple".formatted(index));
        }
        return arguments.get((int) index);
    }
}
