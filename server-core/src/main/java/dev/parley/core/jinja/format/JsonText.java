package dev.parley.core.jinja.format;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Ordering;
import dev.parley.core.jinja.value.Real;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// JSON as Python's `json.dumps` writes it.
public final class JsonText {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;

    private final Style style;
    private final TextOut out;

    /// How to write.
    ///
    /// @param ascii escapes what is not ASCII
    /// @param indented one line per item
    /// @param indent what a level is indented by
    /// @param itemSeparator between items
    /// @param keySeparator between key and value
    /// @param sorted keys in their order instead of the dict's
    public record Style(
            boolean ascii,
            boolean indented,
            String indent,
            String itemSeparator,
            String keySeparator,
            boolean sorted) {

        /// One line, spaces after separators, everything unescaped that may be.
        public static final Style PLAIN = new Style(false, false, "", ", ", ": ", false);
    }

    private JsonText(Style style, TextOut out) {
        this.style = style;
        this.out = out;
    }

    /// Writes a value.
    public static void write(Value value, Style style, TextOut out) {
        new JsonText(style, out).value(value);
    }

    /// The JSON of a value.
    public static String of(Value value, Style style, Budget budget) {
        TextOut out = new TextOut(budget, 256);
        write(value, style, out);
        return out.toString();
    }

    private void value(Value value) {
        out.budget().step();
        if (value instanceof Str string) {
            string(string.text());
        } else if (value instanceof DictValue dict) {
            dict(dict);
        } else if (value instanceof ListValue list) {
            items(list.items());
        } else if (value instanceof TupleValue tuple) {
            items(tuple.items());
        } else {
            scalar(value);
        }
    }

    private void scalar(Value value) {
        if (value == None.NONE) {
            out.append("null");
        } else if (value instanceof Bool bool) {
            out.append(bool.truthy() ? "true" : "false");
        } else if (value instanceof Real real) {
            out.append(real(real.value()));
        } else if (value instanceof Num number) {
            number.print(out);
        } else {
            throw JinjaException.evaluation(
                    "Object of type %s is not JSON serializable".formatted(value.typeName()));
        }
    }

    private static String real(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return Double.isInfinite(value) ? (value > 0 ? "Infinity" : "-Infinity") : Real.text(value);
    }

    private void items(List<Value> items) {
        if (items.isEmpty()) {
            out.append("[]");
            return;
        }
        out.enter();
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            separate(i == 0);
            value(items.get(i));
        }
        out.leave();
        breakLine();
        out.append(']');
    }

    private void dict(DictValue dict) {
        if (!dict.truthy()) {
            out.append("{}");
            return;
        }
        out.enter();
        out.append('{');
        boolean first = true;
        for (Map.Entry<Value, Value> entry : entries(dict)) {
            separate(first);
            first = false;
            string(key(entry.getKey()));
            out.append(style.keySeparator);
            value(entry.getValue());
        }
        out.leave();
        breakLine();
        out.append('}');
    }

    private Iterable<Map.Entry<Value, Value>> entries(DictValue dict) {
        if (!style.sorted) {
            return dict.entries().entrySet();
        }
        List<Map.Entry<Value, Value>> entries = new ArrayList<>(dict.entries().entrySet());
        List<Map.Entry<Value, Value>> sorted = new ArrayList<>(entries.size());
        for (int index :
                Ordering.sorted(new ArrayList<>(dict.entries().keySet()), false, out.budget())) {
            sorted.add(entries.get(index));
        }
        return sorted;
    }

    private String key(Value key) {
        return switch (key) {
            case Str string -> string.text();
            case None none -> "null";
            case Bool bool -> bool.truthy() ? "true" : "false";
            case Real real -> real(real.value());
            case Num number -> TextOut.str(number, out.budget());
            case Undefined undefined -> throw keyFailure(undefined);
            default -> throw keyFailure(key);
        };
    }

    private static JinjaException keyFailure(Value key) {
        return JinjaException.evaluation(
                "keys must be str, int, float, bool or None, not %s".formatted(key.typeName()));
    }

    private void separate(boolean first) {
        if (!first) {
            out.append(style.itemSeparator);
        }
        breakLine();
    }

    private void breakLine() {
        if (style.indented) {
            out.append('\n');
            for (int i = out.depth(); i > 0; i--) {
                out.append(style.indent);
            }
        }
    }

    private void string(String text) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < FIRST_PRINTABLE
                    || unit == '"'
                    || unit == '\\'
                    || (style.ascii && unit >= DELETE)) {
                out.append(text, from, i);
                escape(unit);
                from = i + 1;
            }
        }
        out.append(text, from, text.length());
        out.append('"');
    }

    private void escape(char unit) {
        switch (unit) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\f' -> out.append("\\f");
            case '\b' -> out.append("\\b");
            default -> {
                out.append("\\u");
                String hex = Integer.toHexString(unit);
                out.append("000", 0, 4 - hex.length());
                out.append(hex);
            }
        }
    }
}
