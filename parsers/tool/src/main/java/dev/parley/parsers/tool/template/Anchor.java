package dev.parley.parsers.tool.template;

import dev.parley.api.ParleyException.InvalidRequest;

import tools.jackson.databind.JsonNode;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What opens or closes a region.
///
/// @param pattern in Java's syntax
/// @param groups Java's names of its groups, by the names in the template
record Anchor(Pattern pattern, Map<String, String> groups) {

    private static final Pattern GROUP = Pattern.compile("\\(\\?P<(\\w+)>");

    /// What a text holds of an anchor.
    sealed interface Found {

        int start();

        /// All of it; nothing that follows can change that.
        record Whole(int start, int end, Map<String, String> captures) implements Found {}

        /// What may become one.
        record Pending(int start) implements Found {}
    }

    /// The anchor that a field's literal or pattern describes, if there is one.
    ///
    /// @param key the literal's key; the pattern's has `_pattern` behind it
    static Optional<Anchor> of(JsonNode field, String key) {
        JsonNode literal = field.path(key);
        JsonNode pattern = field.path(key + "_pattern");
        if (!literal.isMissingNode() && !pattern.isMissingNode()) {
            throw new InvalidRequest(
                    "response_template: cannot specify both '%s' and '%s_pattern'"
                            .formatted(key, key));
        }
        if (literal.isString() || literal.isArray()) {
            Stream<JsonNode> literals =
                    literal.isArray() ? literal.valueStream() : Stream.of(literal);
            String any =
                    literals.map(it -> it.asString(""))
                            .sorted(Comparator.comparing(String::length).reversed())
                            .map(Pattern::quote)
                            .collect(Collectors.joining("|"));
            return Optional.of(new Anchor(Pattern.compile(any), Map.of()));
        }
        return pattern.isString() ? Optional.of(ofPython(pattern.stringValue())) : Optional.empty();
    }

    /// The anchor of a pattern in Python's syntax.
    static Anchor ofPython(String pattern) {
        Map<String, String> groups = new HashMap<>();
        Matcher names = GROUP.matcher(pattern);
        while (names.find()) {
            groups.put(names.group(1), "g" + groups.size());
        }
        String java = pattern;
        for (Map.Entry<String, String> group : groups.entrySet()) {
            java =
                    java.replace("(?P<" + group.getKey() + ">", "(?<" + group.getValue() + ">")
                            .replace(
                                    "(?P=" + group.getKey() + ")", "\\k<" + group.getValue() + ">");
        }
        try {
            return new Anchor(Pattern.compile(java, Pattern.DOTALL), Map.copyOf(groups));
        } catch (PatternSyntaxException e) {
            throw new InvalidRequest(
                    "response_template: invalid pattern '%s': %s"
                            .formatted(pattern, e.getDescription()));
        }
    }

    /// The first occurrence.
    ///
    /// @param ended whether no more text comes
    Optional<Found> find(CharSequence text, boolean ended) {
        Matcher matcher = pattern.matcher(text);
        boolean found = matcher.find() && matcher.end() > matcher.start();
        int limit = found ? matcher.start() : text.length();
        Optional<Found> whole = Optional.empty();
        if (found && (ended || !matcher.hitEnd())) {
            whole = Optional.of(new Found.Whole(limit, matcher.end(), captures(matcher)));
        } else if (found) {
            whole = Optional.of(new Found.Pending(limit));
        }
        Optional<Found> first = whole;
        return ended ? first : pending(text, limit).or(() -> first);
    }

    /// Where before `limit` the text may go on to an occurrence.
    private Optional<Found> pending(CharSequence text, int limit) {
        Matcher matcher = pattern.matcher(text);
        for (int at = 0; at < limit; at++) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt() && matcher.hitEnd()) {
                return Optional.of(new Found.Pending(at));
            }
        }
        return Optional.empty();
    }

    private Map<String, String> captures(Matcher matcher) {
        Map<String, String> captures = new HashMap<>();
        groups.forEach(
                (name, java) -> {
                    String value = matcher.group(java);
                    if (value != null) {
                        captures.put(name, value);
                    }
                });
        return captures;
    }
}
