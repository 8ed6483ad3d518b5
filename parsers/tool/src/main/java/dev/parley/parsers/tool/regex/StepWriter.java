package dev.parley.parsers.tool.regex;

import dev.parley.parsers.tool.regex.Part.Taste;

import java.util.ArrayList;
import java.util.List;

/// Turns a pattern into steps.
final class StepWriter {

    private static final int MOST_STEPS = 4000;

    private final List<Step> steps = new ArrayList<>();

    private StepWriter() {}

    /// The steps of a whole pattern.
    ///
    /// @throws IllegalArgumentException where there are too many
    static List<Step> steps(Part pattern) {
        StepWriter writer = new StepWriter();
        writer.write(pattern);
        writer.add(new Step.Done());
        return List.copyOf(writer.steps);
    }

    private int add(Step step) {
        if (steps.size() == MOST_STEPS) {
            throw new IllegalArgumentException("it is too long or repeats too much");
        }
        steps.add(step);
        return steps.size() - 1;
    }

    private void write(Part part) {
        switch (part) {
            case Part.One(CharacterSet set) -> add(new Step.Take(set));
            case Part.Row(List<Part> parts) -> parts.forEach(this::write);
            case Part.Any(List<Part> parts) -> any(parts);
            case Part.Group(int number, Part inner) -> {
                add(new Step.Save(2 * number));
                write(inner);
                add(new Step.Save(2 * number + 1));
            }
            case Part.Repeat repeat -> repeat(repeat);
        }
    }

    private void any(List<Part> parts) {
        List<Integer> ends = new ArrayList<>();
        for (Part part : parts.subList(0, parts.size() - 1)) {
            int fork = add(new Step.Jump(0));
            write(part);
            ends.add(add(new Step.Jump(0)));
            steps.set(fork, new Step.Fork(fork + 1, steps.size()));
        }
        write(parts.getLast());
        ends.forEach(end -> steps.set(end, new Step.Jump(steps.size())));
    }

    private void repeat(Part.Repeat repeat) {
        for (int i = 0; i < repeat.least(); i++) {
            write(repeat.part());
        }
        if (repeat.most() == Part.UNBOUNDED) {
            int fork = add(new Step.Jump(0));
            write(repeat.part());
            add(new Step.Jump(fork));
            steps.set(fork, fork(fork + 1, steps.size(), repeat.taste()));
            return;
        }
        List<Integer> forks = new ArrayList<>();
        for (int i = repeat.least(); i < repeat.most(); i++) {
            forks.add(add(new Step.Jump(0)));
            write(repeat.part());
        }
        forks.forEach(fork -> steps.set(fork, fork(fork + 1, steps.size(), repeat.taste())));
    }

    private static Step fork(int more, int enough, Taste taste) {
        return taste == Taste.GREEDY ? new Step.Fork(more, enough) : new Step.Fork(enough, more);
    }
}
