package dev.parley.core.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.SpecialTokens;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class HuggingFaceTokenizerTest {

    @Nested
    class WithTheDemoModel {

        private final HuggingFaceTokenizer tokenizer = TestFiles.demoTokenizer();

        @TestFactory
        Stream<DynamicTest> encodesAndDecodesAsTheGoldenFileSays() {
            return TestFiles.json("golden/tokenizer.json")
                    .path("cases")
                    .valueStream()
                    .map(
                            golden -> {
                                String text = golden.path("text").asString();
                                return DynamicTest.dynamicTest(
                                        "'%s'".formatted(text),
                                        () -> {
                                            int[] ids = tokenizer.encode(text, SpecialTokens.SKIP);
                                            assertArrayEquals(
                                                    TestFiles.ids(golden.path("ids")), ids);
                                            assertEquals(
                                                    golden.path("decoded").asString(),
                                                    tokenizer.decode(ids, SpecialTokens.KEEP));
                                        });
                            });
        }

        @Test
        void tellsWhereTokensStandInCodePoints() {
            String text = "<|im_start|>user\nCaf\u00e9 \ud83d\ude00!";

            int[] ids = tokenizer.encode(text, SpecialTokens.SKIP);
            int[] spans = tokenizer.spans(text, SpecialTokens.SKIP).orElseThrow();

            assertEquals(
                    "[0, 12, 12, 16, 16, 17, 17, 18, 18, 19, 19, 20, 20, 21, 20, 21, 21, 22,"
                            + " 22, 23, 22, 23, 22, 23, 22, 23, 23, 24]",
                    Arrays.toString(spans));
            assertEquals(2 * ids.length, spans.length);
        }

        @Test
        void sizesCountAddedTokens() {
            assertEquals(2560, tokenizer.vocabularySize());
            assertEquals("<|endoftext|>".length(), tokenizer.longestToken());
        }

        @Test
        void namesTokensBothWays() {
            assertEquals(OptionalInt.of(2556), tokenizer.tokenId("<think>"));
            assertEquals("<think>", tokenizer.token(2556));
            assertEquals(
                    "\u0120the", tokenizer.token(tokenizer.tokenId("\u0120the").orElseThrow()));
            assertEquals(OptionalInt.empty(), tokenizer.tokenId("no such token"));
        }

        @Test
        void idsOutsideTheVocabularyHaveNoText() {
            assertEquals("", tokenizer.token(2560));
            assertEquals("", tokenizer.token(-1));
            assertFalse(tokenizer.isSpecial(-1));
            assertEquals(
                    "",
                    tokenizer.decode(new int[] {2560, Integer.MAX_VALUE, -1}, SpecialTokens.KEEP));
        }

        @Test
        void tellsAddedFromSpecial() {
            assertEquals(List.of(2553, 2554, 2555), tokenizer.specialIds());
            assertTrue(tokenizer.isSpecial(2555));
            assertTrue(tokenizer.isAdded(2556));
            assertFalse(tokenizer.isSpecial(2556));
            assertFalse(tokenizer.isAdded(0));
        }

        @Test
        void endsTextsWithTheConfiguredToken() {
            assertEquals(OptionalInt.of(2555), tokenizer.endToken());
        }

        @Test
        void leavesOutSpecialTokensOnRequest() {
            int[] ids = tokenizer.encode("<|im_start|>hi<think>", SpecialTokens.SKIP);
            assertEquals("<|im_start|>hi<think>", tokenizer.decode(ids, SpecialTokens.KEEP));
            assertEquals("hi<think>", tokenizer.decode(ids, SpecialTokens.SKIP));
        }

        @Test
        void neverTruncates() {
            String text = "word ".repeat(10_000);
            assertEquals(
                    text,
                    tokenizer.decode(
                            tokenizer.encode(text, SpecialTokens.KEEP), SpecialTokens.KEEP));
        }

        @Test
        void takesEveryCharacter() {
            String text = "a\0b \uD83D\uDE00 \u00E9 \uFFFF";
            assertEquals(
                    text,
                    tokenizer.decode(
                            tokenizer.encode(text, SpecialTokens.KEEP), SpecialTokens.KEEP));
        }

        @Test
        void readsHalfASurrogatePairAsAReplacementCharacter() {
            int[] ids = tokenizer.encode("a\uD83Db\uD83D\uDE00", SpecialTokens.KEEP);
            assertEquals("a\uFFFDb\uD83D\uDE00", tokenizer.decode(ids, SpecialTokens.KEEP));
        }

        @Test
        void isSafeOnManyThreads() {
            int[] expected =
                    tokenizer.encode("The capital of France is Paris.", SpecialTokens.SKIP);
            IntStream.range(0, 2_000)
                    .parallel()
                    .forEach(
                            _ ->
                                    assertArrayEquals(
                                            expected,
                                            tokenizer.encode(
                                                    "The capital of France is Paris.",
                                                    SpecialTokens.SKIP)));
        }
    }

    @Nested
    class WithAConfigurationThatSaysMore {

        private static final String WORDS =
                """
                {"version": "1.0", "truncation": {"direction": "Right", "max_length": 2, "strategy": "LongestFirst", "stride": 0},
                 "padding": {"strategy": {"Fixed": 9}, "direction": "Right", "pad_to_multiple_of": null,
                             "pad_id": 0, "pad_type_id": 0, "pad_token": "a"},
                 "added_tokens": [{"id": 3, "content": "<x>", "special": false, "single_word": false,
                                   "lstrip": false, "rstrip": false, "normalized": false}],
                 "normalizer": null, "pre_tokenizer": {"type": "Whitespace"},
                 "post_processor": {"type": "TemplateProcessing", "single": [
                     {"SpecialToken": {"id": "<x>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}], "pair": [],
                     "special_tokens": {"<x>": {"id": "<x>", "ids": [3], "tokens": ["<x>"]}}},
                 "decoder": null,
                 "model": {"type": "WordLevel", "vocab": {"a": 0, "b": 1, "<unk>": 2}, "unk_token": "<unk>"}}\
                """;

        @Test
        void switchesTruncationAndPaddingOff() {
            var tokenizer = TestFiles.tokenizer(WORDS, "{}");
            assertArrayEquals(new int[] {0, 1, 0}, tokenizer.encode("a b a", SpecialTokens.SKIP));
        }

        @Test
        void putsSpecialTokensAroundOnRequest() {
            var tokenizer = TestFiles.tokenizer(WORDS, "{}");
            assertArrayEquals(new int[] {3, 0}, tokenizer.encode("a", SpecialTokens.KEEP));
        }

        @Test
        void aNamedTokenBecomesSpecial() {
            var tokenizer = TestFiles.tokenizer(WORDS, "{\"bos_token\": \"<x>\"}");
            assertTrue(tokenizer.isSpecial(3));
            assertEquals("a", tokenizer.decode(new int[] {3, 0}, SpecialTokens.SKIP));
        }

        @Test
        void aFurtherTokenStaysWhatItWas() {
            var tokenizer = TestFiles.tokenizer(WORDS, "{\"extra_special_tokens\": [\"<x>\"]}");
            assertFalse(tokenizer.isSpecial(3));
            assertEquals("<x> a", tokenizer.decode(new int[] {3, 0}, SpecialTokens.SKIP));
        }

        @Test
        void theConfigurationsRulesCountMore() {
            var tokenizer =
                    TestFiles.tokenizer(
                            WORDS,
                            """
                            {"bos_token": "<x>",
                             "added_tokens_decoder": {"3": {"content": "<x>", "special": true, "rstrip": true}}}\
                            """);
            assertArrayEquals(new int[] {3, 0}, tokenizer.encode("<x>   a", SpecialTokens.SKIP));
            assertTrue(tokenizer.isSpecial(3));
        }

        @Test
        void rolesOnlyThisModelHasCount() {
            var tokenizer =
                    TestFiles.tokenizer(
                            WORDS,
                            """
                            {"image_token": "<img>", "extra_special_tokens": {"boi_token": "<boi>"}}\
                            """);
            assertEquals(List.of(4, 5), tokenizer.specialIds());
            assertEquals("<boi>", tokenizer.token(5));
        }

        @Test
        void anUnknownTokenGetsTheNextId() {
            var tokenizer =
                    TestFiles.tokenizer(
                            WORDS,
                            """
                            {"eos_token": {"content": "<end>"}, "additional_special_tokens": ["<more>"]}\
                            """);
            assertEquals(OptionalInt.of(4), tokenizer.endToken());
            assertArrayEquals(
                    new int[] {0, 4, 5}, tokenizer.encode("a<end><more>", SpecialTokens.SKIP));
        }

        @Test
        void anAddedTokenOfTheConfigurationKeepsAnEntrysId() {
            var tokenizer =
                    TestFiles.tokenizer(
                            WORDS,
                            """
                            {"added_tokens_decoder": {"1": {"content": "b", "special": false, "normalized": false}}}\
                            """);
            assertTrue(tokenizer.isAdded(1));
            assertFalse(tokenizer.isSpecial(1));
            assertArrayEquals(new int[] {2, 1}, tokenizer.encode("xb", SpecialTokens.SKIP));
        }

        @Test
        void theOldSpecialTokensMapCounts() {
            var config =
                    TokenizerConfig.of(
                            TestFiles.MAPPER.createObjectNode(),
                            TestFiles.MAPPER.createObjectNode().put("eos_token", "b"));
            assertEquals("b", config.endToken().orElseThrow());
        }
    }

    @Nested
    class WhenAWordHasNoToken {

        @Test
        void refusesTheText() {
            String words =
                    WithAConfigurationThatSaysMore.WORDS.replace(
                            "\"unk_token\": \"<unk>\"", "\"unk_token\": \"?\"");
            var tokenizer = TestFiles.tokenizer(words, "{}");
            var refused =
                    assertThrows(
                            InvalidRequest.class,
                            () -> tokenizer.encode("unknown", SpecialTokens.SKIP));
            assertTrue(
                    refused.getMessage().startsWith("The text cannot be split into"),
                    refused.getMessage());
        }
    }

    @Nested
    class WhenTheFileIsWrong {

        @Test
        void saysSo() {
            var wrong =
                    assertThrows(
                            IllegalArgumentException.class, () -> TestFiles.tokenizer("{}", "{}"));
            assertFalse(wrong.getMessage().isEmpty());
        }
    }
}
