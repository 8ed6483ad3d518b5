package dev.parley.structured.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.structured.kit.Corpus;
import dev.parley.structured.kit.Follower;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Which texts each keyword lets through. Another validator says the same of every text, but for those
/// that are refused although they are valid.
class KeywordTest {

    private final Follower follower = new Follower();

    static Stream<Arguments> vectors() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        KeywordTest.class.getResourceAsStream("/vectors/keywords.json"))) {
            return List.copyOf(JsonMapper.shared().readTree(file).values()).stream()
                    .map(vector -> Arguments.of(vector.path("name").asString(), vector));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void letsThroughWhatIsValid(String name, JsonNode vector) {
        Corpus.Entry entry = new Corpus().schema(name, vector.path("schema"));

        assertTrue(vector.path("accepts").size() > 0);
        for (JsonNode text : vector.path("accepts")) {
            assertTrue(entry.valid().test(text.asString()), "valid: " + text);
            assertTrue(follower.accepts(entry.constraint(), text.asString()), text.asString());
        }
        for (JsonNode text : vector.path("refuses")) {
            assertFalse(entry.valid().test(text.asString()), "invalid: " + text);
            assertFalse(follower.accepts(entry.constraint(), text.asString()), text.asString());
        }
        for (JsonNode text : vector.path("stricter")) {
            assertFalse(follower.accepts(entry.constraint(), text.asString()), text.asString());
        }
        assertEquals(5, vector.size(), "name, schema and three lists");
    }
}
