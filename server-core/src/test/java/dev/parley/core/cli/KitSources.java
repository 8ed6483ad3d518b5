package dev.parley.core.cli;

/// Sources of a small plug-in with an engine and a model.
final class KitSources {

    static final String ENGINE =
            """
            package com.example.kit;
            import dev.parley.api.engine.*;
            import dev.parley.api.model.ModelFiles;
            public final class Engine implements EngineProvider {
                public String name() { return "kit-engine"; }
                public boolean supports(ModelFiles model) { return model.has("config.json"); }
                public EngineClient start(EngineStart start) { throw new UnsupportedOperationException(); }
            }
            """;

    static final String MODEL =
            """
            package com.example.kit;
            import dev.parley.api.model.*;
            import java.io.InputStream;
            import java.lang.foreign.*;
            import java.nio.file.*;
            import java.util.*;
            public final class Model implements BundledModelProvider, ModelFiles {
                public String name() { return "kit-model"; }
                public ModelFiles files() { return this; }
                public Map<String, String> settings() {
                    return Map.of("tool-call-parser", "kit", "enable-auto-tool-choice", "true");
                }
                public String origin() { return name(); }
                public Optional<Path> folder() { return Optional.empty(); }
                public List<String> names() { return List.of("config.json"); }
                public InputStream open(String name) throws NoSuchFileException { throw new NoSuchFileException(name); }
                public MemorySegment map(String name, Arena arena) throws NoSuchFileException { throw new NoSuchFileException(name); }
            }
            """;

    private KitSources() {}
}
