package dev.parley.benchmarks.structured;

import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.structured.TokenMatcher;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.ServiceLoader;

/// Random texts of the schemas beside this class, one after the other. Used by one thread.
final class Texts {

    private static final int MOST_TOKENS = 64;
    private static final int BYTES = 256;

    private final LargeVocabulary vocabulary;
    private final List<JsonNode> schemas = schemas();
    private final long[] allowed = new long[LargeVocabulary.SIZE / Long.SIZE];
    private final Random random = new Random(9);
    private StructuredOutputBackend backend = backend();
    private TokenMatcher matcher;
    private final boolean fresh;
    private int schema = -1;
    private int left;

    /// @param fresh whether nothing is remembered from one round of schemas to the next
    Texts(LargeVocabulary vocabulary, boolean fresh) {
        this.vocabulary = vocabulary;
        this.fresh = fresh;
        begin();
    }

    static StructuredOutputBackend backend() {
        return ServiceLoader.load(StructuredOutputBackend.class).findFirst().orElseThrow();
    }

    /// Entries with a name and a schema.
    static List<JsonNode> schemas() {
        try (InputStream file =
                Objects.requireNonNull(Texts.class.getResourceAsStream("schemas.json"))) {
            return List.copyOf(JsonMapper.shared().readTree(file).values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TokenMatcher matcher() {
        return matcher;
    }

    int schema() {
        return schema;
    }

    /// Chooses a token and moves on, to another text when this one is over.
    ///
    /// @return the token; -1 when another text began
    int advance() {
        matcher.mask(allowed);
        int token = left-- > 0 ? choose() : -1;
        if (token < 0 || !matcher.accept(token)) {
            begin();
            return -1;
        }
        return token;
    }

    private void begin() {
        schema = (schema + 1) % schemas.size();
        if (schema == 0 && fresh) {
            backend = backend();
        }
        JsonNode source = schemas.get(schema).path("schema");
        CompiledConstraint compiled =
                backend.compile(new Constraint.JsonSchema(source), vocabulary);
        matcher = compiled.matcher();
        left = MOST_TOKENS;
    }

    /// One of the tokens allowed; often one of a single byte, so that strings come to their end.
    private int choose() {
        allowed[allowed.length - 1] &= ~(1L << 63);
        List<Integer> choices = new ArrayList<>();
        int limit = random.nextInt(3) == 0 ? BYTES : LargeVocabulary.SIZE;
        add(choices, limit);
        if (choices.isEmpty()) {
            add(choices, LargeVocabulary.SIZE);
        }
        return choices.isEmpty() ? -1 : choices.get(random.nextInt(choices.size()));
    }

    private void add(List<Integer> choices, int limit) {
        for (int id = 0; id < limit; id++) {
            if ((allowed[id >> 6] >>> id & 1) != 0) {
                choices.add(id);
            }
        }
    }
}
