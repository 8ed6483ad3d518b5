package dev.parley.acceptance.fuzz;

import dev.parley.acceptance.ParleyServer;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A route, and values that its fields may have.
///
/// @param path of the route
/// @param weight how often it is tried, against the others
/// @param required fields of every body
/// @param optional fields of some bodies
record Route(String path, int weight, List<Field> required, List<Field> optional) {

    /// A field of a body.
    ///
    /// @param name of the field
    /// @param values most of which the server takes
    record Field(String name, List<JsonNode> values) {}

    /// All routes of `routes.json`.
    static List<Route> all() {
        try (InputStream in = Route.class.getResourceAsStream("/fuzz/routes.json")) {
            JsonNode all = ParleyServer.JSON.readTree(Objects.requireNonNull(in));
            List<Route> routes = new ArrayList<>();
            for (JsonNode route : all) {
                routes.add(
                        new Route(
                                route.get("path").asString(),
                                route.get("weight").asInt(),
                                fields(route.get("required")),
                                fields(route.get("optional"))));
            }
            return routes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Field> fields(JsonNode fields) {
        return fields.properties().stream()
                .map(field -> new Field(field.getKey(), field.getValue().valueStream().toList()))
                .toList();
    }
}
