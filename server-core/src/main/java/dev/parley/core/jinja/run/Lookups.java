package dev.parley.core.jinja.run;

import dev.parley.core.jinja.member.Members;
import dev.parley.core.jinja.operator.Slicing;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.Namespace;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

/// Terms that find values.
final class Lookups {

    private Lookups() {}

    /// A constant.
    record Constant(Value value) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            return value;
        }
    }

    /// A variable of the running unit.
    record Local(int slot, Undefined missing) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            Value value = frame.get(slot);
            return value == null ? missing : value;
        }
    }

    /// A variable of an enclosing unit.
    record Enclosing(int hops, int slot, Undefined missing) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            Value value = frame.get(hops, slot);
            return value == null ? missing : value;
        }
    }

    /// `owner.name`, quick for the keys of dicts.
    ///
    /// @param shadowed whether the name may be a method of dicts
    record Attribute(Term owner, Str name, boolean shadowed) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            Value value = owner.evaluate(frame);
            if (!shadowed && value instanceof DictValue dict) {
                Value found = dict.at(name);
                return found == null ? Undefined.member(value, name) : found;
            }
            if (value instanceof Namespace namespace) {
                Value found = namespace.field(name.text());
                return found == null ? Undefined.member(value, name) : found;
            }
            return Members.attribute(value, name);
        }
    }

    /// `owner[key]`.
    record Item(Term owner, Term key) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            Value value = owner.evaluate(frame);
            if (value instanceof Str string && string.wide()) {
                frame.budget().scan(string.text().length());
            }
            return Members.item(value, key.evaluate(frame));
        }
    }

    /// `owner[start:stop:step]`.
    record Slice(Term owner, Term start, Term stop, Term step) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            Value value = owner.evaluate(frame);
            return Slicing.slice(
                    value,
                    start.evaluate(frame),
                    stop.evaluate(frame),
                    step.evaluate(frame),
                    frame.budget());
        }
    }
}
