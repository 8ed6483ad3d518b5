package dev.parley.core.jinja.run;

import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;

/// Runs steps for every item. A recursive loop has frames of its own, so that it can run inside itself.
///
/// @param items what it goes over
/// @param filter which items it takes, null for all
/// @param target what an item is set to
/// @param variable the slot of `loop`, -1 where it is not used
/// @param body what it does
/// @param otherwise what it does where no iteration came to its end
/// @param frames the frames of a recursive loop, null for others
/// @param line where it begins
record Loop(
        Term items,
        @Nullable Filter filter,
        Assignment target,
        int variable,
        Steps.Scope body,
        Steps.Scope otherwise,
        @Nullable Frames frames,
        int line)
        implements Step {

    private static final int UNUSED = -1;

    /// Which items a loop takes.
    record Filter(Entry entry, Assignment target, Term test) {

        boolean takes(Value item, Frame frame) {
            frame.budget().step();
            entry.enter(frame);
            target.set(frame, item);
            return test.evaluate(frame).truthy();
        }
    }

    /// The frames of a recursive loop: how large they are and how many levels they nest.
    record Frames(int size, int height) {}

    boolean recursive() {
        return frames != null;
    }

    @Override
    public Flow run(Frame outer) {
        outer.rendering().at(line);
        Value value = items.evaluate(outer);
        Frame frame = frames == null ? outer : new Frame(outer.rendering(), outer, frames.size());
        return iterate(value, frame, 0);
    }

    /// Runs the loop inside itself.
    Value nested(Value value, Frame running, int depth) {
        if (frames == null) {
            throw new IllegalStateException("only recursive loops nest");
        }
        Rendering rendering = running.rendering();
        rendering.budget().enter(frames.height());
        TextOut before = rendering.redirect(new TextOut(rendering.budget(), 64));
        iterate(value, running.sibling(frames.size()), depth);
        String text = rendering.redirect(before).toString();
        rendering.budget().leave(frames.height());
        return Str.of(text);
    }

    private Flow iterate(Value value, Frame frame, int depth) {
        Filter chosen = filter;
        Predicate<Value> wanted = chosen == null ? null : item -> chosen.takes(item, frame);
        LoopItems left = new LoopItems(frame.budget().items(value), wanted);
        LoopValue loop = variable == UNUSED ? null : new LoopValue(this, frame, left, depth);
        boolean completed = false;
        for (Value item = left.take(); item != null; item = left.take()) {
            frame.budget().step();
            target.set(frame, item);
            if (loop != null) {
                loop.advance(item);
                frame.set(variable, loop);
            }
            Flow flow = body.run(frame);
            if (flow == Flow.BREAK) {
                break;
            }
            completed |= flow == Flow.NEXT;
        }
        return completed ? Flow.NEXT : otherwise.run(frame);
    }
}
