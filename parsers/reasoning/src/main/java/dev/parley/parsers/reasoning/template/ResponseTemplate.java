package dev.parley.parsers.reasoning.template;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.Tokenizer;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// How a model's replies are laid out, by its tokenizer's configuration; as far as reasoning is
/// concerned.
///
/// @param anchor the beginning of the reply in a prompt
/// @param regions that a delimiter opens
/// @param rest what text outside them is; empty where it is dropped
record ResponseTemplate(Pattern anchor, List<Region> regions, Optional<Region> rest) {

    private static final Pattern GROUP = Pattern.compile("\\(\\?P(<|=)(\\w+)");

    ResponseTemplate {
        regions = List.copyOf(regions);
    }

    /// A part of a reply.
    ///
    /// @param kind what it is
    /// @param open begins it; empty for text outside other regions
    /// @param close ends it; empty where only the end of the text does
    record Region(Kind kind, Optional<Delimiter> open, Optional<Delimiter> close) {}

    /// What a region is.
    enum Kind {
        /// Reasoning.
        THINKING,
        /// What the client reads.
        CONTENT,
        /// Calls.
        TOOL_CALLS
    }

    /// Reads a template.
    ///
    /// @throws InvalidRequest when there is none, or it is not of the form that is known
    static ResponseTemplate of(JsonNode json, Optional<Tokenizer> tokenizer) {
        if (!json.isObject()) {
            throw new InvalidRequest(
                    "The hf parser requires response_template metadata in the tokenizer"
                            + " configuration");
        }
        List<Region> regions = new ArrayList<>();
        Optional<Region> rest = Optional.empty();
        for (Map.Entry<String, JsonNode> field : json.path("fields").properties()) {
            Region region = region(field.getKey(), field.getValue(), tokenizer);
            if (region.open().isPresent()) {
                regions.add(region);
            } else if (rest.isEmpty()) {
                rest = Optional.of(region);
            } else {
                throw invalid("at most one field may omit 'open' and 'open_pattern'");
            }
        }
        if (rest.isEmpty() && regions.stream().noneMatch(field -> field.kind() == Kind.CONTENT)) {
            rest = Optional.of(new Region(Kind.CONTENT, Optional.empty(), Optional.empty()));
        }
        return new ResponseTemplate(anchor(json), regions, rest);
    }

    private static Region region(String name, JsonNode field, Optional<Tokenizer> tokenizer) {
        Kind kind =
                switch (name) {
                    case "thinking" -> Kind.THINKING;
                    case "content" -> Kind.CONTENT;
                    case "tool_calls" -> Kind.TOOL_CALLS;
                    default ->
                            throw invalid(
                                    "there is no field '%s'; known are content, thinking, tool_calls"
                                            .formatted(name));
                };
        return new Region(
                kind, delimiter(field, "open", tokenizer), delimiter(field, "close", tokenizer));
    }

    private static Optional<Delimiter> delimiter(
            JsonNode field, String key, Optional<Tokenizer> tokenizer) {
        JsonNode literal = field.path(key);
        JsonNode pattern = field.path(key + "_pattern");
        if (!literal.isMissingNode()) {
            List<String> texts =
                    literal.isArray()
                            ? literal.valueStream().map(text -> text.asString("")).toList()
                            : List.of(literal.asString(""));
            if (texts.isEmpty() || texts.contains("")) {
                throw invalid("'%s' must be a text or a list of texts, none empty".formatted(key));
            }
            return Optional.of(new Delimiter.Literals(texts, tokenizer));
        }
        return pattern.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Delimiter.Regex(pattern(pattern.asString(""))));
    }

    private static Pattern anchor(JsonNode json) {
        JsonNode literal = json.path("start_anchor");
        if (literal.isString()) {
            return Pattern.compile(Pattern.quote(literal.stringValue()));
        }
        if (literal.isArray()) {
            return Pattern.compile(
                    String.join(
                            "|",
                            literal.valueStream()
                                    .map(text -> Pattern.quote(text.asString("")))
                                    .toList()));
        }
        if (!json.path("start_anchor_pattern").isString()) {
            throw invalid("it must define 'start_anchor' or 'start_anchor_pattern'");
        }
        return pattern(json.get("start_anchor_pattern").stringValue());
    }

    /// A pattern in Python's notation, whose groups may have names that Java does not take.
    private static Pattern pattern(String python) {
        String java =
                GROUP.matcher(python)
                        .replaceAll(
                                found -> {
                                    String name = "g" + found.group(2).replace("_", "UU");
                                    return found.group(1).equals("<")
                                            ? "(?<" + name
                                            : "(?:\\\\\\\\k<" + name + ">";
                                });
        try {
            return Pattern.compile(java, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw invalid("the pattern '%s' is broken: %s".formatted(python, e.getDescription()));
        }
    }

    private static InvalidRequest invalid(String why) {
        return new InvalidRequest("Invalid response_template metadata: " + why + ".");
    }
}
