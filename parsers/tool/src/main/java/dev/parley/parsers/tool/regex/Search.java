package dev.parley.parsers.tool.regex;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One search in one text. Used by one thread.
final class Search {

    private final List<Step> steps;
    private final Map<String, Integer> groups;
    private final CharSequence text;

    /// At which place each step was last reached, so that none is followed twice from one place.
    private final int[] reached;

    private List<Way> ways = new ArrayList<>();
    private List<Way> next = new ArrayList<>();
    private @Nullable Way found;
    private int foundEnd;

    /// A way through the pattern.
    ///
    /// @param step that comes next
    /// @param start where it began in the text
    /// @param marks where groups begin and end; shared, not changed
    private record Way(int step, int start, int[] marks) {}

    Search(List<Step> steps, Map<String, Integer> groups, CharSequence text) {
        this.steps = steps;
        this.groups = groups;
        this.text = text;
        reached = new int[steps.size()];
        Arrays.fill(reached, -1);
    }

    /// The first occurrence.
    ///
    /// @param ended whether no more text comes
    Optional<Found> run(int from, boolean ended) {
        int[] unmarked = new int[2 * groups.size()];
        Arrays.fill(unmarked, -1);
        int at = from;
        follow(ways, 0, from, unmarked, from);
        while (at < text.length() && !(ways.isEmpty() && found != null)) {
            advance(at++);
            if (found == null) {
                follow(ways, 0, at, unmarked, at);
            }
        }
        boolean open = at == text.length() && settle(at) && !ended;
        return open ? pending() : result();
    }

    /// Whether a way is left that is better than what was found.
    private boolean settle(int at) {
        for (int i = 0; i < ways.size(); i++) {
            if (isDone(ways.get(i), at)) {
                found = ways.get(i);
                foundEnd = at;
                ways = ways.subList(0, i);
                break;
            }
        }
        ways = ways.stream().filter(it -> isOpen(it, at)).toList();
        return !ways.isEmpty();
    }

    private boolean isDone(Way way, int at) {
        return steps.get(way.step()) instanceof Step.Done && way.start() < at;
    }

    private boolean isOpen(Way way, int at) {
        return steps.get(way.step()) instanceof Step.Take && way.start() < at;
    }

    private Optional<Found> pending() {
        return Optional.of(
                new Found.Pending(ways.stream().mapToInt(Way::start).min().orElse(text.length())));
    }

    private Optional<Found> result() {
        if (found == null) {
            return Optional.empty();
        }
        int[] marks = found.marks();
        Map<String, String> captures = new HashMap<>();
        groups.forEach(
                (name, number) -> {
                    int begin = marks[2 * number];
                    int end = marks[2 * number + 1];
                    if (begin >= 0 && end >= begin) {
                        captures.put(name, text.subSequence(begin, end).toString());
                    }
                });
        return Optional.of(new Found.Whole(found.start(), foundEnd, Map.copyOf(captures)));
    }

    /// Takes the character at a place.
    private void advance(int at) {
        char c = text.charAt(at);
        next.clear();
        for (Way way : ways) {
            if (isDone(way, at)) {
                found = way;
                foundEnd = at;
                break;
            }
            if (steps.get(way.step()) instanceof Step.Take(CharacterSet set) && set.holds(c)) {
                follow(next, way.step() + 1, way.start(), way.marks(), at + 1);
            }
        }
        List<Way> taken = ways;
        ways = next;
        next = taken;
    }

    /// Goes on from a step to those that take characters.
    private void follow(List<Way> into, int step, int start, int[] marks, int at) {
        if (reached[step] == at) {
            return;
        }
        reached[step] = at;
        switch (steps.get(step)) {
            case Step.Take _, Step.Done _ -> into.add(new Way(step, start, marks));
            case Step.Jump(int to) -> follow(into, to, start, marks, at);
            case Step.Fork(int first, int second) -> {
                follow(into, first, start, marks, at);
                follow(into, second, start, marks, at);
            }
            case Step.Save(int slot) -> {
                int[] saved = marks.clone();
                saved[slot] = at;
                follow(into, step + 1, start, saved, at);
            }
        }
    }
}
