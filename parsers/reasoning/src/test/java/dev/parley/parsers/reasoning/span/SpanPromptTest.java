package dev.parley.parsers.reasoning.span;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.parsers.reasoning.single.DeepseekR1ReasoningParserProvider;
import dev.parley.parsers.reasoning.single.HyV4ReasoningParserProvider;
import dev.parley.parsers.reasoning.single.ThinkReasoningParserProvider;
import dev.parley.parsers.reasoning.swallow.MistralReasoningParserProvider;
import dev.parley.parsers.reasoning.swallow.Qwen3ReasoningParserProvider;
import dev.parley.testkit.vector.CharacterTokenizer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

class SpanPromptTest {

    private static final CharacterTokenizer WITHOUT_MARKERS =
            new CharacterTokenizer(List.of("<|im_end|>"), List.of("<|im_end|>"));

    private static ReasoningParserProvider provider(String name) {
        return switch (name) {
            case "qwen3" -> new Qwen3ReasoningParserProvider();
            case "deepseek_r1" -> new DeepseekR1ReasoningParserProvider();
            default -> new ThinkReasoningParserProvider();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "qwen3, <|im_start|>assistant <think>, OPEN",
        "qwen3, <|im_start|>assistant <think> </think> , CLOSED",
        "qwen3, <think>a</think>b<|im_end|> <|im_start|>assistant, UNMARKED",
        "qwen3, a <tool_call>, CLOSED",
        "qwen3, hello, UNMARKED",
        "think, a <tool_call>, UNMARKED",
        "think, <|im_start|>assistant <think>, OPEN",
        "deepseek_r1, <｜Assistant｜><think>, OPEN",
    })
    void theLastLandmarkDecides(String name, String prompt, PromptState expected) {
        for (CharacterTokenizer tokenizer : List.of(CharacterTokenizer.chatMl(), WITHOUT_MARKERS)) {
            int[] ids = tokenizer.encode(prompt, SpecialTokens.KEEP);
            assertEquals(expected, provider(name).inspect(ids, tokenizer), tokenizer.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "qwen3, UNMARKED, <think>abc</think>de, 3",
        "qwen3, UNMARKED, abc, 3",
        "qwen3, OPEN, ab<think>c<|im_end|>, 3",
        "qwen3, CLOSED, abc, 0",
        "qwen3, UNMARKED, ab<tool_call>c, 2",
        "qwen3, UNMARKED, a</think>b<think>c, 1",
        "deepseek_r1, UNMARKED, abc</think>d, 3",
        "think, UNMARKED, abc, 0",
        "think, UNMARKED, <think>abc</think>d, 3",
        "think, OPEN, abc</think>d, 3",
        "think, UNMARKED, <think></think>d, 0",
    })
    void countsWhatIsReasoning(String name, PromptState prompt, String output, int expected) {
        for (CharacterTokenizer tokenizer : List.of(CharacterTokenizer.chatMl(), WITHOUT_MARKERS)) {
            int[] ids = tokenizer.encode(output, SpecialTokens.KEEP);
            assertEquals(
                    expected,
                    provider(name).reasoningTokens(ids, prompt, tokenizer),
                    tokenizer.toString());
        }
    }

    @Test
    void countsNothingWhereATemplateArgumentSwitchesReasoningOff() {
        ObjectNode off = JsonNodeFactory.instance.objectNode().put("enable_thinking", false);
        ReasoningRequest request =
                new ReasoningRequest(PromptState.UNMARKED, off, Optional.empty());
        assertEquals(
                0,
                provider("qwen3")
                        .reasoningTokens(
                                new int[] {'a', 'b'}, request, CharacterTokenizer.chatMl()));
    }

    @Test
    void theMarkersOfHunyuan4MayCarryASuffix() {
        List<String> markers = List.of("<think:1>", "</think:1>");
        CharacterTokenizer tokenizer = new CharacterTokenizer(markers, markers);
        ReasoningParserProvider provider = new HyV4ReasoningParserProvider();
        int[] open = tokenizer.encode("a<think:1>", SpecialTokens.KEEP);
        int[] reply = tokenizer.encode("abc</think:1>d", SpecialTokens.KEEP);
        assertEquals(PromptState.OPEN, provider.inspect(open, tokenizer));
        assertEquals(3, provider.reasoningTokens(reply, PromptState.OPEN, tokenizer));
    }

    @Test
    void mistralModelsWithoutTheTokenWriteTags() {
        int[] open = WITHOUT_MARKERS.encode("[/INST]<think>", SpecialTokens.KEEP);
        assertEquals(
                PromptState.OPEN,
                new MistralReasoningParserProvider().inspect(open, WITHOUT_MARKERS));
    }
}
