package dev.parley.engine.sim;

import dev.parley.api.Settings;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineOptions;
import dev.parley.api.engine.EngineOptions.Cache;
import dev.parley.api.engine.EngineOptions.Policy;
import dev.parley.api.engine.EngineOptions.PrefixCaching;
import dev.parley.api.engine.EngineOptions.Scheduling;
import dev.parley.api.engine.EngineStart;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.model.ModelFiles;
import dev.parley.api.text.SpecialTokens;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Simulators on the [AsciiTokenizer], as fast as possible unless told otherwise.
final class Simulators {

    static final AsciiTokenizer TOKENIZER = new AsciiTokenizer();

    private final Map<String, String> settings =
            new HashMap<>(Map.of("simulator-ttft", "0", "simulator-tokens-per-second", "1000000"));
    final MeterRegistry meters = new SimpleMeterRegistry();
    String config = "{\"vocab_size\": 128, \"max_position_embeddings\": 1000}";
    OptionalInt maxLength = OptionalInt.empty();
    int sequences = 64;
    Policy policy = Policy.FCFS;

    Simulators with(String flag, String value) {
        settings.put(flag, value);
        return this;
    }

    EngineStart engineStart() {
        EngineOptions options =
                new EngineOptions(
                        "auto",
                        "auto",
                        OptionalInt.empty(),
                        7,
                        new Cache(16, OptionalLong.empty(), OptionalInt.empty(), PrefixCaching.OFF),
                        new Scheduling(maxLength, sequences, 2048, OptionalInt.empty(), policy));
        return new EngineStart(
                new ConfigOnly(config),
                "tiny",
                options,
                new MapSettings(Map.copyOf(settings)),
                meters,
                progress -> {},
                () -> TOKENIZER);
    }

    EngineClient start() {
        return new SimulatorEngineProvider().start(engineStart());
    }

    /// A greedy request for so many tokens.
    static GenerationRequest request(int maxTokens) {
        return request(sampling(maxTokens).build());
    }

    static GenerationRequest request(SamplingParams sampling) {
        return GenerationRequest.of("test", new int[] {'a', 'b', 'c'}, sampling);
    }

    static SamplingParams.Builder sampling(int maxTokens) {
        return SamplingParams.builder()
                .temperature(0)
                .maxTokens(maxTokens)
                .endTokens(List.of(AsciiTokenizer.END));
    }

    /// All outputs of one request, joined.
    record Answer(
            String text,
            List<TokenLogprobs> logprobs,
            Optional<TokenOutput.PromptOutput> prompt,
            Optional<Finish> finish) {

        Finish.Reason reason() {
            return finish.orElseThrow().reason();
        }
    }

    static Answer ask(EngineClient engine, GenerationRequest request) throws InterruptedException {
        try (Generation generation = engine.generate(List.of(request))) {
            return collect(generation, 1).getFirst();
        }
    }

    /// Takes outputs until all requests have ended.
    static List<Answer> collect(Generation generation, int count) throws InterruptedException {
        List<List<TokenOutput>> outputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            outputs.add(new ArrayList<>());
        }
        for (Optional<TokenOutput> next = generation.next();
                next.isPresent();
                next = generation.next()) {
            outputs.get(next.get().request()).add(next.get());
        }
        return outputs.stream().map(Simulators::answer).toList();
    }

    private static Answer answer(List<TokenOutput> parts) {
        int[] tokens = parts.stream().flatMapToInt(part -> Arrays.stream(part.tokens())).toArray();
        return new Answer(
                TOKENIZER.decode(tokens, SpecialTokens.KEEP),
                parts.stream().flatMap(part -> part.logprobs().stream()).toList(),
                parts.stream().flatMap(part -> part.prompt().stream()).findFirst(),
                parts.isEmpty() ? Optional.empty() : parts.getLast().finish());
    }

    /// Settings from a map; several values of one flag have spaces between them.
    record MapSettings(Map<String, String> values) implements Settings {

        @Override
        public Optional<String> text(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public List<String> list(String name) {
            return text(name).map(all -> List.of(all.split(" "))).orElse(List.of());
        }

        @Override
        public OptionalLong number(String name) {
            return text(name).stream().mapToLong(Long::parseLong).findFirst();
        }

        @Override
        public boolean enabled(String name) {
            return text(name).filter("true"::equals).isPresent();
        }

        @Override
        public Optional<String> environment(String variable) {
            return Optional.empty();
        }
    }

    /// A model folder with nothing but a configuration; empty text for not even that.
    private record ConfigOnly(String config) implements ModelFiles {

        @Override
        public String origin() {
            return "config-only";
        }

        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }

        @Override
        public List<String> names() {
            return config.isEmpty() ? List.of() : List.of("config.json");
        }

        @Override
        public InputStream open(String name) {
            return new ByteArrayInputStream(config.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public MemorySegment map(String name, Arena arena) {
            return MemorySegment.ofArray(config.getBytes(StandardCharsets.UTF_8));
        }
    }
}
