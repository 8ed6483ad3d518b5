package dev.parley.router.generate.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.fake.CharTokenizer;
import dev.parley.router.generate.serving.PromptOptions.OutputBudget;
import dev.parley.router.generate.serving.PromptOptions.Side;
import dev.parley.router.generate.serving.PromptOptions.Truncation;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

class PromptEncoderTest {

    private final PromptEncoder encoder = new PromptEncoder(new CharTokenizer(), 5, 1258);

    private static PromptOptions options(OptionalLong kept, Optional<Side> side, String maxTokens) {
        Optional<BigInteger> output =
                maxTokens.isEmpty() ? Optional.empty() : Optional.of(new BigInteger(maxTokens));
        return new PromptOptions(
                SpecialTokens.SKIP,
                new Truncation(kept, side),
                new OutputBudget(output, "max_tokens"));
    }

    private static PromptOptions all() {
        return options(OptionalLong.empty(), Optional.empty(), "");
    }

    @Test
    void takesAPromptThatFillsTheContext() {
        assertEquals(5, encoder.encode("abcde", all()).length);
    }

    @Test
    void tellsAtLeastHowManyTokensATextHas() {
        InvalidRequest refusal =
                assertThrows(InvalidRequest.class, () -> encoder.encode("abcdefgh", all()));

        assertEquals(Optional.of("input_tokens"), refusal.parameter());
        assertEquals(
                "This model's maximum context length is 5 tokens. However, your prompt contains at"
                        + " least 6 input tokens, which exceeds this limit even without any output"
                        + " tokens. Please reduce the length of the input prompt."
                        + " (parameter=input_tokens, value=6)",
                refusal.getMessage());
    }

    @Test
    void countsIdsExactly() {
        List<Long> ids = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L);

        InvalidRequest refusal =
                assertThrows(InvalidRequest.class, () -> encoder.check(ids, all()));

        assertEquals(true, refusal.getMessage().contains("contains 7 input tokens"));
    }

    @Test
    void refusesIdsOutsideTheVocabulary() {
        assertThrows(InvalidRequest.class, () -> encoder.check(List.of(1258L), all()));
        assertThrows(InvalidRequest.class, () -> encoder.check(List.of(Long.MAX_VALUE), all()));
        assertThrows(InvalidRequest.class, () -> encoder.check(List.of(), all()));
    }

    @Nested
    class WhenTruncating {

        @Test
        void keepsTheEndUnlessToldOtherwise() {
            assertArrayEquals(
                    new int[] {'g', 'h'},
                    encoder.encode("abcdefgh", options(OptionalLong.of(2), Optional.empty(), "")));
            assertArrayEquals(
                    new int[] {'a', 'b'},
                    encoder.encode(
                            "abcdefgh", options(OptionalLong.of(2), Optional.of(Side.RIGHT), "")));
        }

        @Test
        void leavesRoomForOutputWhenTheClientAsksForSome() {
            assertEquals(
                    5,
                    encoder.encode("abcdefgh", options(OptionalLong.of(-1), Optional.empty(), ""))
                            .length);
            assertEquals(
                    4,
                    encoder.encode("abcdefgh", options(OptionalLong.of(-1), Optional.empty(), "3"))
                            .length);
        }

        @Test
        void takesTextsOfAnyLength() {
            assertEquals(
                    1,
                    encoder.encode(
                                    "x".repeat(9999),
                                    options(OptionalLong.of(1), Optional.empty(), ""))
                            .length);
        }
    }

    @Test
    void comparesBudgetsOfAnySize() {
        encoder.checkBudgets(options(OptionalLong.of(5), Optional.empty(), "5"));
        encoder.checkBudgets(
                options(OptionalLong.empty(), Optional.empty(), "-99999999999999999999"));
        assertThrows(
                InvalidRequest.class,
                () ->
                        encoder.checkBudgets(
                                options(
                                        OptionalLong.empty(),
                                        Optional.empty(),
                                        "99999999999999999999")));
        assertThrows(
                InvalidRequest.class,
                () -> encoder.checkBudgets(options(OptionalLong.of(6), Optional.empty(), "")));
    }

    @Test
    void turnsHugeBudgetsIntoTheNearestLong() {
        assertEquals(OptionalLong.of(Long.MAX_VALUE), all("99999999999999999999"));
        assertEquals(OptionalLong.of(Long.MIN_VALUE), all("-99999999999999999999"));
        assertEquals(OptionalLong.of(7), all("7"));
    }

    private static OptionalLong all(String maxTokens) {
        return options(OptionalLong.empty(), Optional.empty(), maxTokens).output().asLong();
    }

    @Nested
    class OfWholePrompts {

        @Test
        void needRoomForOneTokenOfAnswer() {
            assertArrayEquals(new int[] {1, 2, 3, 4}, encoder.whole(List.of(1L, 2L, 3L, 4L)));
            for (int length : new int[] {5, 6}) {
                InvalidRequest refusal =
                        assertThrows(
                                InvalidRequest.class,
                                () -> encoder.whole(Collections.nCopies(length, 1L)));
                assertEquals(Optional.empty(), refusal.parameter());
                assertEquals(
                        true,
                        refusal.getMessage()
                                .startsWith("The decoder prompt (length %d)".formatted(length)));
            }
        }

        @Test
        void tellTheFieldOfUnknownIds() {
            InvalidRequest refusal =
                    assertThrows(
                            InvalidRequest.class, () -> encoder.check(List.of(1258L), all(), "f"));

            assertEquals("Token id 1258 is out of vocabulary (parameter=f)", refusal.getMessage());
        }
    }

    @Test
    void placesOnlyTokensThatAreKept() {
        assertEquals(
                List.of(new PromptEncoder.Span(1, 2), new PromptEncoder.Span(2, 3)),
                encoder.spans("abc", options(OptionalLong.of(2), Optional.empty(), ""))
                        .orElseThrow());
        assertEquals(
                List.of(new PromptEncoder.Span(0, 1)),
                encoder.spans("abc", options(OptionalLong.of(1), Optional.of(Side.RIGHT), ""))
                        .orElseThrow());
    }
}
