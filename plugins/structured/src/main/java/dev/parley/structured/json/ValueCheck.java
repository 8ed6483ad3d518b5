package dev.parley.structured.json;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
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
        if (facts.excluded.stream().anyMatch(other -> SameValue.test(other, value))) {
            return false;
        }
        return switch (value.getNodeType()) {
            case NUMBER -> number(SchemaReader.decimal(value));
            case STRING -> string(value.stringValue());
            case ARRAY ->
                    value.size() >= facts.minItems
                            && value.size() <= facts.maxItems
                            && !(facts.unique && repeats(value));
            case OBJECT ->
                    value.size() >= facts.minProperties
                            && value.size() <= facts.maxProperties
                            && facts.required.stream().allMatch(value::has);
            default -> true;
        };
    }

    private boolean number(BigDecimal value) {
        return facts.range.contains(value)
                && facts.steps.stream().allMatch(step -> value.remainder(step).signum() == 0);
    }

    private static boolean repeats(JsonNode array) {
        for (int i = 0; i < array.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (SameValue.test(array.get(i), array.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean string(String value) {
        if (facts.patterns.isEmpty()
                && facts.formats.isEmpty()
                && facts.excludedPatterns.isEmpty()) {
            int length = value.codePointCount(0, value.length());
            return length >= facts.minLength && length <= facts.maxLength;
        }
        return strings.inside(facts)
                .accepts(JsonText.inside(value).getBytes(StandardCharsets.UTF_8));
    }
}
