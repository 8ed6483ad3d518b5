package dev.parley.parsers.reasoning.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningGate;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.testkit.vector.CharacterTokenizer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Compares where a gate opens with where the parser says that reasoning is over.
class GateTest {

    private static final List<CharacterTokenizer> TOKENIZERS =
            List.of(new CharacterTokenizer(List.of(), List.of()), CharacterTokenizer.chatMl());

    static Stream<Arguments> replies() {
        return Vector.expecting("content")
                .filter(it -> !name(it).equals("minimax_m2_append_think"))
                .filter(it -> !name(it).equals("openai_gptoss"));
    }

    private static String name(Arguments arguments) {
        return ((Vector) arguments.get()[1]).parserName();
    }

    /// How many ids must pass before the gate is open; all of them and one more where it stays shut.
    private static int opening(ReasoningGate gate, int[] ids) {
        int count = 0;
        while (!gate.open() && count < ids.length) {
            gate.accept(ids[count]);
            count++;
        }
        return gate.open() ? count : ids.length + 1;
    }

    /// The same, by the parser's first event that is no reasoning.
    private static int end(ReasoningParser parser, int[] ids, CharacterTokenizer tokenizer) {
        for (int i = 0; i < ids.length; i++) {
            List<ReasoningEvent> events = parser.push(tokenizer.chunk(ids[i]));
            if (events.stream().anyMatch(event -> !(event instanceof ReasoningEvent.Reasoning))) {
                return i + 1;
            }
        }
        return ids.length + 1;
    }

    /// No template opens a block for a request that switches reasoning off: such cases do not count.
    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void opensWhereTheParserEndsReasoningThatThePromptOpened(String id, Vector vector) {
        ReasoningParserProvider provider = Providers.named(vector.parserName());
        for (CharacterTokenizer tokenizer : TOKENIZERS) {
            ReasoningRequest request =
                    vector.request(PromptState.OPEN, Delivery.STREAMED).withTokenizer(tokenizer);
            int[] ids = tokenizer.encode(vector.input(), SpecialTokens.KEEP);
            int end = end(provider.create(request), ids, tokenizer);
            int opening =
                    opening(
                            provider.gate(
                                    vector.request(PromptState.OPEN, Delivery.WHOLE), tokenizer),
                            ids);
            boolean switchedOff = end == 1;
            assertEquals(switchedOff ? opening : end, opening, id);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void isOpenBehindAPromptThatClosedReasoning(String id, Vector vector) {
        assertTrue(
                Providers.named(vector.parserName())
                        .gate(
                                vector.request(PromptState.CLOSED, Delivery.STREAMED),
                                CharacterTokenizer.chatMl())
                        .open(),
                id);
    }

    /// Where the vectors judge a text that no gate reads: a prompt of several turns, or a second block
    /// after reasoning was over; where the reference does not see a marker of calls or a start marker that
    /// nothing announced; and where it would never constrain the answer of a model that does not
    /// reason, or of Muse Glimmer.
    private static final Pattern INCOMPARABLE =
            Pattern.compile(
                    ".*multi-turn.*|cohere-command[34]-reasoning-end-derived-3|muse-glimmer-.*"
                        + "|gemma4-.*no-(content-complete|end)|minimax-m3-reasoning-(no-markers|closed-by-prompt|call-inside)"
                        + "|(plamo3|deepseek-v4|deepseek-v41)-reasoning-(engine-)?(call|turn-end)-.*"
                        + "|inkling-reasoning-(closed-by-prompt-complete|call-after)");

    /// The gate of a text that follows an empty prompt is open at the end where reasoning is over then.
    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void agreesWithTheReferenceAboutTheWholeText(String id, Vector vector) {
        CharacterTokenizer tokenizer =
                new CharacterTokenizer(List.of("[THINK]", "[/THINK]"), List.of());
        int[] ids = tokenizer.encode(vector.input(), SpecialTokens.KEEP);
        ReasoningParserProvider provider = Providers.named(vector.parserName());
        ReasoningRequest request = vector.request(PromptState.UNMARKED, Delivery.STREAMED);
        PromptState prompt = provider.inspect(new int[0], request, tokenizer);
        ReasoningGate gate = provider.gate(request.withPrompt(prompt), tokenizer);
        assertEquals(
                vector.expect().get("is_reasoning_end").booleanValue(),
                opening(gate, ids) <= ids.length,
                id);
    }

    static Stream<Arguments> ends() {
        return Vector.expecting("is_reasoning_end")
                .filter(it -> !INCOMPARABLE.matcher((String) it.get()[0]).matches());
    }

    @ParameterizedTest
    @CsvSource({
        "think, , 0",
        "think, enable_thinking, 3",
        "granite, , 0",
        "granite, thinking, 23",
        "gemma4, , 0",
        "qwen3, enable_thinking, 10",
        "mistral, , 10",
        "cohere_command3, , 10",
        "minimax_m2_append_think, , 10",
        "openai_gptoss, , 0",
        "inkling, , 10",
    })
    void waitsForReasoningWhereItIsAwaited(String name, String argument, int least) {
        var arguments = JsonNodeFactory.instance.objectNode();
        if (argument != null) {
            arguments.put(argument, true);
        }
        CharacterTokenizer tokenizer = CharacterTokenizer.chatMl();
        ReasoningGate gate =
                Providers.named(name)
                        .gate(
                                new ReasoningRequest(
                                        Providers.named(name).inspect(new int[0], tokenizer),
                                        arguments,
                                        Optional.of(tokenizer)),
                                tokenizer);
        assertEquals(least == 0, gate.open());
        int[] ids = tokenizer.encode("Thinking about it", SpecialTokens.KEEP);
        Arrays.stream(ids).limit(least == 0 ? 0 : 8).forEach(gate::accept);
        assertEquals(least == 0, gate.open());
    }
}
