package dev.parley.engine.onnx.loop;

import dev.parley.api.engine.GenerationRequest;
import dev.parley.engine.onnx.kv.TokenHistory;
import dev.parley.engine.onnx.sample.LogprobsMode;
import dev.parley.engine.onnx.sample.SampleState;
import dev.parley.engine.onnx.sample.Sampler;
import dev.parley.engine.onnx.sample.StopRules;

/// One sequence, one token after the other: what the engine must give however it batches.
final class NaiveGeneration {

    private NaiveGeneration() {}

    static int[] run(GenerationRequest request) {
        TokenHistory tokens = new TokenHistory(request.prompt());
        int vocabulary = RecallingExecutor.VOCABULARY;
        SampleState state =
                new SampleState(request.sampling(), request.constraint(), tokens, vocabulary, 0);
        Sampler sampler = new Sampler(vocabulary, LogprobsMode.RAW_LOGPROBS);
        StopRules rules = new StopRules(request.sampling(), 1024);
        do {
            int[] soFar = new int[tokens.length()];
            tokens.copy(0, tokens.length(), soFar, 0);
            tokens.append(
                    sampler.sample(state, RecallingExecutor.logits(soFar, soFar.length)).token());
        } while (rules.check(tokens).isEmpty());
        int[] output = new int[tokens.outputLength()];
        tokens.copy(tokens.promptLength(), output.length, output, 0);
        return output;
    }
}
