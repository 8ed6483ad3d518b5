package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// 64 conversations at once give, each, the tokens they give alone.
final class BatchingIT {

    private static final int AT_ONCE = 64;

    @Test
    void togetherAsAlone() throws Exception {
        try (ParleyServer server = ParleyServer.start()) {
            assertSame(server);
        }
    }

    @Test
    void withPromptsInChunksOfSeven() throws Exception {
        try (ParleyServer server = ParleyServer.start("--long-prefill-token-threshold", "7")) {
            assertSame(server);
        }
    }

    @Test
    void withAPoolSoSmallThatSequencesArePreempted() throws Exception {
        try (ParleyServer server =
                ParleyServer.start(
                        "--num-gpu-blocks-override", "80", "--no-enable-prefix-caching")) {
            assertSame(server);
            assertTrue(server.metric("vllm:num_preemptions_total") > 0, "nothing was preempted");
        }
    }

    @Test
    void withSharedPrefixes() throws Exception {
        try (ParleyServer server = ParleyServer.start("--enable-prefix-caching")) {
            assertSame(server);
            assertSame(server);
            assertTrue(server.metric("vllm:prefix_cache_hits_total") > 0, "no prefix was shared");
        }
    }

    private static void assertSame(ParleyServer server)
            throws InterruptedException, ExecutionException {
        List<JsonNode> goldens = Goldens.cases();
        List<Future<JsonNode>> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                JsonNode golden = goldens.get(i % goldens.size());
                replies.add(
                        threads.submit(
                                () ->
                                        server.postJson(
                                                "/v1/chat/completions", Goldens.request(golden))));
            }
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            JsonNode ids = replies.get(i).get().get("choices").get(0).get("token_ids");
            String difference = Goldens.difference(goldens.get(i % goldens.size()), ids);
            if (!difference.isEmpty()) {
                differences.add(difference);
            }
        }
        assertEquals(List.of(), differences);
    }
}
