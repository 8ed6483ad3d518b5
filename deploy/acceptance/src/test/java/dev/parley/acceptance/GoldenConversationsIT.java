package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// The demo model through HTTP says what transformers says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GoldenConversationsIT {

    private ParleyServer server;

    @BeforeAll
    void start() {
        server = ParleyServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static List<JsonNode> cases() {
        return Goldens.cases();
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("cases")
    void promptAndOutputAreIdentical(JsonNode golden) {
        ObjectNode request = Goldens.request(golden).put("return_prompt_text", true);

        JsonNode reply = server.postJson("/v1/chat/completions", request);

        assertAll(
                () ->
                        assertEquals(
                                golden.get("prompt").asString(),
                                reply.get("prompt_text").asString()),
                () -> assertEquals(golden.get("prompt_ids"), reply.get("prompt_token_ids")),
                () ->
                        assertEquals(
                                "",
                                Goldens.difference(
                                        golden, reply.get("choices").get(0).get("token_ids"))));
    }

    static List<JsonNode> casesWithLogprobs() {
        return cases().stream().filter(golden -> golden.hasNonNull("top5_logprobs")).toList();
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("casesWithLogprobs")
    void logprobsAreWithinTwoThousandths(JsonNode golden) {
        ObjectNode request =
                Goldens.request(golden)
                        .put("logprobs", true)
                        .put("top_logprobs", 5)
                        .put("return_tokens_as_token_ids", true);

        JsonNode reply = server.postJson("/v1/chat/completions", request);

        JsonNode content = reply.get("choices").get(0).get("logprobs").get("content");
        JsonNode want = golden.get("top5_logprobs");
        for (int i = 0; i < Math.min(want.size(), content.size()); i++) {
            assertTop(want.get(i), content.get(i).get("top_logprobs"), i);
        }
    }

    private static void assertTop(JsonNode want, JsonNode got, int position) {
        for (JsonNode entry : want) {
            double floor = want.get(want.size() - 1).get("logprob").asDouble();
            double value = floor;
            for (JsonNode candidate : got) {
                if (candidate
                        .get("token")
                        .asString()
                        .equals("token_id:" + entry.get("id").asInt())) {
                    value = candidate.get("logprob").asDouble();
                }
            }
            assertEquals(
                    entry.get("logprob").asDouble(),
                    value,
                    2e-3,
                    "position " + position + ", " + entry);
        }
    }
}
