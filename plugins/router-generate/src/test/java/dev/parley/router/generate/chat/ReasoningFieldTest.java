package dev.parley.router.generate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

class ReasoningFieldTest {

    private static final String BODY = "{'messages':[{'role':'user','content':'hi'}]%s}";

    private static TestServer server(String field) {
        return new TestServer().parsing().with("reasoning-field", field);
    }

    @ParameterizedTest
    @CsvSource({
        "reasoning, y, ''",
        "reasoning_content, '', y",
        "both, y, y",
    })
    void namesTheReasoningOfAWholeReply(String field, String reasoning, String older) {
        try (TestServer server = server(field)) {
            server.script().play(Script.of("«y»s"));

            JsonNode message =
                    server.post("/v1/chat/completions", BODY.formatted(""))
                            .json()
                            .at("/choices/0/message");

            assertEquals(reasoning, message.path("reasoning").asString(""));
            assertEquals(older, message.path("reasoning_content").asString(""));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reasoning | {\"reasoning\":\"y\"}",
                "reasoning_content | {\"reasoning_content\":\"y\"}",
                "both | {\"reasoning\":\"y\",\"reasoning_content\":\"y\"}",
            })
    void namesTheReasoningOfAStream(String field, String delta) {
        try (TestServer server = server(field)) {
            server.script().play(Script.of("«y»s"));

            List<String> events =
                    server.post("/v1/chat/completions", BODY.formatted(",'stream':true")).events();

            assertTrue(events.get(1).contains("\"delta\":" + delta + ","), events.get(1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reasoning | \"reasoning\":null}",
                "reasoning_content | \"reasoning_content\":null}",
                "both | \"reasoning\":null,\"reasoning_content\":null}",
            })
    void showsHiddenReasoningAsNull(String field, String nulls) {
        try (TestServer server = server(field)) {
            server.script().play(Script.of("«y»s"));

            String reply =
                    server.post(
                                    "/v1/chat/completions",
                                    BODY.formatted(",'include_reasoning':false"))
                            .text();

            assertTrue(reply.contains(nulls), reply);
        }
    }
}
