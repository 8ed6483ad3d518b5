package dev.parley.structured.kit;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import dev.parley.api.structured.Constraint;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The schemas, patterns and grammars that tests run through, each with a judge that is not ours.
public final class Corpus {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Reads numbers that no double is large enough for.
    private static final JsonMapper LARGE =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final SchemaRegistry validators =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    /// A constraint and who judges its texts.
    ///
    /// @param kind `schemas`, `regexes` or `grammars`
    /// @param valid says whether a whole text satisfies the constraint
    public record Entry(String kind, String name, Constraint constraint, Predicate<String> valid) {

        @Override
        public String toString() {
            return "%s: %s".formatted(kind, name);
        }
    }

    /// All of them.
    public List<Entry> all() {
        return Stream.of(schemas(), regexes(), grammars()).flatMap(part -> part).toList();
    }

    /// All as constraints.
    public static List<Constraint> constraints() {
        return new Corpus().all().stream().map(Entry::constraint).toList();
    }

    private Stream<Entry> schemas() {
        return read("schemas").map(e -> schema(e.path("name").asString(), e.path("schema")));
    }

    /// A schema with its judge.
    public Entry schema(String name, JsonNode schema) {
        Schema validator = validators.getSchema(schema);
        Predicate<String> valid =
                text -> {
                    try {
                        return validator.validate(JSON.readTree(text)).isEmpty();
                    } catch (NumberFormatException e) {
                        return validator.validate(LARGE.readTree(text)).isEmpty();
                    } catch (JacksonException e) {
                        return false;
                    }
                };
        return new Entry("schemas", name, new Constraint.JsonSchema(schema), valid);
    }

    private static Stream<Entry> regexes() {
        return read("regexes")
                .map(JsonNode::asString)
                .map(
                        regex ->
                                new Entry(
                                        "regexes",
                                        regex,
                                        new Constraint.Regex(regex),
                                        matching(javaPattern(regex))));
    }

    private static Stream<Entry> grammars() {
        Stream<Entry> plain =
                read("grammars").map(e -> grammar(e, matching(e.path("matches").asString())));
        Stream<Entry> recursive =
                read("recursive-grammars")
                        .map(e -> grammar(e, new EarleyRecogniser(e.path("rules"))::accepts));
        return Stream.concat(plain, recursive);
    }

    private static Entry grammar(JsonNode entry, Predicate<String> valid) {
        Constraint constraint = new Constraint.Grammar(entry.path("grammar").asString());
        return new Entry("grammars", entry.path("name").asString(), constraint, valid);
    }

    private static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL).asMatchPredicate();
    }

    /// What Java spells in another way.
    private static String javaPattern(String regex) {
        return regex.replace("[[:alpha:]]", "\\p{Alpha}")
                .replace("[[:digit:]]", "\\d")
                .replace("[\\p{Greek}]", "\\p{IsGreek}")
                .replace("(?P<", "(?<")
                .replace("[]a]", "[\\]a]");
    }

    private static Stream<JsonNode> read(String name) {
        String path = "/corpus/%s.json".formatted(name);
        try (InputStream file = Objects.requireNonNull(Corpus.class.getResourceAsStream(path))) {
            return List.copyOf(JSON.readTree(file).values()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
