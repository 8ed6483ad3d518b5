package dev.parley.core.jinja.format;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Ordering;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// A value as Python's `pprint` writes it: on one line of 80 characters where it fits, else one item a line.
/// The keys of dicts are sorted, long strings are broken between words.
public final class PrettyText {

    private static final int WIDTH = 80;
    private static final int DEEPEST = 400;

    private final Budget budget;
    private final TextOut out;

    private PrettyText(Budget budget) {
        this.budget = budget;
        this.out = new TextOut(budget);
    }

    /// What `pprint.pformat()` makes of a value.
    public static String of(Value value, Budget budget) {
        PrettyText text = new PrettyText(budget);
        text.write(text.sorted(value, 0), 0, 0);
        return text.out.toString();
    }

    /// A copy with the keys of all dicts in order.
    private Value sorted(Value value, int depth) {
        if (depth > DEEPEST) {
            throw JinjaException.limit(
                    "data nested deeper than %d levels cannot be written".formatted(DEEPEST));
        }
        return switch (value) {
            case DictValue dict -> {
                budget.elements(dict.length());
                List<Value> keys = new ArrayList<>(dict.entries().keySet());
                keys.sort(this::compareKeys);
                DictValue copy = new DictValue();
                for (Value key : keys) {
                    copy.put(key, sorted(dict.entries().getOrDefault(key, key), depth + 1));
                }
                yield copy;
            }
            case ListValue list -> new ListValue(sortedAll(list.items(), depth));
            case TupleValue tuple -> TupleValue.of(sortedAll(tuple.items(), depth));
            default -> value;
        };
    }

    private List<Value> sortedAll(List<Value> items, int depth) {
        budget.elements(items.size());
        List<Value> copy = new ArrayList<>(items.size());
        items.forEach(item -> copy.add(sorted(item, depth + 1)));
        return copy;
    }

    private int compareKeys(Value left, Value right) {
        boolean ordered =
                (left instanceof Str && right instanceof Str)
                        || (left instanceof Num && right instanceof Num);
        if (!ordered) {
            return left.typeName().compareTo(right.typeName());
        }
        if (Ordering.less(left, right, "<", budget)) {
            return -1;
        }
        return Ordering.less(right, left, "<", budget) ? 1 : 0;
    }

    private void write(Value value, int indent, int allowance) {
        out.enter();
        writeNested(value, indent, allowance);
        out.leave();
    }

    private void writeNested(Value value, int indent, int allowance) {
        String line = TextOut.repr(value, budget);
        if (line.codePointCount(0, line.length()) <= WIDTH - indent - allowance) {
            out.append(line);
            return;
        }
        switch (value) {
            case DictValue dict when dict.length() > 0 -> writeDict(dict, indent, allowance);
            case ListValue list when list.length() > 0 ->
                    writeItems("[", list.items(), "]", indent, allowance);
            case TupleValue tuple when tuple.length() > 0 ->
                    writeItems(
                            "(",
                            tuple.items(),
                            tuple.length() == 1 ? ",)" : ")",
                            indent,
                            allowance);
            case Str string when !string.isMarkup() -> writeText(string.text(), indent, allowance);
            default -> out.append(line);
        }
    }

    /// A string in pieces, one a line; between brackets where it is not inside a container.
    private void writeText(String text, int indent, int allowance) {
        boolean outermost = out.depth() == 1;
        int at = outermost ? indent + 1 : indent;
        List<String> pieces =
                new PrettyPieces(WIDTH - at, outermost ? allowance + 1 : allowance, budget)
                        .of(text);
        boolean bracketed = outermost && pieces.size() > 1;
        if (bracketed) {
            out.append('(');
        }
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                out.append('\n');
                out.append(" ".repeat(at));
            }
            out.append(pieces.get(i));
        }
        if (bracketed) {
            out.append(')');
        }
    }

    private void writeDict(DictValue dict, int indent, int allowance) {
        out.append('{');
        Iterator<Value> keys = dict.entries().keySet().iterator();
        while (keys.hasNext()) {
            Value key = keys.next();
            String name = TextOut.repr(key, budget);
            out.append(name);
            out.append(": ");
            int place = indent + name.codePointCount(0, name.length()) + 3;
            write(dict.entries().getOrDefault(key, key), place, keys.hasNext() ? 1 : allowance + 1);
            if (keys.hasNext()) {
                nextLine(indent);
            }
        }
        out.append('}');
    }

    private void writeItems(
            String open, List<Value> items, String close, int indent, int allowance) {
        out.append(open);
        for (int i = 0; i < items.size(); i++) {
            boolean last = i == items.size() - 1;
            write(items.get(i), indent + 1, last ? allowance + close.length() : 1);
            if (!last) {
                nextLine(indent);
            }
        }
        out.append(close);
    }

    private void nextLine(int indent) {
        out.append(",\n");
        for (int i = 0; i <= indent; i++) {
            out.append(' ');
        }
    }
}
