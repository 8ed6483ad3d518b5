package dev.parley.router.generate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.SamplingParams.Thinking;
import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;

class ChatParsersTest {

    private static final String TOOLS =
            "'tools':[{'type':'function','function':{'name':'add','parameters':{}}}]";

    private final TestServer server = new TestServer().parsing();

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer ask(String more) {
        return server.post(
                "/v1/chat/completions",
                "{'messages':[{'role':'user','content':'hi'}]%s}".formatted(more));
    }

    private static String withoutIds(String json) {
        return json.replaceAll("chatcmpl-tool-[0-9a-f]{16}", "chatcmpl-tool-*");
    }

    @Test
    void splitsReasoningFromContent() {
        server.script().play(Script.of("«why»so"));

        JsonNode reply = ask("").json();

        assertEquals("why", reply.at("/choices/0/message/reasoning").asString());
        assertEquals("so", reply.at("/choices/0/message/content").asString());
        assertEquals(3, reply.at("/usage/completion_tokens_details/reasoning_tokens").asInt());
    }

    @Test
    void handsTheThinkingBudgetToTheEngineWithTheParsersMarkers() {
        server.script().play(Script.of("«why»so"));

        ask(",'thinking_token_budget':5");

        assertEquals(
                Optional.of(
                        new Thinking(
                                5, List.of((int) '«'), List.of((int) '»'), List.of((int) '»'))),
                server.script().requests().getFirst().sampling().thinking());
    }

    @Test
    void showsContentAsNullWhenThereIsReasoningOnly() {
        server.script().play(Script.cut("«why"));

        assertTrue(ask("").json().at("/choices/0/message/content").isNull());
    }

    @Test
    void dropsReasoningWhenAsked() {
        server.script().play(Script.of("«y»s"));

        List<String> events =
                ask(",'stream':true,'include_reasoning':false,'return_token_ids':true").events();

        assertEquals(4, events.size(), events.toString());
        assertTrue(
                events.get(1).contains("\"delta\":{\"content\":\"s\",\"reasoning\":null}"),
                events.get(1));
        assertTrue(events.get(1).contains("\"token_ids\":null"), events.get(1));
    }

    @Test
    void streamsReasoningThenContentThenAnEmptyEnd() {
        server.script().play(Script.of("«y»s"));

        List<String> events = ask(",'stream':true").events();

        assertTrue(events.get(1).contains("\"delta\":{\"reasoning\":\"y\"}"), events.get(1));
        assertTrue(events.get(2).contains("\"delta\":{\"content\":\"s\"}"), events.get(2));
        assertTrue(events.get(3).contains("\"delta\":{},"), events.get(3));
    }

    @Test
    void keepsReasoningAndContentOfOneOutputApart() {
        server.script().play(Script.of("«yy»ss").by(100));

        List<String> events = ask(",'stream':true").events();

        assertTrue(events.get(1).contains("\"delta\":{\"reasoning\":\"yy\"}"), events.get(1));
        assertTrue(events.get(2).contains("\"delta\":{\"content\":\"ss\"}"), events.get(2));
    }

    @Test
    void findsCallsAndNullsBlankContent() {
        server.script().play(Script.of("\n[add|{}]"));

        JsonNode choice = ask("," + TOOLS).json().at("/choices/0");

        assertEquals("tool_calls", choice.path("finish_reason").asString());
        assertTrue(choice.at("/message/content").isNull());
        assertEquals("add", choice.at("/message/tool_calls/0/function/name").asString());
        assertEquals("{}", choice.at("/message/tool_calls/0/function/arguments").asString());
        assertTrue(
                choice.at("/message/tool_calls/0/id")
                        .asString()
                        .matches("chatcmpl-tool-[0-9a-f]{16}"));
    }

    @Test
    void streamsCallsWithNullContent() {
        server.script().play(Script.of("[add|{}]"));

        List<String> events = ask(",'stream':true," + TOOLS).events();

        assertTrue(
                withoutIds(events.get(1))
                        .contains(
                                "\"delta\":{\"content\":null,\"tool_calls\":[{\"id\":\"chatcmpl-tool-*\","
                                    + "\"type\":\"function\",\"index\":0,\"function\":{\"name\":\"add\"}}]}"),
                events.get(1));
        assertTrue(
                events.get(2)
                        .contains(
                                "{\"content\":null,\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\"}}]}"),
                events.get(2));
        assertTrue(events.get(4).contains("\"delta\":{},"), events.get(4));
        assertTrue(events.get(4).contains("\"finish_reason\":\"tool_calls\""), events.get(4));
    }

    @Test
    void showsACutOffCallAsContent() {
        server.script().play(Script.cut("so [add|{"));

        JsonNode choice = ask("," + TOOLS).json().at("/choices/0");

        assertEquals("so [add|{", choice.at("/message/content").asString());
        assertEquals("length", choice.path("finish_reason").asString());
        assertFalse(choice.path("message").has("tool_calls"));
    }

    @Test
    void keepsTheEnginesReasonInACutStream() {
        server.script().play(Script.cut("[add|{"));

        List<String> events = ask(",'stream':true," + TOOLS).events();

        assertTrue(
                events.get(events.size() - 2).contains("\"finish_reason\":\"length\""),
                events.toString());
    }

    @Test
    void leavesCallsInTheTextForToolChoiceNone() {
        server.script().play(Script.of("[add|{}]"));

        JsonNode choice = ask(",'tool_choice':'none'," + TOOLS).json().at("/choices/0");

        assertEquals("[add|{}]", choice.at("/message/content").asString());
        assertEquals("stop", choice.path("finish_reason").asString());
    }

    @Test
    void keepsTheFirstCallOnlyWhenNotParallel() {
        server.script().play(Script.of("[add|1][add|2]"));

        JsonNode calls =
                ask(",'parallel_tool_calls':false," + TOOLS)
                        .json()
                        .at("/choices/0/message/tool_calls");

        assertEquals(1, calls.size());
    }

    @Test
    void aReplyCutOffInItsSecondCallEndsForLengthWithTheFirst() {
        server.script().play(Script.cut("[add|{}][add|{"));

        JsonNode choice = ask("," + TOOLS).json().path("choices").path(0);

        assertEquals("length", choice.path("finish_reason").asString());
        assertEquals(1, choice.at("/message/tool_calls").size());
        assertEquals("[add|{", choice.at("/message/content").asString());
    }

    @Test
    void refusesForcedCalls() {
        Answer answer = ask(",'tool_choice':'required'," + TOOLS);

        assertEquals(400, answer.status());
        assertTrue(answer.message().contains("structured outputs"), answer.message());
    }
}
