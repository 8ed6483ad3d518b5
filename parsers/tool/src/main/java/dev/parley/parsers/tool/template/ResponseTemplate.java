package dev.parley.parsers.tool.template;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.parsers.tool.regex.LinearPattern;

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

    /// The field of calls.
    static final String CALLS = "tool_calls";

    private static final Set<String> KEYS =
            Set.of("version", "defaults", "fields", "start_anchor", "start_anchor_pattern");
    private static final Set<String> FIELDS = Set.of("thinking", "content", CALLS);

    /// Copies the list.
    ResponseTemplate {
        regions = List.copyOf(regions);
    }

    /// A field.
    ///
    /// @param name of the field
    /// @param open what opens it; empty for the rest
    /// @param close what closes it
    /// @param field the template's own words on it
    record Region(
            String name,
            Optional<LinearPattern> open,
            Optional<LinearPattern> close,
            JsonNode field) {

        boolean holdsCalls() {
            return name.equals(CALLS);
        }
    }

    /// @throws InvalidRequest where the template cannot be used
    static ResponseTemplate of(JsonNode template) {
        checkFrame(template);
        List<Region> regions = new ArrayList<>();
        List<Region> rest = new ArrayList<>();
        template.path("fields")
                .properties()
                .forEach(
                        it -> {
                            Region region = new FieldReader(it.getKey(), it.getValue()).region();
                            (region.open().isPresent() ? regions : rest).add(region);
                        });
        if (rest.size() > 1) {
            throw invalid(
                    "at most one field may omit 'open' and 'open_pattern', but these do: "
                            + String.join(", ", rest.stream().map(Region::name).toList()));
        }
        if (!template.path("fields").has(CALLS)) {
            throw new InvalidRequest(
                    "--tool-call-parser hf requires a response_template with a tool_calls field");
        }
        if (rest.isEmpty()) {
            rest.add(new Region("content", Optional.empty(), Optional.empty(), template));
        }
        return new ResponseTemplate(regions, rest.getFirst());
    }

    private static void checkFrame(JsonNode template) {
        FieldReader.requireKnown("response_template", template, KEYS);
        if (template.path("version").asInt(1) != 1) {
            throw invalid("unsupported version " + template.get("version"));
        }
        JsonNode fields = template.path("fields");
        if (!fields.isObject() || fields.isEmpty()) {
            throw invalid("'fields' must be an object that is not empty");
        }
        FieldReader.requireKnown("'fields'", fields, FIELDS);
        JsonNode defaults = template.path("defaults");
        if (!defaults.isMissingNode() && !defaults.isObject()) {
            throw invalid("'defaults' must be an object");
        }
        FieldReader.requireKnown("'defaults'", defaults, Set.of("role"));
        if (FieldReader.anchor(template, "start_anchor").isEmpty()) {
            throw invalid("it must define 'start_anchor' or 'start_anchor_pattern'");
        }
    }

    static InvalidRequest invalid(String why) {
        return new InvalidRequest("Invalid response_template metadata: " + why);
    }
}
