package dev.parley.benchmarks.structured;

import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.StructuredOutputBackend;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.concurrent.TimeUnit;

/// What structured outputs cost at a vocabulary of 151,936: each mask, and each schema's compilation.
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class MaskBenchmark {

    /// Makes the benchmark.
    public MaskBenchmark() {}

    /// Random texts, a token further with every call.
    @State(Scope.Thread)
    public static class Walk {

        /// Whether nothing is remembered from earlier texts, or all.
        @Param({"first", "steady"})
        public String pass;

        private final long[] allowed = new long[LargeVocabulary.SIZE / Long.SIZE];
        private Texts texts;

        /// Makes the state.
        public Walk() {}

        /// Begins the first text.
        @Setup(Level.Trial)
        public void begin() {
            texts = new Texts(new LargeVocabulary(), pass.equals("first"));
        }

        /// Takes one token.
        @Setup(Level.Invocation)
        public void advance() {
            texts.advance();
        }
    }

    /// One token's mask.
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public long[] mask(Walk walk) {
        walk.texts.matcher().mask(walk.allowed);
        return walk.allowed;
    }

    /// One schema after the other, none of them compiled before.
    @State(Scope.Thread)
    public static class Schemas {

        /// Its place in `schemas.json`.
        @Param({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"})
        public int schema;

        private final LargeVocabulary vocabulary = new LargeVocabulary();
        private final StructuredOutputBackend backend = Texts.backend();
        private JsonNode source;
        private int compiled;

        /// Makes the state.
        public Schemas() {}

        /// Changes the schema without changing what it means.
        @Setup(Level.Invocation)
        public void change() {
            ObjectNode next = (ObjectNode) Texts.schemas().get(schema).path("schema").deepCopy();
            source = next.put("$comment", compiled++);
        }
    }

    /// One schema's compilation; what other constraints of the vocabulary had too is known.
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public CompiledConstraint compile(Schemas schemas) {
        return schemas.backend.compile(
                new Constraint.JsonSchema(schemas.source), schemas.vocabulary);
    }
}
