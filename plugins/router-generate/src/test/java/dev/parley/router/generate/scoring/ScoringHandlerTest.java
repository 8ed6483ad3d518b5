package dev.parley.router.generate.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.List;

class ScoringHandlerTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer ask(String fields) {
        return server.post("/generative_scoring", "{%s}".formatted(fields));
    }

    @Test
    void scoresTheFirstLabelAmongAll() {
        server.script().play(Script.cut("y"), Script.cut("n"));

        JsonNode reply =
                ask("'query':'q','items':['a','b'],'label_token_ids':[121,110],'request_id':'r'")
                        .json();

        assertEquals("generative-scoring-r", reply.path("id").asString());
        assertEquals(2, reply.path("data").size());
        // The script's values are -0.25 and -0.5, whatever the labels.
        double share = Math.exp(-0.25) / (Math.exp(-0.25) + Math.exp(-0.5));
        assertEquals(share, reply.at("/data/1/score").asDouble(), 1e-6);
        assertEquals(4, reply.at("/usage/prompt_tokens").asInt());
        assertEquals(2, reply.at("/usage/completion_tokens").asInt());
        assertEquals(
                List.of(121, 110),
                server.script().requests().getFirst().sampling().logprobTokenIds());
    }

    @Test
    void givesTheLabelsOwnProbabilityWhenAsked() {
        server.script().play(Script.cut("y"));

        JsonNode reply =
                ask("'query':'q','items':['a'],'label_token_ids':[121],'apply_softmax':false")
                        .json();

        assertEquals(Math.exp(-0.25), reply.at("/data/0/score").asDouble(), 1e-6);
    }

    @Test
    void putsItemsFirstWhenAsked() {
        server.script().play(Script.cut("y"), Script.cut("y"));

        ask("'query':'q','items':['a'],'label_token_ids':[121]");
        ask("'query':[113],'items':[[97]],'label_token_ids':[121],'item_first':true");

        assertEquals(
                List.of("[113, 97]", "[97, 113]"),
                server.script().requests().stream()
                        .map(request -> Arrays.toString(request.prompt()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'query':'a','items':[],'label_token_ids':[5]        | items must contain at least one item.
                    'query':'a','items':['b'],'label_token_ids':[]      | label_token_ids must contain at least one token ID.
                    'query':'a','items':['b'],'label_token_ids':[99999] | label_token_id 99999 is out of vocabulary range [0, 1258). Please provide valid token IDs.
                    'query':'a','items':['b'],'label_token_ids':[5],'cache_salt':'' | Parameter 'cache_salt' must be a non-empty string if provided. (parameter=cache_salt)
                    'query':[99999],'items':[[1]],'label_token_ids':[5] | Token id 99999 is out of vocabulary
                    'query':[9223372036854775808],'items':[[1]],'label_token_ids':[5] | Token id 9223372036854775807 is out of vocabulary
                    """)
    void refusesWhatCannotBeScored(String fields, String message) {
        Answer answer = ask(fields);

        assertEquals(400, answer.status());
        assertEquals(message, answer.message());
    }

    @Test
    void namesMissingFields() {
        assertEquals("body.items", ask("'query':'a'").json().at("/error/param").asString());
        for (String item : new String[] {"5", "null"}) {
            assertEquals(
                    "body.items.0",
                    ask("'query':'a','items':[%s],'label_token_ids':[1]".formatted(item))
                            .json()
                            .at("/error/param")
                            .asString());
        }
    }

    @Test
    void hasNoStrategyForStructuredDecisions() {
        Answer answer = server.post("/v1/systemone", "{'state':'x','questions':{}}");

        assertEquals(501, answer.status());
        assertEquals("The model does not support the structured decision API", answer.message());
        assertEquals(400, server.post("/v1/systemone", "{}").status());
    }
}
