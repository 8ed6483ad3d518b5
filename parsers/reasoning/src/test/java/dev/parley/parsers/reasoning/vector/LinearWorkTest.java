package dev.parley.parsers.reasoning.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/// Work grows with the length of a text, not with its square: twice the text allocates about twice the memory.
class LinearWorkTest {

    private static final int LENGTH = 8_192;

    /// Growth by the square would be four.
    private static final int MOST_GROWTH = 3;

    /// Of memory that is not the parser's work.
    private static final long NOISE = 200_000;

    private static final List<String> MAYBE_MARKERS =
            List.of("<<|[\n", " \n", "<think", "Here is ", "</think", "\\n", "<|", "a");

    @ParameterizedTest
    @MethodSource("dev.parley.parsers.reasoning.vector.Vector#names")
    void workGrowsWithTheLength(String name) throws ReflectiveOperationException {
        Vector vector = Vector.ofName(name).getFirst();
        for (String part : MAYBE_MARKERS) {
            for (Delivery delivery : Delivery.values()) {
                for (int piece : new int[] {4, Integer.MAX_VALUE}) {
                    String once = part.repeat(LENGTH / part.length());
                    long less = bytes(parser(name, vector, delivery), once, piece);
                    long more = bytes(parser(name, vector, delivery), once + once, piece);
                    assertTrue(
                            more < MOST_GROWTH * less + NOISE,
                            "%s %s, pieces of %d: %d and %d bytes for '%s'"
                                    .formatted(name, delivery, piece, less, more, part));
                }
            }
        }
    }

    private static ReasoningParser parser(String name, Vector vector, Delivery delivery) {
        return Providers.named(name).create(vector.request(PromptState.OPEN, delivery));
    }

    private static long bytes(ReasoningParser parser, String text, int piece)
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
