package dev.parley.benchmarks.parsers;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

/// Characters a reasoning parser takes in a second, in pieces as large as a token, behind a prompt that opened the
/// block. `hf` is left out: its format is the template's.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 2, time = 1)
public class ReasoningBenchmark {

    /// The parser's name.
    @Param({
        "cohere_command3",
        "cohere_command4",
        "deepseek_r1",
        "deepseek_v3",
        "deepseek_v4",
        "deepseek_v41",
        "ernie45",
        "gemma4",
        "glm47",
        "granite",
        "granite_thinking_parser",
        "holo2",
        "hunyuan_a13b",
        "hy_v3",
        "hy_v4",
        "inkling",
        "k2_horizon",
        "kimi_k2",
        "kimi_k3",
        "minicpmv",
        "minimax_m2",
        "minimax_m2_append_think",
        "minimax_m3",
        "mistral",
        "muse_glimmer",
        "nemotron_v3",
        "olmo3",
        "openai_gptoss",
        "plamo3",
        "poolside_v1",
        "qwen3",
        "seed_oss",
        "step3",
        "step3p5"
    })
    public String parser;

    private ReasoningParserProvider provider;
    private String adversarial;
    private String thought;

    /// Finds the parser.
    @Setup
    public void prepare() {
        provider =
                ServiceLoader.load(ReasoningParserProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(it -> it.name().equals(parser))
                        .findFirst()
                        .orElseThrow();
        adversarial = Corpus.nearlyMarkers();
        thought = Corpus.prose();
    }

    /// A megabyte of what nearly is a marker.
    @Benchmark
    @OperationsPerInvocation(Corpus.MEGABYTE)
    public int adversarialCharacters() {
        return events(adversarial);
    }

    /// A thought of 65,536 characters.
    @Benchmark
    @OperationsPerInvocation(Corpus.LONG)
    public int thoughtCharacters() {
        return events(thought);
    }

    private int events(String text) {
        ReasoningParser reader =
                provider.create(
                        new ReasoningRequest(
                                PromptState.OPEN,
                                JsonNodeFactory.instance.objectNode(),
                                Optional.empty(),
                                Delivery.STREAMED,
                                Follower.CLIENT,
                                MissingNode.getInstance()));
        return Corpus.feed(text, reader::push) + reader.finish().size();
    }
}
