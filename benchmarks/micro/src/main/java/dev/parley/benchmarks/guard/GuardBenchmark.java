package dev.parley.benchmarks.guard;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.core.guard.ParserGuard;
import dev.parley.core.guard.PluginFailures;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

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

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What the guard adds to one `push` of a parser that does next to nothing.
///
/// `bare` calls the parser, `inline` guards it on the caller's thread as those that came with the
/// server, `hand-off` on another thread as those of plug-ins. [#hostile] is the first push of a request
/// whose parser throws, with the request's parser made anew.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class GuardBenchmark {

    private static final TextChunk CHUNK = TextChunk.ofModel("word ");
    private static final ToolParserRequest REQUEST =
            new ToolParserRequest(List.of(), Optional.empty());

    /// How long a guarded parser is used before it is made anew, as one reply is long.
    private static final int REPLY = 1000;

    /// Who stands between.
    @Param({"bare", "inline", "hand-off"})
    public String way;

    private ToolParserProvider calm;
    private ToolParserProvider throwing;
    private ToolParser parser;
    private int pushes;

    /// Makes the parsers.
    @Setup
    public void parsers() {
        calm = guarded(chunk -> List.of(new ToolEvent.Content(chunk.text())));
        throwing =
                guarded(
                        _ -> {
                            throw new IllegalStateException();
                        });
        parser = calm.create(REQUEST);
    }

    private ToolParserProvider guarded(Pushed pushed) {
        ToolParserProvider provider = new Provider(pushed);
        // A limit of zero keeps any parser on the caller's thread.
        Duration limit = way.equals("inline") ? Duration.ZERO : Duration.ofSeconds(60);
        return way.equals("bare")
                ? provider
                : new ParserGuard(new PluginFailures(new SimpleMeterRegistry()), limit)
                        .guard("bench", provider);
    }

    /// One push of a long reply.
    @Benchmark
    public List<ToolEvent> push() {
        if (++pushes == REPLY) {
            pushes = 0;
            parser = calm.create(REQUEST);
        }
        return parser.push(CHUNK);
    }

    /// A request's first push, where the parser throws.
    @Benchmark
    public Object hostile() {
        try {
            return throwing.create(REQUEST).push(CHUNK);
        } catch (IllegalStateException e) {
            return e;
        }
    }

    /// What a parser makes of a chunk.
    @FunctionalInterface
    private interface Pushed {

        List<ToolEvent> events(TextChunk chunk);
    }

    /// A stranger's provider.
    private record Provider(Pushed pushed) implements ToolParserProvider {

        @Override
        public String name() {
            return "bench";
        }

        @Override
        public ToolParser create(ToolParserRequest request) {
            return new ToolParser() {
                @Override
                public List<ToolEvent> push(TextChunk chunk) {
                    return pushed.events(chunk);
                }

                @Override
                public List<ToolEvent> finish() {
                    return List.of();
                }
            };
        }
    }
}
