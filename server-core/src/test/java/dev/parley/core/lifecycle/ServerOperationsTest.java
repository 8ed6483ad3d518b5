package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.middleware.ServerLoad;
import dev.parley.api.router.LoadedPlugin;
import dev.parley.core.metrics.Metrics;
import dev.parley.core.reload.ChosenParsers;
import dev.parley.core.reload.ParserSource;
import dev.parley.core.reload.ReloadReport;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class ServerOperationsTest {

    private static LoadedPlugin plugin(String kind, String name) {
        return new LoadedPlugin(
                kind, name, List.of(), "com.example", Optional.of("1"), Optional.empty());
    }

    /// A source whose list changes with each reload.
    private record Growing(List<LoadedPlugin> plugins) implements ParserSource {

        @Override
        public ChosenParsers chosen() {
            return ChosenParsers.NONE;
        }

        @Override
        public ReloadReport reload() {
            plugins.add(plugin("reasoning parser", "new"));
            return new ReloadReport(List.of(), List.of(), List.of(), List.of());
        }
    }

    private static List<String> listed(ServerOperations operations) {
        return operations.plugins().stream()
                .map(plugin -> plugin.kind() + " " + plugin.name())
                .toList();
    }

    @Test
    void theParsersOfTheMomentReplaceThoseOfTheStart() {
        Growing parsers = new Growing(new ArrayList<>(List.of(plugin("tool parser", "first"))));
        ServerOperations operations =
                new ServerOperations(
                        "1.2.3",
                        new ServerLoad(),
                        new Metrics(),
                        List.of(
                                plugin("engine", "onnx"),
                                plugin("tool parser", "first"),
                                plugin("middleware", "cors")),
                        parsers);
        assertEquals(
                List.of("engine onnx", "middleware cors", "tool parser first"), listed(operations));
        parsers.reload();
        assertEquals(
                List.of(
                        "engine onnx",
                        "middleware cors",
                        "tool parser first",
                        "reasoning parser new"),
                listed(operations));
    }
}
