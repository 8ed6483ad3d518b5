package dev.parley.router.generate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.ChatPrompt;
import dev.parley.api.text.ChatTemplate.ContentFormat;
import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class ChatPromptTest {

    private static final String PATH = "/v1/chat/completions";

    private TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private ChatPrompt promptOf(String more) {
        server.script().play(Script.of("x"));
        assertEquals(
                200,
                server.post(PATH, "{'messages':[{'role':'user','content':'hi'}]%s}".formatted(more))
                        .status());
        return server.template().last();
    }

    @Test
    void mergesTemplateArgumentsByRank() {
        server.with("default-chat-template-kwargs", "{\"a\":1,\"b\":1}");

        JsonNode variables =
                promptOf(
                                ",'reasoning_effort':'none','chat_template_kwargs':{'b':2,'c':'auto','d':null,'tokenize':true}")
                        .variables();

        assertEquals(
                "{'a':1,'b':2,'reasoning_effort':'none','enable_thinking':false}"
                        .replace('\'', '"'),
                variables.toString());
    }

    @Test
    void leavesTheClientsOwnSwitchAlone() {
        JsonNode variables =
                promptOf(
                                ",'reasoning_effort':'high','chat_template_kwargs':{'enable_thinking':false}")
                        .variables();

        assertFalse(variables.path("enable_thinking").asBoolean());
    }

    @Test
    void givesToolsToTheTemplateInOneForm() {
        server.parsing();

        JsonNode tools =
                promptOf(
                                ",'tools':[{'type':'function','x':1,'function':{'name':'f','y':2,'strict':true}}]")
                        .tools()
                        .orElseThrow();

        assertEquals(
                ("[{'type':'function','function':{'name':'f','description':null,'parameters':null,'strict':true}}]")
                        .replace('\'', '"'),
                tools.toString());
    }

    @Test
    void hidesToolsForNoneOnlyWhenTheOperatorSaysSo() {
        String none = ",'tool_choice':'none','tools':[{'function':{'name':'f'}}]";
        assertTrue(promptOf(none).tools().isPresent());
        server.close();
        server = new TestServer().with("exclude-tools-when-tool-choice-none", "true");

        assertTrue(promptOf(none).tools().isEmpty());
    }

    @Test
    void continuesTheLastMessageInItsRole() {
        server.script().play(Script.of("b"));

        Answer answer =
                server.post(
                        PATH,
                        "{'messages':[{'role':'critic','content':'a'}],'add_generation_prompt':false,"
                            + "'continue_final_message':true,'echo':true}");

        assertEquals(ChatPrompt.Ending.CONTINUED, server.template().last().ending());
        assertEquals("critic", answer.json().at("/choices/0/message/role").asString());
        assertEquals("ab", answer.json().at("/choices/0/message/content").asString());
    }

    @Test
    void refusesToContinueAndToBeginAtOnce() {
        Answer answer =
                server.post(
                        PATH,
                        "{'messages':[{'role':'assistant','content':'a'}],'continue_final_message':true}");

        assertTrue(
                answer.message()
                        .startsWith(
                                "continue_final_message and add_generation_prompt are not"
                                        + " compatible."),
                answer.message());
    }

    @Test
    void echoesTheLastMessageInAStream() {
        server.script().play(Script.of("b"));

        List<String> events =
                server.post(
                                PATH,
                                "{'messages':[{'role':'critic','content':'a'}],'add_generation_prompt':false,'echo':true,'stream':true}")
                        .events();

        assertTrue(
                events.get(1)
                        .contains(
                                "\"delta\":{\"content\":\"a\"},\"logprobs\":null,\"finish_reason\":null}]}"),
                events.get(1));
    }

    @Test
    void refusesToEchoPartsInAStreamAsTheReferenceDoes() {
        server.close();
        server = new TestServer(ContentFormat.OPENAI);
        server.script().play(Script.of("b"));

        List<String> events =
                server.post(
                                PATH,
                                "{'messages':[{'role':'critic','content':'a'}],'add_generation_prompt':false,'echo':true,'stream':true}")
                        .events();

        assertEquals(3, events.size());
        assertTrue(
                events.get(1)
                        .contains("input_value=[{'type': 'text', 'text': 'a'}], input_type=list]"),
                events.get(1));
        assertEquals("[DONE]", events.getLast());
    }

    @Test
    void usesTheConfiguredRole() {
        server.with("response-role", "bot").script().play(Script.of("x"));

        Answer answer = server.post(PATH, "{'messages':[{'role':'user','content':'hi'}]}");

        assertEquals("bot", answer.json().at("/choices/0/message/role").asString());
    }

    @Test
    void truncatesOnTheSideAsked() {
        promptOf(",'truncate_prompt_tokens':3,'truncation_side':'right'");

        assertEquals(
                List.of((int) 'u', (int) 's', (int) 'e'),
                java.util.Arrays.stream(server.script().requests().getLast().prompt())
                        .boxed()
                        .toList());
    }
}
