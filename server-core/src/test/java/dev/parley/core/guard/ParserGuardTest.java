package dev.parley.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningGate;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.structured.Constraint;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Providers that fail in every method.
final class ParserGuardTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ParserGuard guard =
            new ParserGuard(new PluginFailures(meters), Duration.ofSeconds(60));
    private final Tokenizer tokenizer = Mockito.mock(Tokenizer.class);
    private final ReasoningRequest request =
            new ReasoningRequest(
                    PromptState.OPEN, JsonNodeFactory.instance.objectNode(), Optional.empty());

    private double failures() {
        return meters.find("parley:plugin_failures").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static final class BrokenTools implements ToolParserProvider {

        @Override
        public String name() {
            throw new IllegalStateException();
        }

        @Override
        public ToolParser create(ToolParserRequest request) {
            throw new IllegalStateException();
        }

        @Override
        public ParserAdjustment adjustment() {
            throw new IllegalStateException();
        }

        @Override
        public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
            throw new IllegalStateException();
        }
    }

    private static final CallRules ANY =
            new CallRules(
                    List.of(),
                    CallRules.Demand.REQUIRED,
                    CallRules.Repetition.MANY,
                    CallRules.Schemas.ALL_TOOLS,
                    CallRules.Reasoning.OUTSIDE);

    private static final class BrokenReasoning implements ReasoningParserProvider {

        @Override
        public String name() {
            throw new IllegalStateException();
        }

        @Override
        public PromptState inspect(int[] prompt, Tokenizer tokenizer) {
            throw new IllegalStateException();
        }

        @Override
        public ReasoningParser create(ReasoningRequest request) {
            throw new IllegalStateException();
        }

        @Override
        public int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
            return 1000;
        }

        @Override
        public ReasoningGate gate(ReasoningRequest request, Tokenizer tokenizer) {
            return new ReasoningGate() {

                @Override
                public boolean open() {
                    return false;
                }

                @Override
                public void accept(int token) {
                    throw new IllegalStateException();
                }
            };
        }
    }

    @Test
    void aToolParserThatCannotBeMadeLeavesTheText() {
        ToolParserProvider provider = guard.guard("x", new BrokenTools());
        ToolParser parser = provider.create(new ToolParserRequest(List.of(), Optional.empty()));
        assertEquals(List.of(new ToolEvent.Content("a")), parser.push(TextChunk.of("a")));
        assertEquals(List.of(), parser.finish());
        assertEquals(1, failures());
    }

    @Test
    void whatAToolParserDoesNotSayIsTheDefault() {
        ToolParserProvider provider = guard.guard("x", new BrokenTools());
        assertEquals("x", provider.name());
        assertEquals(List.of(), provider.aliases());
        assertEquals(ParserAdjustment.NONE, provider.adjustment());
        assertEquals(Optional.empty(), provider.grammar(ANY));
        assertEquals(2, failures());
    }

    @Test
    void aRefusalReachesTheClient() {
        ToolParserProvider refusing =
                new ToolParserProvider() {

                    @Override
                    public String name() {
                        return "x";
                    }

                    @Override
                    public ToolParser create(ToolParserRequest request) {
                        throw new InvalidRequest("no");
                    }

                    @Override
                    public void check(CallRules rules) {
                        throw new InvalidRequest("no");
                    }
                };
        ToolParserProvider provider = guard.guard("x", refusing);
        ToolParserRequest request = new ToolParserRequest(List.of(), Optional.empty());
        assertThrows(InvalidRequest.class, () -> provider.create(request));
        assertThrows(InvalidRequest.class, () -> provider.check(ANY));
        assertEquals(0, failures());
    }

    @Test
    void aReasoningParserThatCannotBeMadeLeavesTheText() {
        ReasoningParserProvider provider = guard.guard("x", new BrokenReasoning());
        ReasoningParser parser = provider.create(request);
        assertEquals(PromptState.UNMARKED, provider.inspect(new int[0], tokenizer));
        assertEquals(
                List.of(new ReasoningEvent.Content(TextChunk.of("a"))),
                parser.push(TextChunk.of("a")));
        assertEquals(2, failures());
    }

    @Test
    void reasoningTokensAreNoMoreThanThereAre() {
        ReasoningParserProvider provider = guard.guard("x", new BrokenReasoning());
        assertEquals(3, provider.reasoningTokens(new int[3], request, tokenizer));
        assertEquals(3, provider.reasoningTokens(new int[3], PromptState.OPEN, tokenizer));
    }

    @Test
    void aGateThatFailsOpens() {
        ReasoningGate gate = guard.guard("x", new BrokenReasoning()).gate(request, tokenizer);
        assertFalse(gate.open());
        gate.accept(1);
        assertTrue(gate.open());
        gate.accept(2);
        assertEquals(1, failures());
    }
}
