package dev.parley.engine.onnx.execute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.EngineOptions.Cache;
import dev.parley.api.engine.EngineOptions.PrefixCaching;
import dev.parley.api.model.ModelFiles;
import dev.parley.demo.DemoModelProvider;
import dev.parley.engine.onnx.step.ModelExecutor;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Compares with what was recorded of the demo model when it was made.
class DemoModelTest {

    /// Blocks of one sequence of the model's length.
    private static final int BLOCKS = 64;

    private static final double TIE = 1e-3;
    private static final double LOGPROB_TOLERANCE = 2e-3;

    @Test
    void answersTheGoldenConversations() throws IOException {
        ModelFiles model = model();
        try (ModelExecutor executor = OnnxModel.open(Starts.of(model).start())) {
            for (JsonNode conversation : conversations()) {
                answers(executor, conversation);
            }
        }
    }

    @Test
    void answersThemAllAtOnceInChunks() throws IOException {
        ModelFiles model = model();
        JsonNode conversations = conversations();
        Cache cache =
                new Cache(
                        16,
                        OptionalLong.empty(),
                        OptionalInt.of(BLOCKS * conversations.size()),
                        PrefixCaching.OFF);
        try (ModelExecutor executor = OnnxModel.open(Starts.of(model).cache(cache).start())) {
            List<Sequence> all = new ArrayList<>();
            for (JsonNode conversation : conversations) {
                int[] prompt = GoldenCheckpointTest.ints(conversation.path("prompt_ids"));
                all.add(new Sequence(prompt, executor, all.size(), conversations.size()));
            }
            int[] lengths =
                    conversations
                            .valueStream()
                            .mapToInt(
                                    c -> c.path("prompt_ids").size() + c.path("output_ids").size())
                            .toArray();
            generateTogether(executor, all, lengths);
            for (int i = 0; i < lengths.length; i++) {
                int[] expected =
                        GoldenCheckpointTest.ints(conversations.path(i).path("output_ids"));
                int[] tokens = all.get(i).tokens();
                int[] output = Arrays.copyOfRange(tokens, lengths[i] - expected.length, lengths[i]);
                assertArrayEquals(expected, output, "conversation " + i);
            }
        }
    }

    /// Feeds seven tokens of each sequence a step until all have their length.
    private static void generateTogether(
            ModelExecutor executor, List<Sequence> all, int[] lengths) {
        List<Sequence> running = new ArrayList<>(all);
        while (!running.isEmpty()) {
            float[][] logits = Sequence.step(executor, 7, running.toArray(Sequence[]::new));
            for (int i = 0; i < logits.length; i++) {
                if (running.get(i).pending() == 0) {
                    running.get(i).append(Sequence.best(logits[i]));
                }
            }
            running.removeIf(
                    sequence -> sequence.tokens().length >= lengths[all.indexOf(sequence)]);
        }
    }

    private static ModelFiles model() {
        return new DemoModelProvider().files();
    }

    private static JsonNode conversations() throws IOException {
        try (InputStream golden = DemoModelTest.class.getResourceAsStream("/demo/greedy.json")) {
            return JsonMapper.shared().readTree(golden).path("cases");
        }
    }

    private static void answers(ModelExecutor executor, JsonNode conversation) {
        int[] output = GoldenCheckpointTest.ints(conversation.path("output_ids"));
        Sequence sequence =
                Sequence.alone(
                        GoldenCheckpointTest.ints(conversation.path("prompt_ids")), executor);
        float[][] logits = sequence.generate(executor, Integer.MAX_VALUE, output.length);
        for (int step = 0; step < output.length; step++) {
            int best = Sequence.best(logits[step]);
            if (best != output[step]) {
                assertEquals(
                        logits[step][output[step]],
                        logits[step][best],
                        TIE,
                        "no tie at step " + step);
                return;
            }
            logprobs(conversation.path("top5_logprobs").path(step), logits[step]);
        }
    }

    private static void logprobs(JsonNode expected, float[] logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - logits[Sequence.best(logits)]);
        }
        for (JsonNode entry : expected) {
            double logprob =
                    logits[entry.path("id").asInt()]
                            - logits[Sequence.best(logits)]
                            - Math.log(sum);
            double difference = Math.abs(logprob - entry.path("logprob").asDouble());
            assertTrue(difference <= LOGPROB_TOLERANCE, "logprob differs by " + difference);
        }
    }
}
