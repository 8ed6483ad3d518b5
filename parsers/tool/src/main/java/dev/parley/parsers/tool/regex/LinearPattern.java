package dev.parley.parsers.tool.regex;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A pattern that is found by following all its ways at once, so that time grows with the length of the text and of the
/// pattern, whatever they are. Of several occurrences the first counts; of several that begin together the one that a
/// backtracking search would try first. Empty ones do not count. Immutable.
public final class LinearPattern {

    private final List<Step> steps;
    private final Map<String, Integer> groups;

    private LinearPattern(List<Step> steps, Map<String, Integer> groups) {
        this.steps = steps;
        this.groups = groups;
    }

    /// A pattern in Python's notation, in which a dot is any character.
    ///
    /// @throws IllegalArgumentException saying what is wrong or not supported
    public static LinearPattern ofPython(String pattern) {
        PatternReader reader = new PatternReader(pattern);
        Part whole = reader.read();
        return new LinearPattern(StepWriter.steps(whole), reader.groups());
    }

    /// A pattern that is one of some texts; of those that begin together the longest counts.
    public static LinearPattern ofTexts(Collection<String> texts) {
        List<Part> ways =
                texts.stream()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .map(LinearPattern::literal)
                        .toList();
        return new LinearPattern(StepWriter.steps(new Part.Any(ways)), Map.of());
    }

    private static Part literal(String text) {
        return new Part.Row(
                text.chars()
                        .<Part>mapToObj(c -> new Part.One(CharacterSet.range((char) c, (char) c)))
                        .toList());
    }

    /// The names of its groups.
    public Set<String> groups() {
        return groups.keySet();
    }

    /// The first occurrence in a text that is complete.
    ///
    /// @param from where to begin
    public Optional<Found.Whole> find(CharSequence text, int from) {
        Optional<Found> found = new Search(steps, groups, text).run(from, true);
        return found.flatMap(
                it -> it instanceof Found.Whole whole ? Optional.of(whole) : Optional.empty());
    }

    /// The first occurrence in a text to which more may come, or what may become one.
    ///
    /// @param from where to begin
    public Optional<Found> findSoFar(CharSequence text, int from) {
        return new Search(steps, groups, text).run(from, false);
    }
}
