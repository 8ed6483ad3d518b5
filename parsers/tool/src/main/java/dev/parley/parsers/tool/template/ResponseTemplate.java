package dev.parley.parsers.tool.template;

import dev.parley.api.ParleyException.InvalidRequest;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A response template.
///
/// @param regions those with an opening anchor
/// @param rest the region of all other text
record ResponseTemplate(List<Region> regions, Region rest) {

    private static final Set<String> KEYS =
            Set.of("version", "defaults", "fields", "start_anchor", "start_anchor_pattern");
    private static final Set<String> FIELDS = Set.of("thinking", "content", "tool_calls");
    private static final Set<String> FIELD_KEYS =
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

    /// A field.
    ///
    /// @param name of the field
    /// @param open what opens it; empty for the rest
    /// @param close what closes it
    /// @param field the template's own words on it
    record Region(String name, Optional<Anchor> open, Optional<Anchor> close, JsonNode field) {

        boolean holdsCalls() {
            return name.equals("tool_calls");
        }
    }

    /// @throws InvalidRequest where the template cannot be used
    static ResponseTemplate of(JsonNode template) {
        requireKnown("response_template", template, KEYS);
        if (template.path("version").asInt(1) != 1) {
            throw new InvalidRequest(
                    "Unsupported response_template version: " + template.get("version"));
        }
        requireKnown("response_template.fields", template.path("fields"), FIELDS);
        List<Region> regions = new ArrayList<>();
        List<Region> rest = new ArrayList<>();
        template.path("fields")
                .properties()
                .forEach(
                        it -> {
                            requireKnown("Field " + it.getKey(), it.getValue(), FIELD_KEYS);
                            Region region =
                                    new Region(
                                            it.getKey(),
                                            Anchor.of(it.getValue(), "open"),
                                            Anchor.of(it.getValue(), "close"),
                                            it.getValue());
                            (region.open().isPresent() ? regions : rest).add(region);
                        });
        if (rest.size() > 1) {
            throw new InvalidRequest(
                    "At most one field of response_template may omit 'open' and 'open_pattern'");
        }
        if (rest.isEmpty()) {
            rest.add(new Region("content", Optional.empty(), Optional.empty(), template));
        }
        return new ResponseTemplate(List.copyOf(regions), rest.getFirst());
    }

    private static void requireKnown(String where, JsonNode object, Set<String> known) {
        List<String> unknown =
                object.propertyNames().stream().filter(it -> !known.contains(it)).toList();
        if (!unknown.isEmpty()) {
            throw new InvalidRequest("%s: unknown keys %s".formatted(where, unknown));
        }
    }
}
