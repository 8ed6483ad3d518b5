package dev.parley.structured.kit;

import dev.parley.api.structured.Constraint;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The schemas, patterns and grammars that tests run through.
public final class Corpus {

    private Corpus() {}

    /// The entries of `schemas`, `regexes` or `grammars`.
    public static Stream<JsonNode> entries(String name) {
        String path = "/corpus/%s.json".formatted(name);
        try (InputStream file = Objects.requireNonNull(Corpus.class.getResourceAsStream(path))) {
            return List.copyOf(JsonMapper.shared().readTree(file).values()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All of them as constraints.
    public static List<Constraint> constraints() {
        Stream<Constraint> schemas =
                entries("schemas").map(e -> new Constraint.JsonSchema(e.path("schema")));
        Stream<Constraint> regexes =
                entries("regexes").map(e -> new Constraint.Regex(e.asString()));
        Stream<Constraint> grammars =
                entries("grammars").map(e -> new Constraint.Grammar(e.path("grammar").asString()));
        return Stream.of(schemas, regexes, grammars).flatMap(part -> part).toList();
    }
}
