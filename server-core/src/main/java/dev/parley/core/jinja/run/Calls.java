package dev.parley.core.jinja.run;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.member.Members;
import dev.parley.core.jinja.member.NamedMethod;
import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

/// Terms that call something.
final class Calls {

    private Calls() {}

    /// A call, which a call block gives its caller.
    interface Call extends Term {

        /// Calls with one more argument by name.
        Value evaluate(Frame frame, String name, Value argument);
    }

    /// `callee(…)`.
    record Function(Term callee, Passing passing, int line) implements Call {
        @Override
        public Value evaluate(Frame frame) {
            Value function = callee.evaluate(frame);
            return call(frame, function, passing.evaluate(frame));
        }

        @Override
        public Value evaluate(Frame frame, String name, Value argument) {
            Value function = callee.evaluate(frame);
            return call(frame, function, passing.evaluate(frame).with(name, argument));
        }

        private Value call(Frame frame, Value function, Arguments arguments) {
            frame.rendering().at(line);
            Value result = Members.call(function, arguments, frame.budget());
            frame.rendering().at(line);
            return result;
        }
    }

    /// `owner.name(…)`.
    record Method(Term owner, NamedMethod method, Passing passing, int line) implements Call {
        @Override
        public Value evaluate(Frame frame) {
            Value value = owner.evaluate(frame);
            Arguments arguments = passing.evaluate(frame);
            frame.rendering().at(line);
            return method.call(value, arguments, frame.budget());
        }

        @Override
        public Value evaluate(Frame frame, String extra, Value argument) {
            Value value = owner.evaluate(frame);
            Arguments arguments = passing.evaluate(frame).with(extra, argument);
            return method.call(value, arguments, frame.budget());
        }
    }

    /// `subject | name(…)`; the filter is null where there is none of that name.
    record Filter(
            Term subject, String name, @Nullable Operation<Value> filter, Passing passing, int line)
            implements Term {
        @Override
        public Value evaluate(Frame frame) {
            frame.rendering().at(line);
            if (filter == null) {
                throw JinjaException.evaluation("No filter named '%s' found.".formatted(name));
            }
            Value value = subject.evaluate(frame);
            return filter.call(value, passing.evaluate(frame), frame.budget());
        }
    }

    /// `subject is name(…)`; the test is null where there is none of that name.
    record Test(Term subject, String name, @Nullable Operation<Value> test, Passing passing)
            implements Term {
        @Override
        public Value evaluate(Frame frame) {
            if (test == null) {
                throw JinjaException.evaluation("No test named '%s' found.".formatted(name));
            }
            Value value = subject.evaluate(frame);
            return Bool.of(test.call(value, passing.evaluate(frame), frame.budget()).truthy());
        }
    }
}
