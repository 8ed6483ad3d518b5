package dev.parley.structured.kit;

import dev.parley.api.Settings;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineOptions;
import dev.parley.api.engine.EngineOptions.Cache;
import dev.parley.api.engine.EngineOptions.Policy;
import dev.parley.api.engine.EngineOptions.PrefixCaching;
import dev.parley.api.engine.EngineOptions.Scheduling;
import dev.parley.api.engine.EngineStart;
import dev.parley.demo.DemoModelProvider;
import dev.parley.engine.onnx.OnnxEngineProvider;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The demo model in an engine of this process.
public final class DemoEngine {

    private DemoEngine() {}

    /// Starts one with room for some sequences at once; the caller closes it.
    public static EngineClient start(int sequences) {
        return start(sequences, "{}");
    }

    /// @param structured what `--structured-outputs-config` says
    public static EngineClient start(int sequences, String structured) {
        Cache cache =
                new Cache(
                        16, OptionalLong.empty(), OptionalInt.of(64 * sequences), PrefixCaching.ON);
        Scheduling scheduling =
                new Scheduling(
                        OptionalInt.empty(), sequences, 2048, OptionalInt.empty(), Policy.FCFS);
        EngineOptions options =
                new EngineOptions("cpu", "auto", OptionalInt.empty(), 0, cache, scheduling);
        return new OnnxEngineProvider()
                .start(
                        new EngineStart(
                                new DemoModelProvider().files(),
                                "demo",
                                options,
                                new OneSetting(structured),
                                new SimpleMeterRegistry(),
                                progress -> {}));
    }

    private record OneSetting(String structured) implements Settings {

        @Override
        public Optional<String> text(String name) {
            return name.equals("structured-outputs-config")
                    ? Optional.of(structured)
                    : Optional.empty();
        }

        @Override
        public List<String> list(String name) {
            return List.of();
        }

        @Override
        public OptionalLong number(String name) {
            return OptionalLong.empty();
        }

        @Override
        public boolean enabled(String name) {
            return false;
        }

        @Override
        public Optional<String> environment(String variable) {
            return Optional.empty();
        }
    }
}
