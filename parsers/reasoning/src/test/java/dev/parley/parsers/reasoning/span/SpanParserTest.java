package dev.parley.parsers.reasoning.span;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextChunk;
import dev.parley.parsers.reasoning.single.DeepseekR1ReasoningParserProvider;
import dev.parley.parsers.reasoning.single.ThinkReasoningParserProvider;
import dev.parley.parsers.reasoning.swallow.Qwen3ReasoningParserProvider;
import dev.parley.parsers.reasoning.vector.Split;
import dev.parley.testkit.vector.CharacterTokenizer;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class SpanParserTest {

    private static final ReasoningParserProvider QWEN3 = new Qwen3ReasoningParserProvider();
    private static final ReasoningParserProvider R1 = new DeepseekR1ReasoningParserProvider();
    private static final ReasoningParserProvider THINK = new ThinkReasoningParserProvider();
    static final List<ReasoningParserProvider> PROVIDERS = List.of(QWEN3, R1, THINK);

    private static ReasoningRequest request(PromptState prompt) {
        return new ReasoningRequest(
                prompt, JsonNodeFactory.instance.objectNode(), Optional.empty());
    }

    private static Split split(ReasoningParserProvider provider, PromptState prompt, String text) {
        return Split.of(provider.create(request(prompt)), List.of(text));
    }

    @Nested
    class Think {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "plain answer||plain answer",
                    "<think>a</think>b|a|b",
                    "' \n<think>\na\n</think>\n\nb'|a|b",
                    "'<think>\n\na\n\nb \n</think>\n\n\n c'|'a\n\nb'|' c'",
                    "<think>a|a|''",
                    "'  answer <think>a</think>'|''|'  answer <think>a</think>'",
                    "</think>a|''|</think>a",
                    "<think>a<think>b</think>c</think>d|a<think>b|c</think>d",
                    "'  '|''|'  '",
                    "<thin|''|<thin",
                    "<think>a<tool_call>b|a<tool_call>b|''",
                })
        void readsALeadingBlockOnly(String text, String reasoning, String content) {
            Split split = split(THINK, PromptState.UNMARKED, text);
            assertEquals(reasoning == null ? "" : reasoning, split.reasoning());
            assertEquals(content, split.content());
        }

        @Test
        void aBlockThePromptOpenedIsReasoning() {
            assertEquals(
                    new Split("a", "b", true, 0), split(THINK, PromptState.OPEN, "a</think>b"));
        }
    }

    @Nested
    class Qwen3 {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "a</think>b<think>c|a|b<think>c",
                    "a<think>b|ab|''",
                    "a</think>b</think>c|a|bc",
                    "a<tool_call>b</think>c|a|<tool_call>bc",
                    "</tool_call>a</think>b|</tool_call>a|b",
                })
        void leavesStrayMarkersOut(String text, String reasoning, String content) {
            Split split = split(QWEN3, PromptState.UNMARKED, text);
            assertEquals(reasoning, split.reasoning());
            assertEquals(content, split.content());
        }

        @Test
        void aSwitchThatIsOffMakesEverythingContent() {
            ObjectNode off = JsonNodeFactory.instance.objectNode().put("enable_thinking", false);
            ReasoningParser parser =
                    QWEN3.create(new ReasoningRequest(PromptState.UNMARKED, off, Optional.empty()));
            assertEquals(
                    new Split("", "a</think>b", true, 0), Split.of(parser, List.of("a</think>b")));
        }

        @Test
        void otherSpecialTokensAreLeftOut() {
            CharacterTokenizer tokenizer = CharacterTokenizer.chatMl();
            ReasoningParser parser =
                    QWEN3.create(
                            new ReasoningRequest(
                                    PromptState.OPEN,
                                    JsonNodeFactory.instance.objectNode(),
                                    Optional.of(tokenizer)));
            List<TextChunk> chunks =
                    Arrays.stream(
                                    tokenizer.encode(
                                            "a<|im_end|>b</think>c<|im_start|><tool_call>d",
                                            SpecialTokens.KEEP))
                            .mapToObj(tokenizer::chunk)
                            .toList();
            TextChunk joined = chunks.stream().reduce(TextChunk.ofModel(""), TextChunk::plus);
            assertEquals(
                    new Split("ab", "c<tool_call>d", true, 0),
                    Split.ofChunks(parser, List.of(joined)));
        }
    }

    @Nested
    class DeepseekR1 {

        @Test
        void aCompleteReplyLeavesOutWhatStandsBeforeTheStartMarker() {
            Split split = split(R1, PromptState.UNMARKED, "hm <think>a</think>b");
            assertEquals("a", split.completeReasoning());
            assertEquals("hm a", split.reasoning());
        }

        @Test
        void furtherMarkersAreText() {
            assertEquals(
                    new Split("a<think>b", "c</think>d<think>", true, 0),
                    split(R1, PromptState.UNMARKED, "<think>a<think>b</think>c</think>d<think>"));
        }
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void aBlockThePromptClosedMakesEverythingContent(ReasoningParserProvider provider) {
        assertEquals(
                new Split("", "<think>a</think>b", true, 0),
                split(provider, PromptState.CLOSED, "<think>a</think>b"));
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void markersSpelledByOrdinaryTokensAreText(ReasoningParserProvider provider) {
        ReasoningParser parser =
                provider.create(
                        new ReasoningRequest(
                                PromptState.OPEN,
                                JsonNodeFactory.instance.objectNode(),
                                Optional.of(CharacterTokenizer.chatMl())));
        assertEquals(
                new Split("a</think>b", "", false, 0),
                Split.ofChunks(parser, List.of(TextChunk.ofModel("a</think>b"))));
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void contentKeepsTheMarksOfOtherTokens(ReasoningParserProvider provider) {
        CharacterTokenizer tokenizer = CharacterTokenizer.chatMl();
        ReasoningParser parser =
                provider.create(
                        new ReasoningRequest(
                                PromptState.OPEN,
                                JsonNodeFactory.instance.objectNode(),
                                Optional.of(tokenizer)));
        parser.push(tokenizer.chunk(tokenizer.tokenId("</think>").getAsInt()));
        TextChunk call = tokenizer.chunk(tokenizer.tokenId("<tool_call>").getAsInt());
        assertEquals(List.of(new ReasoningEvent.Content(call)), parser.push(call));
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void theCutNeverChangesTheResultAndNothingIsLost(ReasoningParserProvider provider) {
        Random random = new Random(99);
        String alphabet = "<>/think tool_cal\n a";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder mutated =
                    new StringBuilder(" <think>plan\n</think>\n\nanswer <tool_call>x</tool_call>");
            for (int k = random.nextInt(4); k >= 0; k--) {
                int at = random.nextInt(Math.max(1, mutated.length()));
                int end = Math.min(mutated.length(), at + random.nextInt(10));
                switch (random.nextInt(3)) {
                    case 0 -> mutated.delete(at, end);
                    case 1 -> mutated.insert(at, mutated.substring(at, end));
                    default ->
                            mutated.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
            String text = mutated.toString();
            PromptState prompt = PromptState.values()[random.nextInt(3)];
            Split whole = split(provider, prompt, text);
            assertEquals(
                    whole,
                    Split.of(provider.create(request(prompt)), Split.randomCut(text, random)),
                    text);
            assertEquals(
                    whole,
                    Split.of(provider.create(request(prompt)), List.of(text.split("(?!^)"))),
                    text);
            assertEquals(bare(text), bare(whole.reasoning() + whole.content()), text);
        }
    }

    /// The text without markers and white space, which formats may leave out.
    private static String bare(String text) {
        return text.replaceAll("</?think>|\\s", "");
    }
}
