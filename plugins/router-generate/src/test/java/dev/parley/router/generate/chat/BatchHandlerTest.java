package dev.parley.router.generate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

class BatchHandlerTest {

    private static final String TWO =
            "'messages':[[{'role':'user','content':'a'}],[{'role':'user','content':'bc'}]]";

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer ask(String fields) {
        return server.post("/v1/chat/completions/batch", "{%s}".formatted(fields));
    }

    @Test
    void givesOneChoicePerConversation() {
        server.script().play(Script.of("one"), Script.cut("two"));

        JsonNode reply = ask(TWO + ",'request_id':'r'").json();

        assertEquals("chat.completion", reply.path("object").asString());
        assertEquals(
                List.of("0 one stop", "1 two length"),
                reply.path("choices").values().stream()
                        .map(
                                choice ->
                                        "%d %s %s"
                                                .formatted(
                                                        choice.path("index").asInt(),
                                                        choice.at("/message/content").asString(),
                                                        choice.path("finish_reason").asString()))
                        .toList());
        assertEquals(
                List.of("chatcmpl-r_0", "chatcmpl-r_1"),
                server.script().requests().stream().map(request -> request.id()).toList());
    }

    @Test
    void sumsTheUsage() {
        server.script().play(Script.of("one"), Script.cut("two"));

        JsonNode usage = ask(TWO).json().path("usage");

        int prompts =
                server.script().requests().stream()
                        .mapToInt(request -> request.prompt().length)
                        .sum();
        assertEquals(prompts, usage.path("prompt_tokens").asInt());
        assertEquals(7, usage.path("completion_tokens").asInt());
        assertTrue(usage.path("completion_tokens_details").isNull());
    }

    @Test
    void splitsReasoningConversationByConversation() {
        server.parsing().script().play(Script.of("«t»one"), Script.of("two"));

        JsonNode choices = ask(TWO).json().path("choices");

        assertEquals("t", choices.at("/0/message/reasoning").asString());
        assertEquals("one", choices.at("/0/message/content").asString());
        assertEquals("two", choices.at("/1/message/content").asString());
    }

    @Test
    void answersWholeWhateverStreamSays() {
        server.script().play(Script.of("one"), Script.of("two"));

        Answer answer = ask(TWO + ",'stream':true,'stream_options':{'include_usage':true}");

        assertEquals(200, answer.status());
        assertEquals("two", answer.json().at("/choices/1/message/content").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'n':2                  | Batch chat completions do not support `n > 1`. Please set `n` to 1. (parameter=n, value=2)
                    'use_beam_search':true | Batch chat completions do not support beam search. Please set `use_beam_search` to False. (parameter=use_beam_search)
                    'stream_options':{'include_usage':true} | Stream options can only be defined when `stream=True`. (parameter=stream_options)
                    'tools':[]             | Batch chat completions do not support tools. Please leave out `tools`. (parameter=tools)
                    'temperature':-1       | temperature must be non-negative, got -1.0. (parameter=temperature, value=-1.0)
                    """)
    void refusesWhatABatchCannotDo(String field, String message) {
        Answer answer = ask(TWO + "," + field);

        assertEquals(400, answer.status());
        assertEquals(message, answer.message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'messages':[]                                   | body.messages
                    'messages':[[]]                                 | body.messages.0
                    'messages':[{'role':'user','content':'a'}]      | body.messages.0
                    'model':'tiny'                                  | body.messages
                    'messages':[[{'role':'user','content':'a'}]],'tool_choice':'auto' | body.tool_choice
                    """)
    void namesTheFieldOfAnotherShape(String fields, String parameter) {
        Answer answer = ask(fields);

        assertEquals(400, answer.status());
        assertEquals(parameter, answer.json().at("/error/param").asString());
    }
}
