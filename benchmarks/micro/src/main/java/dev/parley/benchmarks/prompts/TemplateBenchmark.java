package dev.parley.benchmarks.prompts;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;

import dev.parley.core.jinja.JinjaTemplate;
import dev.parley.core.jinja.RenderLimits;
import dev.parley.core.jinja.RenderOptions;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// The template of Qwen3 with tools; the prompt has 2.8 KB. Times are samples: `p0.50` is the median.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TemplateBenchmark {

    private static final RenderOptions OPTIONS =
            new RenderOptions(RenderLimits.TRUSTED, () -> Instant.EPOCH, ZoneOffset.UTC);

    private final Jinjava jinjava =
            new Jinjava(
                    JinjavaConfig.newBuilder()
                            .withTrimBlocks(true)
                            .withLstripBlocks(true)
                            .withLegacyOverrides(LegacyOverrides.ALL)
                            .build());

    private String source;
    private JinjaTemplate template;
    private ObjectNode context;
    private Map<?, ?> plainContext;

    /// Reads the template and checks what it makes.
    @Setup
    public void read() throws IOException {
        try (InputStream in = TemplateBenchmark.class.getResourceAsStream("qwen3.json")) {
            JsonNode file = JsonMapper.shared().readTree(Objects.requireNonNull(in));
            source = file.get("template").stringValue();
            context = file.get("context").asObject();
            template = JinjaTemplate.compile(source);
            plainContext = JsonMapper.shared().treeToValue(context, Map.class);
            if (!render().equals(file.get("prompt").stringValue())) {
                throw new IllegalStateException("a wrong prompt");
            }
        }
    }

    /// Renders.
    @Benchmark
    public String render() {
        return template.render(context, OPTIONS);
    }

    /// Compiles.
    @Benchmark
    public JinjaTemplate compile() {
        return JinjaTemplate.compile(source);
    }

    /// Renders with jinjava, which parses the template each time and gives a different prompt.
    @Benchmark
    @SuppressWarnings("unchecked")
    public String renderByJinjava() {
        return jinjava.renderForResult(source, (Map<String, Object>) plainContext).getOutput();
    }
}
