package dev.parley.engine.onnx.execute;

import dev.parley.api.Settings;
import dev.parley.api.engine.EngineOptions;
import dev.parley.api.engine.EngineOptions.Cache;
import dev.parley.api.engine.EngineOptions.Policy;
import dev.parley.api.engine.EngineOptions.PrefixCaching;
import dev.parley.api.engine.EngineOptions.Scheduling;
import dev.parley.api.engine.EngineStart;
import dev.parley.api.engine.LoadProgress;
import dev.parley.api.model.ModelFiles;
import dev.parley.engine.onnx.ort.GivenSettings;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What an executor is started with in tests.
record Starts(
        ModelFiles model,
        String device,
        String dtype,
        Cache cache,
        OptionalInt length,
        int sequences) {

    static Starts of(ModelFiles model) {
        Cache cache = new Cache(16, OptionalLong.empty(), OptionalInt.empty(), PrefixCaching.OFF);
        return new Starts(model, "auto", "auto", cache, OptionalInt.empty(), 16);
    }

    Starts device(String value) {
        return new Starts(model, value, dtype, cache, length, sequences);
    }

    Starts dtype(String value) {
        return new Starts(model, device, value, cache, length, sequences);
    }

    Starts cache(Cache value) {
        return new Starts(model, device, dtype, value, length, sequences);
    }

    Starts blockSize(int size) {
        return cache(new Cache(size, OptionalLong.empty(), OptionalInt.empty(), PrefixCaching.OFF));
    }

    Starts length(int value) {
        return new Starts(model, device, dtype, cache, OptionalInt.of(value), sequences);
    }

    EngineOptions options() {
        Scheduling scheduling =
                new Scheduling(length, sequences, 2048, OptionalInt.empty(), Policy.FCFS);
        return new EngineOptions(device, dtype, OptionalInt.of(2), 0, cache, scheduling);
    }

    EngineStart start() {
        return start(Map.of(), progress -> {});
    }

    EngineStart start(Map<String, String> environment, Consumer<LoadProgress> progress) {
        Settings settings = new GivenSettings(environment);
        return new EngineStart(
                model, "test", options(), settings, new SimpleMeterRegistry(), progress);
    }
}
