package dev.parley.parsers.reasoning.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.text.SpecialTokens;
import dev.parley.testkit.vector.CharacterTokenizer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Stream;

class BlockPromptTest {

    private static final List<String> MARKERS =
            Stream.concat(
                            HarmonyParser.MARKERS.stream(),
                            Stream.concat(
                                    InklingParser.MARKERS.stream(),
                                    Stream.of(
                                            "<|START_THINKING|>",
                                            "<|END_THINKING|>",
                                            "<|START_RESPONSE|>",
                                            "<|CHATBOT_TOKEN|>")))
                    .toList();
    private static final CharacterTokenizer TOKENIZER = new CharacterTokenizer(MARKERS, MARKERS);

    private static ReasoningParserProvider provider(String name) {
        return switch (name) {
            case "harmony" -> new OpenaiGptossReasoningParserProvider();
            case "inkling" -> new InklingReasoningParserProvider();
            case "cohere3" -> new CohereCommand3ReasoningParserProvider();
            default -> new CohereCommand4ReasoningParserProvider();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "harmony, hello, CLOSED",
        "inkling, hello, UNMARKED",
        "inkling, <|content_text|>a<|end_message|><|message_model|>, UNMARKED",
        "inkling, <|message_model|><|content_thinking|>, OPEN",
        "inkling, <|message_model|><|content_text|>, CLOSED",
        "cohere3, <|START_THINKING|>a<|END_THINKING|><|CHATBOT_TOKEN|>, UNMARKED",
        "cohere3, <|CHATBOT_TOKEN|><|START_THINKING|>, OPEN",
        "cohere4, <|CHATBOT_TOKEN|><|START_THINKING|><|END_THINKING|>, CLOSED",
    })
    void theLastMarkerOfTheTurnDecides(String name, String prompt, PromptState expected) {
        int[] ids = TOKENIZER.encode(prompt, SpecialTokens.KEEP);
        assertEquals(expected, provider(name).inspect(ids, TOKENIZER));
    }

    @ParameterizedTest
    @CsvSource({
        "harmony,"
            + " <|channel|>analysis<|message|>abc<|end|><|start|>assistant<|channel|>final<|message|>d,"
            + " 3",
        "harmony, <|channel|>analysis to=functions.f<|message|>abc<|call|>, 0",
        "harmony, <|channel|>analysis to=python<|message|>abc<|call|>, 3",
        "inkling,"
            + " <|message_model|><|content_thinking|>abc<|end_message|><|message_model|><|content_text|>d,"
            + " 3",
        "cohere3, <|START_THINKING|>abc<|END_THINKING|><|START_RESPONSE|>d, 3",
        "cohere3, abc, 0",
        "cohere4, abc, 3",
    })
    void countsWhatIsReasoning(String name, String output, int expected) {
        int[] ids = TOKENIZER.encode(output, SpecialTokens.KEEP);
        assertEquals(
                expected, provider(name).reasoningTokens(ids, PromptState.UNMARKED, TOKENIZER));
    }
}
