package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Formats whose replies consist of blocks, read by both parsers of a model: calls reach the tool
/// parser with all their markup.
class BlocksPipelineTest {

    private static final String TO_CALL =
            "<|end|><|start|>assistant<|channel|>commentary to=functions.add"
                    + " <|constrain|>json<|message|>{\"a\": 1}<|call|>";

    private final StringBuilder reasoning = new StringBuilder();
    private final List<ToolEvent> events = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "openai_gptoss|openai|~<|channel|>analysis<|message|>plan~|plan||0",
                "openai_gptoss|openai|~<|channel|>analysis<|message|>plan" + TO_CALL + "~|plan||1",
                "openai_gptoss|openai|~<|channel|>commentary<|message|>On it."
                        + TO_CALL
                        + "~||On it.|1",
                "openai_gptoss|openai|~ to=functions.add<|channel|>commentary<|message|>{\"a\":"
                        + " 1}<|call|>~|||1",
                "openai_gptoss|openai|~<|channel|>final<|message|>Hello!<|return|>~||Hello!|0",
                "openai_gptoss|openai|~plain~||plain|0",
                "cohere_command3|cohere_command3|~<|START_THINKING|> plan"
                    + " <|END_THINKING|><|START_ACTION|>[{\"tool_call_id\": \"0\", \"tool_name\":"
                    + " \"add\", \"parameters\": {\"a\": 1}}]<|END_ACTION|>~|plan||1",
                "cohere_command3|cohere_command3|~<|START_THINKING|>see <co>x</co:"
                        + " 0:[1]>.<|END_THINKING|><|START_RESPONSE|> Hi <co>you</co: 0:[1]>!"
                        + " <|END_RESPONSE|>~|see x.|Hi you!|0",
                "cohere_command4|cohere_command4|~plan<|END_THINKING|><|START_ACTION|>[{\"tool_call_id\":"
                    + " \"0\", \"tool_name\": \"add\", \"parameters\": {\"a\":"
                    + " 1}}]<|END_ACTION|><|START_TEXT|>done<|END_TEXT|>~|plan|done|1",
            })
    void thoughtsAndCallsPart(
            String reasoner,
            String caller,
            String text,
            String thought,
            String content,
            int calls) {
        for (Delivery delivery : Delivery.values()) {
            for (List<String> pieces : Chunkings.of(text, 7)) {
                reasoning.setLength(0);
                events.clear();
                run(reasoner, caller, delivery, pieces);
                Reply reply = Reply.collect(events, true);
                String what = delivery + " from " + pieces;
                assertEquals(thought == null ? "" : thought, reasoning.toString(), what);
                assertEquals(content == null ? "" : content, reply.content(), what);
                assertEquals(
                        Collections.nCopies(calls, new Reply.Call("add", "{\"a\": 1}")),
                        reply.calls(),
                        what);
            }
        }
    }

    private void run(String reasoner, String caller, Delivery delivery, List<String> pieces) {
        ReasoningParser first =
                PipelineVectorTest.reasoningProvider(reasoner)
                        .create(
                                new ReasoningRequest(
                                        PromptState.UNMARKED,
                                        JsonNodeFactory.instance.objectNode(),
                                        Optional.empty(),
                                        delivery,
                                        Follower.TOOL_PARSER,
                                        MissingNode.getInstance()));
        ToolParser second =
                Providers.named(caller)
                        .create(new ToolParserRequest(List.of(), Optional.empty(), delivery));
        for (String piece : pieces) {
            split(first.push(TextChunk.of(piece)), second);
        }
        split(first.finish(), second);
        events.addAll(second.finish());
    }

    private void split(List<ReasoningEvent> found, ToolParser second) {
        for (ReasoningEvent event : found) {
            switch (event) {
                case ReasoningEvent.Reasoning(String text) -> reasoning.append(text);
                case ReasoningEvent.Ended() -> {}
                case ReasoningEvent.Content(TextChunk chunk) -> events.addAll(second.push(chunk));
            }
        }
    }
}
