package dev.parley.core.cli;

import dev.parley.core.plugin.PluginJar;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs command lines against a plug-in with an engine, a model and a tool parser.
final class CommandRun {

    final RecordingRuntime runtime = new RecordingRuntime();
    final Map<String, String> environment = new LinkedHashMap<>();
    String in = "";
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /// @param plugins the folder with the plug-in
    CommandRun(Path plugins) {
        environment.put("PARLEY_PLUGIN_PATH", plugins.toString());
    }

    /// Compiles the plug-in.
    static void writePlugin(Path folder) {
        new PluginJar()
                .module(
                        "com.example.kit",
                        "provides dev.parley.api.engine.EngineProvider with"
                                + " com.example.kit.Engine;",
                        "provides dev.parley.api.model.BundledModelProvider with"
                                + " com.example.kit.Model;",
                        "provides dev.parley.api.tool.ToolParserProvider with"
                                + " com.example.kit.Parser;")
                .toolParser("com.example.kit.Parser", "kit")
                .source("com.example.kit.Engine", KitSources.ENGINE)
                .source("com.example.kit.Model", KitSources.MODEL)
                .write(folder.resolve("kit.jar"));
    }

    /// The exit code.
    int run(String... arguments) {
        Console console =
                new Console(
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out),
                        new PrintWriter(err));
        return new ParleyCommand(runtime, environment, console).run(List.of(arguments));
    }

    /// What was printed.
    String out() {
        return out.toString();
    }

    /// What was printed about a failure.
    String err() {
        return err.toString();
    }
}
