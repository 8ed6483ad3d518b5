package dev.parley.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import dev.parley.api.structured.Constraint;
import dev.parley.structured.kit.Corpus;
import dev.parley.structured.kit.DemoVocabulary;
import dev.parley.structured.kit.ListTokenizer;
import dev.parley.structured.kit.RandomTexts;
import dev.parley.structured.match.Vocabulary;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Random texts of every constraint of the corpus, judged by validators that are not ours.
class CorpusTest {

    private static final int SAMPLES = 20;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ListTokenizer TOKENIZER = DemoVocabulary.tokenizer();
    private static final Vocabulary VOCABULARY = Vocabulary.of(TOKENIZER);
    private static final ParleyBackend BACKEND = new ParleyBackend();
    private static final SchemaRegistry VALIDATORS =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    static Stream<Arguments> schemas() {
        return Corpus.entries("schemas")
                .map(e -> Arguments.of(e.path("name").asString(), e.path("schema")));
    }

    static Stream<Arguments> regexes() {
        return Corpus.entries("regexes").map(e -> Arguments.of(e.asString()));
    }

    static Stream<Arguments> grammars() {
        return Corpus.entries("grammars")
                .map(
                        e ->
                                Arguments.of(
                                        e.path("name").asString(),
                                        e.path("grammar").asString(),
                                        e.path("matches").asString()));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("schemas")
    void textsSatisfyTheirSchema(String name, JsonNode schema) {
        Schema validator = VALIDATORS.getSchema(schema);

        assertSamples(
                new Constraint.JsonSchema(schema),
                text -> validator.validate(JSON.readTree(text)).isEmpty());
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("regexes")
    void textsMatchTheirPattern(String regex) {
        Pattern pattern =
                Pattern.compile(
                        regex.replace("[[:alpha:]]", "\\p{Alpha}")
                                .replace("[[:digit:]]", "\\d")
                                .replace("[\\p{Greek}]", "\\p{IsGreek}")
                                .replace("(?P<", "(?<")
                                .replace("[]a]", "[\\]a]"),
                        Pattern.DOTALL);

        assertSamples(new Constraint.Regex(regex), text -> pattern.matcher(text).matches());
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("grammars")
    void textsAreOfTheirGrammar(String name, String grammar, String matches) {
        Pattern pattern = Pattern.compile(matches);

        assertSamples(new Constraint.Grammar(grammar), text -> pattern.matcher(text).matches());
    }

    private static void assertSamples(Constraint constraint, Predicate<String> valid) {
        var compiled = BACKEND.compile(constraint, TOKENIZER);
        int finished = 0;
        for (int seed = 0; seed < SAMPLES; seed++) {
            Optional<String> text = new RandomTexts(compiled, VOCABULARY, seed).next();
            if (text.isPresent()) {
                finished++;
                assertTrue(valid.test(text.get()), "seed %d: %s".formatted(seed, text.get()));
            }
        }
        assertEquals(SAMPLES, finished, "texts that came to their end");
    }
}
