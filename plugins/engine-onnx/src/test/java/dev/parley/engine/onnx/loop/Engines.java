package dev.parley.engine.onnx.loop;

import dev.parley.api.Settings;
import dev.parley.api.engine.EngineOptions;
import dev.parley.api.engine.EngineOptions.Cache;
import dev.parley.api.engine.EngineOptions.Policy;
import dev.parley.api.engine.EngineOptions.PrefixCaching;
import dev.parley.api.engine.EngineOptions.Scheduling;
import dev.parley.api.engine.EngineStart;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.engine.TokenOutput.PromptOutput;
import dev.parley.api.model.ModelFiles;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Engines on the [RecallingExecutor], set up in one place.
final class Engines {

    int blocks = 512;
    int sequences = 64;
    int budget = 256;
    OptionalInt chunk = OptionalInt.empty();
    OptionalInt maxLength = OptionalInt.empty();
    Policy policy = Policy.FCFS;
    PrefixCaching prefixCaching = PrefixCaching.ON;
    Map<String, String> settings = Map.of();
    final MeterRegistry meters = new SimpleMeterRegistry();

    RecallingExecutor executor() {
        return new RecallingExecutor(blocks, 8);
    }

    LoopEngine start() {
        return start(executor());
    }

    LoopEngine start(RecallingExecutor executor) {
        return LoopEngine.start(executor, engineStart());
    }

    EngineStart engineStart() {
        EngineOptions options =
                new EngineOptions(
                        "cpu",
                        "float32",
                        OptionalInt.empty(),
                        0,
                        new Cache(8, OptionalLong.empty(), OptionalInt.of(blocks), prefixCaching),
                        new Scheduling(maxLength, sequences, budget, chunk, policy));
        return new EngineStart(
                new NoFiles(), "tiny", options, new MapSettings(settings), meters, progress -> {});
    }

    /// All outputs of one request, joined.
    record Answer(
            int[] tokens,
            List<TokenLogprobs> logprobs,
            Optional<PromptOutput> prompt,
            Optional<Finish> finish) {

        Finish.Reason reason() {
            return finish.orElseThrow().reason();
        }
    }

    /// Takes outputs until all requests have ended.
    static List<Answer> collect(Generation generation, int count) throws InterruptedException {
        int[][] tokens = new int[count][0];
        List<List<TokenLogprobs>> logprobs = new ArrayList<>();
        List<Optional<PromptOutput>> prompts = new ArrayList<>();
        List<Optional<Finish>> finishes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            logprobs.add(new ArrayList<>());
            prompts.add(Optional.empty());
            finishes.add(Optional.empty());
        }
        Optional<TokenOutput> next = generation.next();
        while (next.isPresent()) {
            TokenOutput output = next.get();
            int request = output.request();
            int before = tokens[request].length;
            tokens[request] = Arrays.copyOf(tokens[request], before + output.tokens().length);
            System.arraycopy(output.tokens(), 0, tokens[request], before, output.tokens().length);
            logprobs.get(request).addAll(output.logprobs());
            if (output.prompt().isPresent()) {
                prompts.set(request, output.prompt());
            }
            finishes.set(request, output.finish());
            next = generation.next();
        }
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(new Answer(tokens[i], logprobs.get(i), prompts.get(i), finishes.get(i)));
        }
        return answers;
    }

    static Answer ask(LoopEngine engine, GenerationRequest request) throws InterruptedException {
        try (Generation generation = engine.generate(List.of(request))) {
            return collect(generation, 1).getFirst();
        }
    }

    private record MapSettings(Map<String, String> values) implements Settings {

        @Override
        public Optional<String> text(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public List<String> list(String name) {
            return text(name).stream().toList();
        }

        @Override
        public OptionalLong number(String name) {
            return values.containsKey(name)
                    ? OptionalLong.of(Long.parseLong(values.get(name)))
                    : OptionalLong.empty();
        }

        @Override
        public boolean enabled(String name) {
            return "true".equals(values.get(name));
        }

        @Override
        public Optional<String> environment(String variable) {
            return Optional.empty();
        }
    }

    private record NoFiles() implements ModelFiles {

        @Override
        public String origin() {
            return "none";
        }

        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public InputStream open(String name) {
            return InputStream.nullInputStream();
        }

        @Override
        public MemorySegment map(String name, Arena arena) {
            return arena.allocate(0);
        }
    }
}
