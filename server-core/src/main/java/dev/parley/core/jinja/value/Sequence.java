package dev.parley.core.jinja.value;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Something with items at indices: a list, a tuple, a range or bytes.
public sealed interface Sequence extends Value
        permits ListValue, TupleValue, RangeValue, BytesValue {

    @Override
    default boolean truthy() {
        return !items().isEmpty();
    }

    @Override
    default boolean iterable() {
        return true;
    }

    @Override
    default boolean sized() {
        return true;
    }

    @Override
    default int length() {
        return items().size();
    }

    @Override
    default @Nullable Value at(Value key) {
        if (!(key instanceof Num index) || !index.integral()) {
            return null;
        }
        List<Value> items = items();
        int at = index(index, items.size());
        return at < 0 ? null : items.get(at);
    }

    /// The place an index means, or -1 where it is outside.
    static int index(Num index, int length) {
        long at = index instanceof BigInt ? length : index.big().longValue();
        long place = at < 0 ? at + length : at;
        return place < 0 || place >= length ? -1 : (int) place;
    }

    /// Writes items between brackets.
    static void reprItems(List<Value> items, TextOut out) {
        out.enter();
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            items.get(i).repr(out);
        }
        out.leave();
    }
}
