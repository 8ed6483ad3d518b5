package dev.parley.core.jinja.run;

import dev.parley.core.jinja.value.Value;

/// An expression made runnable. Immutable.
interface Term {

    /// Its value in a frame.
    Value evaluate(Frame frame);
}
