package dev.parley.core.jinja.run;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Namespace;
import dev.parley.core.jinja.value.Value;

import java.util.List;

/// A target made runnable. Immutable.
sealed interface Assignment {

    /// Sets it.
    void set(Frame frame, Value value);

    /// A variable.
    record Variable(int slot) implements Assignment {
        @Override
        public void set(Frame frame, Value value) {
            frame.set(slot, value);
        }
    }

    /// An attribute of a namespace.
    record NamespaceAttribute(Term owner, String name) implements Assignment {
        @Override
        public void set(Frame frame, Value value) {
            if (!(owner.evaluate(frame) instanceof Namespace namespace)) {
                throw JinjaException.evaluation("cannot assign attribute on non-namespace object");
            }
            frame.budget().elements(1);
            namespace.set(name, value);
        }
    }

    /// Several targets, one item each.
    record Several(Assignment[] targets) implements Assignment {
        @Override
        public void set(Frame frame, Value value) {
            if (!value.iterable()) {
                throw JinjaException.evaluation(
                        "cannot unpack non-iterable %s object".formatted(value.typeName()));
            }
            List<Value> items = frame.budget().items(value);
            if (items.size() > targets.length) {
                throw JinjaException.evaluation(
                        "too many values to unpack (expected %d)".formatted(targets.length));
            }
            if (items.size() < targets.length) {
                throw JinjaException.evaluation(
                        "not enough values to unpack (expected %d, got %d)"
                                .formatted(targets.length, items.size()));
            }
            for (int i = 0; i < targets.length; i++) {
                targets[i].set(frame, items.get(i));
            }
        }
    }
}
