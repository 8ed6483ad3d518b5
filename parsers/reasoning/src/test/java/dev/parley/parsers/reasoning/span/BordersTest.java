package dev.parley.parsers.reasoning.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.TextChunk;
import dev.parley.parsers.reasoning.span.SpanFormat.Swap;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// White space and nothing at the borders of reasoning and content.
class BordersTest {

    private static SpanFormat trimming(Trim trim) {
        return SpanFormat.of("<t>", "</t>").trim(trim).build();
    }

    private static String joined(List<TextChunk> chunks) {
        return String.join("", chunks.stream().map(TextChunk::text).toList());
    }

    @Nested
    class AtTheEndOfReasoning {

        @Test
        void whiteSpaceWaitsForWhatFollows() {
            ReasoningTail tail = new ReasoningTail(trimming(Trim.REASONING_END));

            assertEquals("a", tail.take("a \n"));
            assertFalse(tail.isEmpty());
            assertEquals("", tail.take(" "));
            assertEquals(" \n b", tail.take("b\t"));
            assertEquals("\t", tail.release());
            assertTrue(tail.isEmpty());
        }

        @Test
        void whatIsDroppedDoesNotComeBack() {
            ReasoningTail tail = new ReasoningTail(trimming(Trim.REASONING_END));
            tail.take("a  ");

            tail.drop();

            assertEquals("", tail.release());
        }

        @Test
        void nothingWaitsWhereNothingIsTrimmed() {
            ReasoningTail tail = new ReasoningTail(trimming(Trim.NOTHING));

            assertEquals("a \n", tail.take("a \n"));
            assertEquals(" ", tail.take(" "));
            assertTrue(tail.isEmpty());
        }
    }

    @Nested
    class AtTheStartOfContent {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                ignoreLeadingAndTrailingWhitespace = false,
                value = {
                    "NOTHING|\\n a|\\n a",
                    "REASONING_END|\\n\\na|\\n\\na",
                    "REASONING_END_AND_CONTENT_START|\\n\\n a\\n|` a\\n`",
                    "AROUND|\\na|a"
                })
        void newlinesGoWhereTheFormatSaysSo(Trim trim, String text, String shown) {
            ContentHead head = new ContentHead(trimming(trim), false);

            assertEquals(
                    shown.replace("\\n", "\n"),
                    joined(head.take(TextChunk.of(text.replace("\\n", "\n")))));
        }

        @Test
        void onlyTheFirstNewlinesGo() {
            ContentHead head = new ContentHead(trimming(Trim.AROUND), false);

            assertEquals("", joined(head.take(TextChunk.of("\n"))));
            assertEquals("a", joined(head.take(TextChunk.of("\na"))));
            assertEquals("\n", joined(head.take(TextChunk.of("\n"))));
        }

        @Test
        void blanksWaitWhereTheyMayProveToBeNoContent() {
            ContentHead head = new ContentHead(trimming(Trim.NOTHING), true);

            assertEquals("", joined(head.take(TextChunk.of(" "))));
            assertEquals("  a", joined(head.take(TextChunk.of(" a"))));
            assertEquals(" ", joined(head.take(TextChunk.of(" "))));
            assertEquals("", joined(head.finish()));
        }

        @Test
        void blanksThatWaitedComeAtTheEnd() {
            ContentHead head = new ContentHead(trimming(Trim.NOTHING), true);
            head.take(TextChunk.of(" \n"));

            assertEquals(" \n", joined(head.finish()));
        }

        @Test
        void blanksAroundAnAnswerAreDropped() {
            SpanFormat format =
                    SpanFormat.of("<t>", "</t>").answer(List.of("<r>"), List.of("</r>")).build();
            ContentHead head = new ContentHead(format, false);

            assertEquals("", joined(head.take(TextChunk.of("\n"))));
            head.answer();
            assertEquals("\na\n", joined(head.take(TextChunk.of("\na\n"))));
            head.answered();
            assertEquals("", joined(head.take(TextChunk.of("\n"))));
            assertEquals("", joined(head.finish()));
        }
    }

    @Nested
    class WhereThereIsNoContent {

        private static ReasoningSwap swap(Swap swap, boolean forced) {
            ObjectNode arguments =
                    JsonNodeFactory.instance.objectNode().put("force_nonempty_content", forced);
            return ReasoningSwap.of(
                    SpanFormat.of("<t>", "</t>").swap(swap).build(),
                    new ReasoningRequest(PromptState.UNMARKED, arguments, Optional.empty()));
        }

        @Test
        void reasoningBecomesContentIfTheRequestForcesIt() {
            ReasoningSwap swap = swap(Swap.WITHOUT_CONTENT, true);
            swap.add("a");
            swap.add("b");

            assertTrue(swap.isDue(false));
            assertFalse(swap.isDue(true));
            assertEquals("ab", swap.thoughts().text());
        }

        @Test
        void itStaysReasoningOtherwise() {
            ReasoningSwap unasked = swap(Swap.WITHOUT_CONTENT, false);
            ReasoningSwap unable = swap(Swap.NEVER, true);
            unasked.add("a");
            unable.add("a");

            assertFalse(unasked.isDue(false));
            assertFalse(unable.isDue(false));
        }

        @Test
        void nothingBecomesNothing() {
            assertFalse(swap(Swap.WITHOUT_CONTENT, true).isDue(false));
        }

        @ParameterizedTest
        @CsvSource({"WITH_BLANK_CONTENT, true", "WITHOUT_CONTENT, false", "NEVER, false"})
        void blankContentCountsAsNoneInSomeFormats(Swap kind, boolean takes) {
            assertEquals(takes, swap(kind, true).mayTakeBlank());
        }
    }
}
