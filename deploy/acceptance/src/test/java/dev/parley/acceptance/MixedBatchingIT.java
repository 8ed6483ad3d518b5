package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// 64 requests of every kind at once give, each, what they give alone.
final class MixedBatchingIT {

    private static final int AT_ONCE = 64;

    /// What a request adds to its prompt; every one is sent several times, on other prompts.
    private static final List<String> KINDS =
            List.of(
                    "{'temperature':0}",
                    "{'temperature':1.1,'seed':%d}",
                    "{'temperature':0.9,'seed':%d,'top_p':0.8,'top_k':40,'min_p':0.02}",
                    "{'temperature':1,'seed':%d,'presence_penalty':0.7,'frequency_penalty':0.4}",
                    "{'temperature':0,'repetition_penalty':1.3}",
                    "{'temperature':1,'seed':%d,'logit_bias':{'300':5,'301':-5},'bad_words':['the']}",
                    "{'temperature':1,'seed':%d,'allowed_token_ids':[300,301,302,303,304,305]}",
                    "{'temperature':0,'logprobs':3}",
                    "{'temperature':0.7,'seed':%d,'n':3}",
                    "{'temperature':1.2,'seed':%d,'structured_outputs':{'regex':'[a-f]{5,20}'}}",
                    "{'temperature':1,'seed':%d,'structured_outputs':{'choice':['yes','no','maybe']}}",
                    "{'use_beam_search':true,'n':3,'temperature':0}",
                    "{'temperature':1,'seed':%d,'min_tokens':12,'stop_token_ids':[300]}");

    private static ObjectNode request(int number) {
        String fields = KINDS.get(number % KINDS.size()).replace("%d", Integer.toString(number));
        ObjectNode body = (ObjectNode) ParleyServer.JSON.readTree(fields.replace('\'', '"'));
        return body.put("prompt", "Request %d is about the number %d".formatted(number, number * 7))
                .put("max_tokens", 24)
                .put("return_token_ids", true);
    }

    /// What must not depend on the batch: texts, ids, ends, and which tokens score best.
    private static String outcome(ParleyServer server, int number) {
        JsonNode reply = server.postJson("/v1/completions", request(number));
        StringBuilder out = new StringBuilder();
        for (JsonNode choice : reply.path("choices")) {
            out.append(choice.path("token_ids"))
                    .append(choice.path("text"))
                    .append(choice.path("finish_reason"))
                    .append(choice.path("stop_reason"))
                    .append(choice.at("/logprobs/tokens"))
                    .append('\n');
        }
        return out.toString();
    }

    @Test
    void togetherAsAlone() throws InterruptedException, ExecutionException {
        try (ParleyServer server = ParleyServer.start("--no-enable-prefix-caching")) {
            List<String> alone = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                alone.add(outcome(server, i));
            }
            List<Future<String>> together = new ArrayList<>();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < AT_ONCE; i++) {
                    int number = i;
                    together.add(clients.submit(() -> outcome(server, number)));
                }
            }
            List<String> differences = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                if (!alone.get(i).equals(together.get(i).get())) {
                    differences.add(
                            "%s%n alone: %s%n together: %s"
                                    .formatted(request(i), alone.get(i), together.get(i).get()));
                }
            }
            assertEquals(List.of(), differences);
        }
    }
}
