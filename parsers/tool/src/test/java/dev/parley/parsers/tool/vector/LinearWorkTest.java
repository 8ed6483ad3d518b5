package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Work grows with the length of a text, not with its square: twice the text allocates about twice the memory.
class LinearWorkTest {

    private static final int LENGTH = 4_096;
    private static final int PIECE = 2;

    /// Growth by the square would be four.
    private static final int MOST_GROWTH = 3;

    /// Of memory that is not the parser's work.
    private static final long NOISE = 500_000;

    static Stream<String> names() {
        return Providers.all().stream().map(ToolParserProvider::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void workGrowsWithTheLength(String name) throws IOException, ReflectiveOperationException {
        ToolParserProvider provider = Providers.named(name);
        JsonNode vector = call(name);
        List<LongTexts.Growth> growths = new LongTexts(vector.get("input").stringValue()).growths();
        for (int i = 0; i < growths.size(); i++) {
            Delivery delivery = Delivery.values()[i % Delivery.values().length];
            for (int piece : new int[] {PIECE, Integer.MAX_VALUE}) {
                String once = growths.get(i).of(LENGTH);
                String twice = growths.get(i).of(2 * LENGTH);
                long less = bytes(ToolVectorTest.parser(provider, vector, delivery), once, piece);
                long more = bytes(ToolVectorTest.parser(provider, vector, delivery), twice, piece);
                assertTrue(
                        more < MOST_GROWTH * less + NOISE,
                        "%s %s, pieces of %d: %d and %d bytes for %s"
                                .formatted(name, delivery, piece, less, more, growths.get(i)));
            }
        }
    }

    /// The shortest reply with a call and its arguments.
    private static JsonNode call(String name) throws IOException {
        return ToolVectorTest.vectors(name)
                .valueStream()
                .filter(vector -> vector.path("input").isString())
                .filter(vector -> vector.path("expect").path("tools_called").asBoolean(false))
                .filter(vector -> !vector.at("/expect/tool_calls/0/arguments").isEmpty())
                .min(Comparator.comparing(vector -> vector.get("input").stringValue().length()))
                .orElseThrow();
    }

    private static long bytes(ToolParser parser, String text, int piece)
            throws ReflectiveOperationException {
        long before = allocated();
        for (int at = 0; at < text.length(); at += Math.min(piece, text.length() - at)) {
            int end = at + Math.min(piece, text.length() - at);
            parser.push(TextChunk.of(text.substring(at, end)));
        }
        parser.finish();
        return allocated() - before;
    }

    /// Bytes this thread has allocated. By reflection, as the module of the parsers does not read the one of
    /// management.
    private static long allocated() throws ReflectiveOperationException {
        Object threads =
                Class.forName("java.lang.management.ManagementFactory")
                        .getMethod("getThreadMXBean")
                        .invoke(null);
        return (long)
                Class.forName("com.sun.management.ThreadMXBean")
                        .getMethod("getCurrentThreadAllocatedBytes")
                        .invoke(threads);
    }
}
