package dev.parley.parsers.tool.grammar;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the schema of an object says about its members.
///
/// @param schema of the object
public record ObjectMembers(JsonNode schema) {

    /// Writes one member.
    @FunctionalInterface
    public interface Writer {

        /// The member's grammar; empty where the format cannot write it.
        ///
        /// @param name of the member
        /// @param schema of its value; a missing node for none
        Optional<Node> member(String name, JsonNode schema);
    }

    /// Whether nothing is said, so that any member may come.
    public boolean open() {
        JsonNode properties = schema.path("properties");
        JsonNode additional = schema.path("additionalProperties");
        return !properties.isObject()
                && required().isEmpty()
                && !(additional.isBoolean() && !additional.booleanValue());
    }

    /// The members that must come.
    public Set<String> required() {
        return schema.path("required")
                .valueStream()
                .map(name -> name.asString(""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// All members that are named, in the order of the schema.
    public List<String> names() {
        Set<String> names = new LinkedHashSet<>(schema.path("properties").propertyNames());
        names.addAll(required());
        return new ArrayList<>(names);
    }

    /// The schema of a member's value; a missing node for none.
    public JsonNode property(String name) {
        return schema.path("properties").path(name);
    }

    /// The members in a row; empty where one that must come cannot be written.
    ///
    /// @param separator what stands between two
    public Optional<Node> row(String separator, Writer writer) {
        Set<String> required = required();
        Members members = new Members(separator);
        for (String name : names()) {
            Optional<Node> member = writer.member(name, property(name));
            if (required.contains(name)) {
                if (member.isEmpty()) {
                    return Optional.empty();
                }
                members.require(member.get());
            } else {
                member.ifPresent(members::allow);
            }
        }
        return Optional.of(members.row());
    }
}
