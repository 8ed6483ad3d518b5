package dev.parley.core.jinja.run;

import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Value;

import java.util.ArrayList;
import java.util.List;

/// Terms that make lists, tuples and dicts.
final class Containers {

    private Containers() {}

    private static List<Value> evaluated(Term[] terms, Frame frame) {
        frame.budget().elements(terms.length);
        List<Value> items = new ArrayList<>(terms.length);
        for (Term term : terms) {
            items.add(term.evaluate(frame));
        }
        return items;
    }

    /// `[a, b]`.
    record ListOf(Term[] items) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            return new ListValue(evaluated(items, frame));
        }
    }

    /// `(a, b)`.
    record TupleOf(Term[] items) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            return TupleValue.of(evaluated(items, frame));
        }
    }

    /// `{a: b}`.
    record DictOf(Term[] keys, Term[] values) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            frame.budget().elements(2L * keys.length);
            DictValue dict = new DictValue();
            for (int i = 0; i < keys.length; i++) {
                dict.put(keys[i].evaluate(frame), values[i].evaluate(frame));
            }
            return dict;
        }
    }
}
