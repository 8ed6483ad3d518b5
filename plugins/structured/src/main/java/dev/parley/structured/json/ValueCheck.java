package dev.parley.structured.json;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;

/// Says whether one of the values of `enum` or `const` satisfies what else is demanded of it. Used by
/// one thread.
final class ValueCheck {

    private final SchemaFacts facts;
    private final StringSchema strings;

    ValueCheck(SchemaFacts facts, StringSchema strings) {
        this.facts = facts;
        this.strings = strings;
    }

    boolean holds(JsonNode value) {
        if (facts.typed && !JsonType.isOneOf(facts.types, value)) {
            return false;
        }
        return switch (value.getNodeType()) {
            case NUMBER -> facts.range.contains(SchemaReader.decimal(value));
            case STRING -> string(value.stringValue());
            case ARRAY -> value.size() >= facts.minItems && value.size() <= facts.maxItems;
            case OBJECT ->
                    value.size() >= facts.minProperties
                            && value.size() <= facts.maxProperties
                            && facts.required.stream().allMatch(value::has);
            default -> true;
        };
    }

    private boolean string(String value) {
        if (facts.patterns.isEmpty() && facts.formats.isEmpty()) {
            int length = value.codePointCount(0, value.length());
            return length >= facts.minLength && length <= facts.maxLength;
        }
        return strings.inside(facts)
                .accepts(JsonText.inside(value).getBytes(StandardCharsets.UTF_8));
    }
}
