package dev.parley.core.jinja.member;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Equality;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.Sequence;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Methods of lists and tuples that do not change them.
final class SequenceMethods {

    private SequenceMethods() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Sequence> find(String name) {
        return switch (name) {
            case "index" -> Operation.of(name, SequenceMethods::index, "value", "start?", "stop?");
            case "count" -> Operation.of(name, SequenceMethods::count, "value");
            default -> null;
        };
    }

    /// The copy of a list, which tuples and ranges do not have.
    static Operation<ListValue> copy() {
        return Operation.of("copy", (list, p) -> new ListValue(list.items()));
    }

    private static Value index(Sequence sequence, Parameters p) {
        List<Value> items = sequence.items();
        int from = place(p.integer(1, 0), items.size());
        int to = place(p.integer(2, items.size()), items.size());
        for (int i = from; i < to; i++) {
            if (Equality.equal(items.get(i), p.value(0), p.budget())) {
                return Int.of(i);
            }
        }
        throw JinjaException.evaluation(
                "%s is not in %s"
                        .formatted(TextOut.repr(p.value(0), p.budget()), sequence.typeName()));
    }

    private static int place(int index, int length) {
        return Math.clamp(index < 0 ? (long) index + length : index, 0, length);
    }

    private static Value count(Sequence sequence, Parameters p) {
        long count = 0;
        for (Value item : sequence.items()) {
            count += Equality.equal(item, p.value(0), p.budget()) ? 1 : 0;
        }
        return Int.of(count);
    }
}
