package dev.parley.router.generate.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.router.generate.fake.BarTools;
import dev.parley.router.generate.fake.GuillemetReasoning;
import dev.parley.router.generate.output.ChoiceDelta.Kind;
import dev.parley.router.generate.output.ParserStage.Calls;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Optional;

class ParserStageTest {

    private final ChoiceDelta delta = new ChoiceDelta();

    private static ParserStage stage(PromptState prompt, Calls calls) {
        return new ParserStage(
                Optional.of(
                        new GuillemetReasoning()
                                .create(
                                        new ReasoningRequest(
                                                prompt,
                                                JsonNodeFactory.instance.objectNode(),
                                                Optional.empty()))),
                Optional.of(
                        new BarTools().create(new ToolParserRequest(List.of(), Optional.empty()))),
                calls);
    }

    @Test
    void takesEverythingForContentWithoutParsers() {
        ParserStage.none().push(TextChunk.ofModel("«a[f|1]"), delta);

        assertEquals("«a[f|1]", delta.content().toString());
        assertEquals(Kind.CONTENT, delta.kind());
    }

    @Test
    void startsInsideReasoningThePromptOpened() {
        stage(PromptState.OPEN, Calls.MANY).push(TextChunk.ofModel("why»so"), delta);

        assertEquals("why", delta.reasoning().toString());
        assertEquals("so", delta.content().toString());
        assertEquals(Kind.MIXED, delta.kind());
    }

    @Test
    void looksForCallsInContentOnly() {
        stage(PromptState.UNMARKED, Calls.MANY).push(TextChunk.ofModel("«[f|1]»[g|2]"), delta);

        assertEquals("[f|1]", delta.reasoning().toString());
        assertEquals("g", ((ToolEvent.CallStarted) delta.calls().getFirst()).name());
    }

    @Test
    void givesCallsAnId() {
        stage(PromptState.UNMARKED, Calls.MANY).push(TextChunk.ofModel("[f|1]"), delta);

        String id = ((ToolEvent.CallStarted) delta.calls().getFirst()).id().orElseThrow();
        assertTrue(id.matches("chatcmpl-tool-[0-9a-f]{16}"), id);
        assertEquals(Kind.CALLS, delta.kind());
    }

    @Test
    void dropsCallsAfterTheFirstWhenOneIsAllowed() {
        stage(PromptState.UNMARKED, Calls.ONE).push(TextChunk.ofModel("[f|1][g|2]"), delta);

        assertEquals(2, delta.calls().size());
    }

    @Test
    void keepsTheTextOfALaterCallThatIsAbandoned() {
        ParserStage stage = stage(PromptState.UNMARKED, Calls.ONE);
        stage.push(TextChunk.ofModel("[f|1][g|2"), delta);
        delta.clear();

        stage.finish(delta);

        assertEquals(List.of(new ToolEvent.Abandoned(1, "[g|2")), delta.calls());
    }

    @Test
    void tellsOfAnUnfinishedCallAtTheEnd() {
        ParserStage stage = stage(PromptState.UNMARKED, Calls.MANY);
        stage.push(TextChunk.ofModel("[f|1"), delta);
        delta.clear();

        stage.finish(delta);

        assertEquals(List.of(new ToolEvent.Abandoned(0, "[f|1")), delta.calls());
    }
}
