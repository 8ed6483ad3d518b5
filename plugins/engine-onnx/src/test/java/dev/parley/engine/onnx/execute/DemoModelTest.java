package dev.parley.engine.onnx.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.api.model.BundledModelProvider;
import dev.parley.api.model.ModelFiles;
import dev.parley.engine.onnx.step.ModelExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares with what was recorded of the demo model when it was made.
class DemoModelTest {

    private static final double TIE = 1e-3;
    private static final double LOGPROB_TOLERANCE = 2e-3;

    @Test
    void answersTheGoldenConversations() throws IOException {
        Optional<ModelFiles> model = model();
        assumeTrue(model.isPresent(), "the demo model is not among the test's modules");
        try (ModelExecutor executor = OnnxModel.open(Starts.of(model.get()).start())) {
            for (JsonNode conversation : conversations()) {
                answers(executor, conversation);
            }
        }
    }

    private static Optional<ModelFiles> model() {
        DemoModelTest.class.getModule().addUses(BundledModelProvider.class);
        return ServiceLoader.load(BundledModelProvider.class)
                .findFirst()
                .map(BundledModelProvider::files);
    }

    private static JsonNode conversations() throws IOException {
        try (InputStream golden = DemoModelTest.class.getResourceAsStream("/demo/greedy.json")) {
            return JsonMapper.shared().readTree(golden).path("cases");
        }
    }

    private static void answers(ModelExecutor executor, JsonNode conversation) {
        int[] output = GoldenCheckpointTest.ints(conversation.path("output_ids"));
        Sequence sequence = Sequence.alone(GoldenCheckpointTest.ints(conversation.path("prompt_ids")), executor);
        float[][] logits = sequence.generate(executor, Integer.MAX_VALUE, output.length);
        for (int step = 0; step < output.length; step++) {
            int best = Sequence.best(logits[step]);
            if (best != output[step]) {
                assertEquals(logits[step][output[step]], logits[step][best], TIE, "no tie at step " + step);
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
            double logprob = logits[entry.path("id").asInt()] - logits[Sequence.best(logits)] - Math.log(sum);
            double difference = Math.abs(logprob - entry.path("logprob").asDouble());
            assertTrue(difference <= LOGPROB_TOLERANCE, "logprob differs by " + difference);
        }
    }
}
