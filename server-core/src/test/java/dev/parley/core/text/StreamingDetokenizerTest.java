package dev.parley.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.DetokenizerOptions.Spacing;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.TextChunk.AddedToken;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Random;

class StreamingDetokenizerTest {

    private static final int[] NO_PROMPT = {};
    private static final int ROUNDS = 3_000;

    private static DetokenizerOptions options(SpecialTokens specials) {
        return new DetokenizerOptions(specials, Spacing.SPACED);
    }

    private static TextChunk stream(
            HuggingFaceTokenizer tokenizer, int[] prompt, int[] ids, SpecialTokens specials) {
        Detokenizer detokenizer = tokenizer.detokenizer(prompt, options(specials));
        TextChunk all = TextChunk.of("");
        for (int id : ids) {
            all = all.plus(detokenizer.push(id));
        }
        return all.plus(detokenizer.finish());
    }

    /// Streams random ids and compares with one decode of all of them.
    private static void streamsWhatOneDecodeGives(
            HuggingFaceTokenizer tokenizer, SpecialTokens specials, Random random) {
        for (int round = 0; round < ROUNDS; round++) {
            int[] ids = random.ints(random.nextInt(40), 0, tokenizer.vocabularySize()).toArray();
            assertEquals(
                    tokenizer.decode(ids, specials),
                    stream(tokenizer, NO_PROMPT, ids, specials).text(),
                    () -> "ids " + java.util.Arrays.toString(ids));
        }
    }

    /// Every mark of a stream is where its token's text is, and each shown added token has one.
    private static void marksAddedTokens(
            HuggingFaceTokenizer tokenizer, SpecialTokens specials, Random random) {
        for (int round = 0; round < ROUNDS; round++) {
            int[] ids =
                    random.ints(20, tokenizer.vocabularySize() - 40, tokenizer.vocabularySize())
                            .toArray();
            TextChunk text = stream(tokenizer, NO_PROMPT, ids, specials);
            for (AddedToken mark : text.tokens()) {
                assertEquals(
                        tokenizer.token(mark.id()),
                        text.text().substring(mark.start(), mark.end()));
            }
            boolean keep = specials == SpecialTokens.KEEP;
            assertEquals(
                    java.util.Arrays.stream(ids)
                            .filter(tokenizer::isAdded)
                            .filter(id -> keep || !tokenizer.isSpecial(id))
                            .boxed()
                            .toList(),
                    text.tokens().stream().map(AddedToken::id).toList());
        }
    }

    @Nested
    class WithAByteLevelVocabulary {

        private final HuggingFaceTokenizer tokenizer = TestFiles.demoTokenizer();
        private final Random random = new Random(4);

        @ParameterizedTest
        @EnumSource
        void streamsRandomTokensAsOneDecodeDoes(SpecialTokens specials) {
            streamsWhatOneDecodeGives(tokenizer, specials, random);
        }

        @ParameterizedTest
        @EnumSource
        void streamsRandomBytesAsOneDecodeDoes(SpecialTokens specials) {
            for (int round = 0; round < ROUNDS; round++) {
                int[] ids = random.ints(12, 0, 256).toArray();
                assertEquals(
                        tokenizer.decode(ids, specials),
                        stream(tokenizer, NO_PROMPT, ids, specials).text());
            }
        }

        @ParameterizedTest
        @EnumSource
        void marksEveryAddedTokenShown(SpecialTokens specials) {
            marksAddedTokens(tokenizer, specials, random);
        }

        @Test
        void holdsAnUnfinishedCharacterOnly() {
            Detokenizer detokenizer = tokenizer.detokenizer(NO_PROMPT, options(SpecialTokens.SKIP));
            int[] ids = tokenizer.encode("\uD83D\uDE00", SpecialTokens.SKIP);
            for (int i = 0; i < ids.length - 1; i++) {
                assertTrue(detokenizer.push(ids[i]).isEmpty());
            }
            assertEquals("\uD83D\uDE00", detokenizer.push(ids[ids.length - 1]).text());
            assertTrue(detokenizer.finish().isEmpty());
        }

        @Test
        void endsAnUnfinishedCharacterWithAReplacement() {
            int[] ids = tokenizer.encode("\uD83D\uDE00", SpecialTokens.SKIP);
            Detokenizer detokenizer = tokenizer.detokenizer(NO_PROMPT, options(SpecialTokens.SKIP));
            detokenizer.push(ids[0]);
            assertEquals("\uFFFD", detokenizer.finish().text());
            assertTrue(detokenizer.finish().isEmpty());
        }

        @Test
        void completesACharacterThePromptBegan() {
            int[] ids = tokenizer.encode("\uD83D\uDE00", SpecialTokens.SKIP);
            int last = ids.length - 1;
            TextChunk text =
                    stream(
                            tokenizer,
                            java.util.Arrays.copyOf(ids, last),
                            new int[] {ids[last]},
                            SpecialTokens.SKIP);
            assertEquals("\uD83D\uDE00", text.text());
        }

        @Test
        void aMarkBeginsAfterTheRestOfABrokenCharacter() {
            int begun = tokenizer.encode("\uD83D\uDE00", SpecialTokens.SKIP)[0];
            Detokenizer detokenizer = tokenizer.detokenizer(NO_PROMPT, options(SpecialTokens.SKIP));
            detokenizer.push(begun);
            assertEquals(
                    TextChunk.ofModel("\uFFFD<think>", List.of(new AddedToken(1, 8, 2556))),
                    detokenizer.push(2556));
        }

        @Test
        void ordinaryTokensThatSpellAnAddedOneAreNotMarked() {
            int[] ids =
                    java.util.stream.IntStream.concat(
                                    java.util.Arrays.stream(
                                            tokenizer.encode("<th", SpecialTokens.SKIP)),
                                    java.util.Arrays.stream(
                                            tokenizer.encode("ink>", SpecialTokens.SKIP)))
                            .toArray();
            TextChunk text = stream(tokenizer, NO_PROMPT, ids, SpecialTokens.KEEP);
            assertEquals("<think>", text.text());
            assertEquals(List.of(), text.tokens());
            assertTrue(text.isTokenised());
        }

        @Test
        void tokensOutsideTheVocabularyAreNothing() {
            assertEquals(
                    "",
                    stream(tokenizer, NO_PROMPT, new int[] {99_999, -1}, SpecialTokens.KEEP)
                            .text());
        }
    }

    @Nested
    class WithAByteFallbackVocabulary {

        private final HuggingFaceTokenizer tokenizer =
                TestFiles.tokenizer(
                        SmallTokenizers.byteFallback(),
                        "{\"bos_token\": \"<s>\", \"eos_token\": \"</s>\"}");
        private final Random random = new Random(5);

        private int[] bytes(String text) {
            byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            int[] ids = new int[utf8.length];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = tokenizer.tokenId("<0x%02X>".formatted(utf8[i])).orElseThrow();
            }
            return ids;
        }

        @ParameterizedTest
        @EnumSource
        void streamsRandomTokensAsOneDecodeDoes(SpecialTokens specials) {
            streamsWhatOneDecodeGives(tokenizer, specials, random);
        }

        @ParameterizedTest
        @EnumSource
        void streamsCharactersAndStrayBytesAsOneDecodeDoes(SpecialTokens specials) {
            String[] pieces = {"\u00E9", "\u20AC", "\uD83D\uDE00", "\u00FF", "x"};
            for (int round = 0; round < ROUNDS; round++) {
                int[] ids =
                        random.ints(6, 0, pieces.length + 1)
                                .flatMap(
                                        i ->
                                                i < pieces.length
                                                        ? java.util.Arrays.stream(bytes(pieces[i]))
                                                                .limit(1 + random.nextInt(4))
                                                        : random.ints(
                                                                2, 256, tokenizer.vocabularySize()))
                                .toArray();
                assertEquals(
                        tokenizer.decode(ids, specials),
                        stream(tokenizer, NO_PROMPT, ids, specials).text());
            }
        }

        @ParameterizedTest
        @EnumSource
        void marksEveryAddedTokenShown(SpecialTokens specials) {
            marksAddedTokens(tokenizer, specials, random);
        }

        @Test
        void dropsTheSpaceThatBeginsAText() {
            int[] ids = tokenizer.encode("a b", SpecialTokens.SKIP);
            assertEquals("a b", stream(tokenizer, NO_PROMPT, ids, SpecialTokens.SKIP).text());
        }

        @Test
        void keepsItAfterAPrompt() {
            int[] ids = tokenizer.encode("a b", SpecialTokens.SKIP);
            assertEquals(" a b", stream(tokenizer, ids, ids, SpecialTokens.SKIP).text());
        }

        @Test
        void aPromptOfSpecialTokensIsNoText() {
            int[] prompt = {tokenizer.tokenId("<s>").orElseThrow()};
            int[] ids = tokenizer.encode("a", SpecialTokens.SKIP);
            assertEquals("a", stream(tokenizer, prompt, ids, SpecialTokens.SKIP).text());
            assertEquals(" a", stream(tokenizer, prompt, ids, SpecialTokens.KEEP).text());
        }

        @Test
        void givesALongRunOutAsFarAsItIsRight() {
            String text = "\u0E01".repeat(40);
            Detokenizer detokenizer = tokenizer.detokenizer(NO_PROMPT, options(SpecialTokens.SKIP));
            StringBuilder streamed = new StringBuilder();
            for (int id : bytes(text)) {
                streamed.append(detokenizer.push(id).text());
            }
            assertFalse(streamed.isEmpty());
            streamed.append(detokenizer.finish().text());
            assertEquals(text, streamed.toString());
        }
    }

    @Nested
    class WithAnyOtherDecoder {

        private final Random random = new Random(6);

        @ParameterizedTest
        @EnumSource
        void streamsMetaspaceAsOneDecodeDoes(SpecialTokens specials) {
            streamsWhatOneDecodeGives(
                    TestFiles.tokenizer(SmallTokenizers.metaspace(), "{}"), specials, random);
        }

        @ParameterizedTest
        @EnumSource
        void streamsWordPieceAsOneDecodeDoes(SpecialTokens specials) {
            streamsWhatOneDecodeGives(
                    TestFiles.tokenizer(SmallTokenizers.wordPiece(), "{}"), specials, random);
        }

        @Test
        void marksAddedTokens() {
            var tokenizer = TestFiles.tokenizer(SmallTokenizers.wordPiece(), "{}");
            int added = tokenizer.tokenId("<t>").orElseThrow();
            TextChunk text =
                    stream(tokenizer, NO_PROMPT, new int[] {1, added, 2}, SpecialTokens.KEEP);
            int start = text.text().indexOf("<t>");
            assertEquals(List.of(new AddedToken(start, start + 3, added)), text.tokens());
        }

        @Test
        void gluesAddedTokensTogetherOnRequest() {
            var tokenizer = TestFiles.tokenizer(SmallTokenizers.wordPiece(), "{}");
            int added = tokenizer.tokenId("<t>").orElseThrow();
            Detokenizer spaced = tokenizer.detokenizer(NO_PROMPT, options(SpecialTokens.KEEP));
            spaced.push(added);
            assertEquals(" <t>", spaced.push(added).text());
            Detokenizer tight =
                    tokenizer.detokenizer(
                            NO_PROMPT, new DetokenizerOptions(SpecialTokens.KEEP, Spacing.TIGHT));
            tight.push(added);
            assertEquals(
                    TextChunk.ofModel("<t>", List.of(new AddedToken(0, 3, added))),
                    tight.push(added));
        }

        @Test
        void aWordAfterThePromptKeepsItsSpace() {
            var tokenizer = TestFiles.tokenizer(SmallTokenizers.metaspace(), "{}");
            int[] ids = tokenizer.encode("a b", SpecialTokens.SKIP);
            assertEquals(" a b", stream(tokenizer, ids, ids, SpecialTokens.SKIP).text());
        }
    }
}
