package dev.parley.core.jinja.run;

/// Steps that define and call macros.
final class Macros {

    private Macros() {}

    /// Defines a macro.
    record Define(MacroCode code, int slot) implements Step {
        @Override
        public Flow run(Frame frame) {
            frame.budget().step();
            frame.set(slot, new MacroValue(code, frame));
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
