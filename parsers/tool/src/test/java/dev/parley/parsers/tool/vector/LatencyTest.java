package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Plain text of a stream comes at once: nothing is held back longer than it may still be a marker.
class LatencyTest {

    private static final String PLAIN = "It is sunny, 21 degrees: no umbrella is needed.";
    private static final String LEAD = "Well, ";

    /// What must come before text is content.
    private static final Map<String, String> FRAMES = Map.of("cohere_command4", "<|START_TEXT|>");

    /// Formats in which blanks before a marker belong to it: ` to=user` ends a message; a call or the end of a
    /// text takes the blanks in front of it along.
    private static final Set<String> WITH_BLANKS =
            Set.of("cohere_command3", "cohere_command4", "muse_glimmer", "xlam");

    static Stream<String> names() {
        return Providers.all().stream()
                .flatMap(provider -> Providers.names(provider).stream())
                .sorted();
    }

    /// What was pushed and what has come of it.
    private static final class Sent {

        private final ToolParser parser;
        private final StringBuilder pushed = new StringBuilder();
        private final StringBuilder content = new StringBuilder();

        private Sent(String name) throws IOException {
            parser = parser(name);
            parser.push(TextChunk.of(FRAMES.getOrDefault(name, "")));
        }

        private void push(char c) {
            pushed.append(c);
            for (ToolEvent event : parser.push(TextChunk.of(String.valueOf(c)))) {
                if (event instanceof ToolEvent.Content(String text)) {
                    content.append(text);
                }
            }
        }

        private void push(String text) {
            text.chars().forEach(c -> push((char) c));
        }

        private int held() {
            assertTrue(pushed.toString().startsWith(content.toString()), content.toString());
            return pushed.length() - content.length();
        }
    }

    private static ToolParser parser(String name) throws IOException {
        ToolParserProvider provider = Providers.named(name);
        return ToolVectorTest.parser(provider, call(name), Delivery.STREAMED);
    }

    /// A reply with a call.
    private static JsonNode call(String name) throws IOException {
        return ToolVectorTest.vectors(name)
                .valueStream()
                .filter(vector -> vector.path("input").isString())
                .filter(vector -> vector.path("expect").path("tools_called").asBoolean(false))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void plainTextIsNotHeldBack(String name) throws IOException {
        Sent stream = new Sent(name);
        for (char c : PLAIN.toCharArray()) {
            stream.push(c);
            if (Character.isLetterOrDigit(c)) {
                int most = name.equals("muse_glimmer") && c == 't' ? " t".length() : 0;
                assertTrue(stream.held() <= most, () -> name + " after " + stream.pushed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aBeginningOfAMarkerIsGivenBackWhereItEnds(String name) throws IOException {
        List<String> markers =
                new ArrayList<>(Damage.markers(List.of(call(name).get("input").stringValue())));
        for (String marker : markers) {
            int attribute = marker.indexOf('=') + 1;
            int whole = attribute == 0 ? marker.length() : attribute;
            for (int length = 1; length < whole; length++) {
                Sent stream = new Sent(name);
                stream.push(LEAD + marker.substring(0, length));
                int most = length + (WITH_BLANKS.contains(name) ? 1 : 0);
                assertTrue(
                        stream.held() <= most,
                        () -> name + " holds " + stream.held() + " of " + stream.pushed);
                stream.push('~');
                assertEquals(0, stream.held(), () -> name + " after " + stream.pushed);
            }
        }
    }
}
