package dev.parley.core.jinja.run;

import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

/// Steps of all kinds but loops.
final class Steps {

    private Steps() {}

    /// Writes text.
    record Write(String text) implements Step {
        @Override
        public Flow run(Frame frame) {
            frame.rendering().out().append(text);
            return Flow.NEXT;
        }
    }

    /// Writes a value.
    record Print(Term value, int line) implements Step {
        @Override
        public Flow run(Frame frame) {
            frame.rendering().at(line);
            value.evaluate(frame).print(frame.rendering().out());
            return Flow.NEXT;
        }
    }

    /// Sets a target.
    record Set(Assignment target, Term value, int line) implements Step {
        @Override
        public Flow run(Frame frame) {
            frame.rendering().at(line);
            target.set(frame, value.evaluate(frame));
            return Flow.NEXT;
        }
    }

    /// Runs the steps of the first test that holds.
    record If(Term[] tests, Step[][] bodies, Step[] otherwise, int line) implements Step {
        @Override
        public Flow run(Frame frame) {
            frame.rendering().at(line);
            for (int i = 0; i < tests.length; i++) {
                if (tests[i].evaluate(frame).truthy()) {
                    return Step.all(bodies[i], frame);
                }
            }
            return Step.all(otherwise, frame);
        }
    }

    /// Runs steps in a scope of their own.
    record Scope(Entry entry, Step[] body) implements Step {
        @Override
        public Flow run(Frame frame) {
            entry.enter(frame);
            return Step.all(body, frame);
        }
    }

    /// Sets targets of a new scope to values of the outer one, then runs steps in it.
    record With(Entry entry, Assignment[] targets, Term[] values, Step[] body, int line)
            implements Step {
        @Override
        public Flow run(Frame frame) {
            frame.rendering().at(line);
            Value[] evaluated = new Value[values.length];
            for (int i = 0; i < values.length; i++) {
                evaluated[i] = values[i].evaluate(frame);
            }
            entry.enter(frame);
            for (int i = 0; i < values.length; i++) {
                targets[i].set(frame, evaluated[i]);
            }
            return Step.all(body, frame);
        }
    }

    /// Runs steps in a scope of their own and keeps what they write in a slot.
    record Capture(Entry entry, Step[] body, int slot) {

        Step.Flow run(Frame frame) {
            entry.enter(frame);
            Rendering rendering = frame.rendering();
            TextOut before = rendering.redirect(new TextOut(rendering.budget(), 64));
            Step.Flow flow = Step.all(body, frame);
            frame.set(slot, Str.of(rendering.redirect(before).toString()));
            return flow;
        }
    }

    /// Sets a target to what steps write.
    record SetBlock(Capture capture, Assignment target, Term value, int line) implements Step {
        @Override
        public Flow run(Frame frame) {
            frame.rendering().at(line);
            Flow flow = capture.run(frame);
            if (flow == Flow.NEXT) {
                target.set(frame, value.evaluate(frame));
            }
            return flow;
        }
    }

    /// Writes what filters make of what steps write.
    record FilterBlock(Capture capture, Term value, int line) implements Step {
        @Override
        public Flow run(Frame frame) {
            frame.rendering().at(line);
            Flow flow = capture.run(frame);
            if (flow == Flow.NEXT) {
                value.evaluate(frame).print(frame.rendering().out());
            }
            return flow;
        }
    }

    /// Leaves an iteration or a loop.
    record Jump(Flow flow) implements Step {
        @Override
        public Flow run(Frame frame) {
            frame.budget().step();
            return flow;
        }
    }

    /// Defines a macro.
    record Define(MacroCode code, int slot) implements Step {
        @Override
        public Flow run(Frame frame) {
            frame.budget().step();
            frame.set(slot, new MacroValue(code, frame));
            return Flow.NEXT;
        }
    }

    /// Writes a block.
    record Block(MacroCode code) implements Step {
        @Override
        public Flow run(Frame frame) {
            MacroValue block = new MacroValue(code, frame.root());
            block.call(Arguments.NONE, frame.budget()).print(frame.rendering().out());
            return Flow.NEXT;
        }
    }

    /// Calls something and gives it a block to call back.
    record CallBlock(MacroCode caller, Calls.Call call, int line) implements Step {
        @Override
        public Flow run(Frame frame) {
            frame.rendering().at(line);
            MacroValue value = new MacroValue(caller, frame);
            call.evaluate(frame, "caller", value).print(frame.rendering().out());
            return Flow.NEXT;
        }
    }
}
