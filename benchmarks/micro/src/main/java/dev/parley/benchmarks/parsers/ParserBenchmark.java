package dev.parley.benchmarks.parsers;

import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

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

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

/// Characters a tool parser takes in a second, in pieces as large as a token. `hf` is left out: its format is
/// the template's.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 2, time = 1)
public class ParserBenchmark {

    private static final ToolDefinition TOOL =
            new ToolDefinition(
                    "write",
                    "",
                    JsonNodeFactory.instance.objectNode(),
                    ToolDefinition.Strictness.FREE);

    /// The parser's name.
    @Param({
        "apertus",
        "cohere_command3",
        "cohere_command4",
        "deepseek_v3",
        "deepseek_v31",
        "deepseek_v32",
        "deepseek_v4",
        "deepseek_v41",
        "dots",
        "ernie45",
        "functiongemma",
        "gemma4",
        "gigachat3",
        "glm45",
        "granite",
        "granite-20b-fc",
        "granite4",
        "hermes",
        "hunyuan_a13b",
        "hy_v3",
        "hy_v4",
        "inkling",
        "internlm",
        "jamba",
        "k2_horizon",
        "kimi_k2",
        "kimi_k3",
        "lfm2",
        "llama3_json",
        "llama4_pythonic",
        "longcat",
        "mimo",
        "minicpm5",
        "minimax_m2",
        "minimax_m3",
        "mistral",
        "muse_glimmer",
        "olmo3",
        "openai",
        "phi4_mini_json",
        "plamo3",
        "poolside_v1",
        "pythonic",
        "qwen3_coder",
        "seed_oss",
        "step3",
        "xlam"
    })
    public String parser;

    private ToolParserProvider provider;
    private String opening;
    private String adversarial;
    private String arguments;

    /// Finds the parser and what its format writes in front of arguments.
    @Setup
    public void prepare() {
        provider =
                ServiceLoader.load(ToolParserProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(it -> it.name().equals(parser))
                        .findFirst()
                        .orElseThrow();
        opening = provider.grammar(rules()).map(it -> opening(it.tag().get("format"))).orElse("");
        adversarial = Corpus.nearlyMarkers();
        arguments = opening + "{\"text\": \"" + "a".repeat(Corpus.LONG);
    }

    /// A megabyte of what nearly is a marker.
    @Benchmark
    @OperationsPerInvocation(Corpus.MEGABYTE)
    public int adversarialCharacters() {
        return events(adversarial);
    }

    /// A call with an argument of 65,536 characters; plain JSON where the format has no grammar.
    @Benchmark
    @OperationsPerInvocation(Corpus.LONG)
    public int argumentCharacters() {
        return events(arguments);
    }

    private int events(String text) {
        ToolParser reader = provider.create(new ToolParserRequest(List.of(TOOL), Optional.empty()));
        return Corpus.feed(text, reader::push) + reader.finish().size();
    }

    private static CallRules rules() {
        return new CallRules(
                List.of(TOOL),
                CallRules.Demand.REQUIRED,
                CallRules.Repetition.ONCE,
                CallRules.Schemas.ALL_TOOLS,
                CallRules.Reasoning.OUTSIDE);
    }

    /// What a structural tag's first call begins with.
    private static String opening(JsonNode format) {
        String begin = format.path("begin").asString("");
        for (String key : List.of("content", "tags", "elements")) {
            JsonNode inner = format.path(key);
            JsonNode first = inner.isArray() ? inner.path(0) : inner;
            if (first.isObject()) {
                return begin + opening(first);
            }
        }
        return begin;
    }
}
