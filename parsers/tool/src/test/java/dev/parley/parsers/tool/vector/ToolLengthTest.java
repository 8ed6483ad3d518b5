package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Feeds long texts character by character: work that grows with the square of the length would take
/// minutes here.
class ToolLengthTest {

    private static final int LENGTH = 100_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> FILLINGS = List.of(" ", "{", "<", "[{\"a\":", "```");

    static Stream<String> names() {
        return Providers.all().stream().map(ToolParserProvider::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void timeGrowsWithTheLength(String name) throws IOException {
        ToolParserProvider provider = Providers.named(name);
        JsonNode vector = call(ToolVectorTest.vectors(name));
        String input = vector.get("input").stringValue();
        for (Delivery delivery : Delivery.values()) {
            for (int cut : new int[] {0, input.length() / 2}) {
                for (String filling : FILLINGS) {
                    String text =
                            input.substring(0, cut) + filling.repeat(LENGTH / filling.length());
                    ToolParser parser = ToolVectorTest.parser(provider, vector, delivery);
                    assertTimeoutPreemptively(
                            LIMIT, () -> feed(parser, text), name + " " + filling);
                }
            }
            ToolParser parser = ToolVectorTest.parser(provider, vector, delivery);
            String repeated = input.repeat(LENGTH / input.length());
            assertTimeoutPreemptively(LIMIT, () -> feed(parser, repeated), name);
        }
    }

    private static JsonNode call(JsonNode vectors) {
        return vectors.valueStream()
                .filter(vector -> vector.get("expect").get("tools_called").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    private static void feed(ToolParser parser, String text) {
        for (int i = 0; i < text.length(); i++) {
            parser.push(TextChunk.of(text.substring(i, i + 1)));
        }
        parser.finish();
    }
}
