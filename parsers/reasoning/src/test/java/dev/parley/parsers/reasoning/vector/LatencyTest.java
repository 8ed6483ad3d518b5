package dev.parley.parsers.reasoning.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;

/// Plain text is not held back longer than the longest prefix of a marker that it could still be.
class LatencyTest {

    private static final String WORDS = "Rain is likely in the north, says the report of today. ";

    /// Longer than any marker.
    private static final int LONGEST_MARKER = 48;

    /// What must stand in front of words that they are text and no header.
    private static final Map<String, String> FRAMES =
            Map.of("openai_gptoss", "<|channel|>final<|message|>");

    @ParameterizedTest
    @MethodSource("dev.parley.parsers.reasoning.vector.Vector#names")
    void wordsPassAtOnce(String name) {
        Vector vector = Vector.ofName(name).getFirst();
        for (PromptState prompt : new PromptState[] {PromptState.OPEN, PromptState.CLOSED}) {
            ReasoningParser parser =
                    Providers.named(name).create(vector.request(prompt, Delivery.STREAMED));
            parser.push(TextChunk.of(FRAMES.getOrDefault(name, "")));
            int given = 0;
            int shown = 0;
            for (int i = 0; i < WORDS.length(); i++) {
                given++;
                for (ReasoningEvent event : parser.push(TextChunk.of(WORDS.substring(i, i + 1)))) {
                    shown += length(event);
                }
                assertTrue(
                        given - shown <= LONGEST_MARKER,
                        "%s holds back %d characters behind a prompt that is %s"
                                .formatted(name, given - shown, prompt));
            }
            assertTrue(given - shown <= 8, name + " holds back words after they have ended");
        }
    }

    private static int length(ReasoningEvent event) {
        return switch (event) {
            case ReasoningEvent.Reasoning(String text) -> text.length();
            case ReasoningEvent.Content(TextChunk text) -> text.text().length();
            case ReasoningEvent.Ended() -> 0;
        };
    }
}
