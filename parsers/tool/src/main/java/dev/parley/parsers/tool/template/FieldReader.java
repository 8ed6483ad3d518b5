package dev.parley.parsers.tool.template;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.parsers.tool.regex.LinearPattern;
import dev.parley.parsers.tool.template.ResponseTemplate.Region;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads one field of a template, or says what is wrong with it.
///
/// @param name of the field
/// @param field the template's words on it
record FieldReader(String name, JsonNode field) {

    private static final Set<String> KEYS =
            Set.of(
                    "open",
                    "open_pattern",
                    "close",
                    "close_pattern",
                    "content",
                    "content_args",
                    "repeats",
                    "join",
                    "optional",
                    "transform",
                    "transform_each");
    private static final Set<String> CONTENTS =
            new TreeSet<>(Set.of("text", "int", "float", "bool", "json", "xml-inline", "kv-lines"));
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+(?:\\.\\w+)*}");

    /// The region that the field describes.
    ///
    /// @throws InvalidRequest where it cannot be used
    Region region() {
        if (!field.isObject()) {
            throw invalid("it must be an object");
        }
        requireKnown("Field '%s'".formatted(name), field, KEYS);
        Optional<LinearPattern> open = anchor(field, "open");
        Optional<LinearPattern> close = anchor(field, "close");
        checkContent();
        checkJoin();
        checkTransform(open, close);
        if (!name.equals(ResponseTemplate.CALLS)) {
            checkStreams();
        }
        return new Region(name, open, close, field);
    }

    /// What a literal, a list of literals or a pattern describes, if there is one.
    ///
    /// @param key the literal's key; the pattern's has `_pattern` behind it
    static Optional<LinearPattern> anchor(JsonNode object, String key) {
        JsonNode literal = object.path(key);
        JsonNode pattern = object.path(key + "_pattern");
        if (!literal.isMissingNode() && !pattern.isMissingNode()) {
            throw ResponseTemplate.invalid(
                    "'%s' and '%s_pattern' cannot both be given".formatted(key, key));
        }
        if (!literal.isMissingNode()) {
            return Optional.of(LinearPattern.ofTexts(texts(literal, key)));
        }
        return pattern.isMissingNode()
                ? Optional.empty()
                : Optional.of(pattern(pattern, key + "_pattern"));
    }

    private static List<String> texts(JsonNode literal, String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : literal.isArray() ? literal : List.of(literal)) {
            texts.add(text.asString(""));
        }
        if (texts.isEmpty() || texts.contains("")) {
            throw ResponseTemplate.invalid(
                    "'%s' must be a text or a list of texts, none of them empty".formatted(key));
        }
        return texts;
    }

    /// A pattern in Python's notation.
    static LinearPattern pattern(JsonNode pattern, String key) {
        try {
            return LinearPattern.ofPython(pattern.asString(""));
        } catch (IllegalArgumentException e) {
            throw ResponseTemplate.invalid(
                    "'%s' is %s: %s".formatted(key, pattern, e.getMessage()));
        }
    }

    /// @throws InvalidRequest where an object has other keys
    static void requireKnown(String where, JsonNode object, Set<String> known) {
        List<String> unknown =
                object.propertyNames().stream().filter(it -> !known.contains(it)).toList();
        if (!unknown.isEmpty()) {
            throw ResponseTemplate.invalid("%s: unknown keys %s".formatted(where, unknown));
        }
    }

    private void checkContent() {
        checkContent(field.path("content").asString("text"), field.path("content_args"));
    }

    private void checkContent(String parser, JsonNode arguments) {
        if (!CONTENTS.contains(parser)) {
            throw invalid(
                    "unknown content parser '%s'. Available: %s"
                            .formatted(parser, String.join(", ", CONTENTS)));
        }
        if (parser.equals("xml-inline")
                && !pattern(arguments.path("tag_pattern"), "tag_pattern")
                        .groups()
                        .containsAll(Set.of("key", "value"))) {
            throw invalid("xml-inline needs a 'tag_pattern' with groups 'key' and 'value'");
        }
        JsonNode nested = arguments.path("value_parser");
        if (nested.isObject()) {
            checkContent(nested.path("name").asString("text"), nested.path("args"));
        }
    }

    private void checkJoin() {
        JsonNode join = field.path("join");
        if (!join.isMissingNode() && !join.isNull()) {
            if (!join.isString()) {
                throw invalid("'join' must be a string");
            }
            if (!field.path("repeats").asBoolean(false)) {
                throw invalid("'join' requires 'repeats': true");
            }
        }
    }

    private void checkTransform(Optional<LinearPattern> open, Optional<LinearPattern> close) {
        JsonNode transform = field.path("transform");
        boolean absent = transform.isMissingNode() || transform.isNull();
        if (absent && field.path("transform_each").asBoolean(false)) {
            throw invalid("transform_each is set but no transform was provided");
        }
        if (!absent) {
            checkTexts(transform);
            return;
        }
        Set<String> names = new TreeSet<>();
        open.ifPresent(it -> names.addAll(it.groups()));
        close.ifPresent(it -> names.addAll(it.groups()));
        if (!names.isEmpty()) {
            throw invalid(
                    "its patterns name the groups %s, but it has no 'transform' that uses them"
                            .formatted(names));
        }
    }

    private void checkTexts(JsonNode transform) {
        transform.values().forEach(this::checkTexts);
        String text = transform.asString("");
        if (transform.isString()
                && PLACEHOLDER.matcher(text).find()
                && !PLACEHOLDER.matcher(text).matches()) {
            throw invalid(
                    "transform string '%s' mixes a {placeholder} with literal text"
                            .formatted(text));
        }
    }

    /// Thoughts and content pass through while they arrive.
    private void checkStreams() {
        if (!field.path("content").asString("text").equals("text")
                || field.hasNonNull("transform")
                || field.hasNonNull("join")) {
            throw invalid(
                    "it uses semantics that cannot be streamed; 'content' must be text without"
                            + " 'transform' and 'join'");
        }
    }

    private InvalidRequest invalid(String why) {
        return ResponseTemplate.invalid("Field '%s': %s".formatted(name, why));
    }
}
