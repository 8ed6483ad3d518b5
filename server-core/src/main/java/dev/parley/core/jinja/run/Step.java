package dev.parley.core.jinja.run;

/// A statement made runnable. Immutable.
interface Step {

    /// Does it.
    ///
    /// @return where to go on
    Flow run(Frame frame);

    /// Where to go on after a step.
    enum Flow {
        /// With the next step.
        NEXT,
        /// After the loop.
        BREAK,
        /// With the loop's next item.
        CONTINUE
    }

    /// Does several in turn, until one leaves the loop it is in.
    static Flow all(Step[] steps, Frame frame) {
        for (Step step : steps) {
            Flow flow = step.run(frame);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }
}
