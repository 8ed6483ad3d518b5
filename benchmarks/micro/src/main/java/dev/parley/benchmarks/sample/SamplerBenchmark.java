package dev.parley.benchmarks.sample;

import dev.parley.api.engine.SamplingParams;
import dev.parley.engine.onnx.kv.TokenHistory;
import dev.parley.engine.onnx.sample.LogprobsMode;
import dev.parley.engine.onnx.sample.Sample;
import dev.parley.engine.onnx.sample.SampleState;
import dev.parley.engine.onnx.sample.Sampler;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// What one token costs at a vocabulary of 151,936, without the model.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SamplerBenchmark {

    private static final int VOCABULARY = 151_936;

    /// How tokens are chosen.
    @Param({"greedy", "plain", "top-k", "top-p", "top-k-top-p", "min-p", "penalties", "logprobs"})
    public String way;

    private final float[] logits = new float[VOCABULARY];
    private final float[] row = new float[VOCABULARY];
    private final Sampler sampler = new Sampler(VOCABULARY, LogprobsMode.RAW_LOGPROBS);
    private SampleState state;

    /// Draws logits as a model's: most far below a few.
    @Setup
    public void draw() {
        Random random = new Random(7);
        for (int i = 0; i < VOCABULARY; i++) {
            logits[i] = (float) (random.nextGaussian() * 3);
        }
        TokenHistory tokens = new TokenHistory(random.ints(1000, 0, VOCABULARY).toArray());
        state = new SampleState(params(), Optional.empty(), tokens, VOCABULARY, 0);
    }

    /// One token; the copy of the row is part of it.
    @Benchmark
    public Sample token() {
        System.arraycopy(logits, 0, row, 0, VOCABULARY);
        return sampler.sample(state, row);
    }

    private SamplingParams params() {
        SamplingParams.Builder params = SamplingParams.builder().seed(OptionalLong.of(1));
        switch (way) {
            case "greedy" -> params.temperature(0);
            case "top-k" -> params.topK(50);
            case "top-p" -> params.topP(0.95f);
            case "top-k-top-p" -> params.topK(50).topP(0.95f);
            case "min-p" -> params.minP(0.05f);
            case "penalties" -> params.repetitionPenalty(1.1f).presencePenalty(0.5f);
            case "logprobs" -> params.temperature(0).logprobs(OptionalInt.of(5));
            default -> params.temperature(1);
        }
        return params.build();
    }
}
