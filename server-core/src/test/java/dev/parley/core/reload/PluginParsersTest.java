package dev.parley.core.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.core.config.Problems;
import dev.parley.core.lifecycle.MapSettings;
import dev.parley.core.plugin.PluginJar;
import dev.parley.core.plugin.PluginLoader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class PluginParsersTest {

    @TempDir Path folder;

    private PluginParsers load() {
        MapSettings settings =
                new MapSettings(
                        Map.of("plugin-path", folder.toString(), "tool-call-parser", "one"));
        Problems problems = new Problems();
        PluginParsers parsers =
                PluginParsers.of(
                        settings,
                        new PluginLoader(ModuleLayer.boot(), problems).load(settings),
                        problems);
        problems.throwIfAny();
        return parsers;
    }

    private Path parser(String name, String body) {
        String type = "com.example.%s.Provider".formatted(name);
        return new PluginJar()
                .module(
                        "com.example." + name,
                        "provides dev.parley.api.tool.ToolParserProvider with " + type + ";")
                .source(type, PluginJar.toolParserSource(type, name, body))
                .write(folder.resolve(name + ".jar"));
    }

    private static ReloadReport.Entry entry(Path file, String name) {
        return new ReloadReport.Entry(file, List.of(name), List.of());
    }

    private static String complaint(PluginParsers parsers) {
        return assertThrows(InvalidRequest.class, parsers::reload).getMessage();
    }

    @Test
    void keepsWhatIsTheSame() {
        Path one = parser("one", "");
        PluginParsers parsers = load();
        Class<?> before = parsers.chosen().tool().orElseThrow().provider().getClass();
        parser("one", "");
        assertEquals(
                new ReloadReport(List.of(), List.of(entry(one, "one")), List.of(), List.of()),
                parsers.reload());
        assertSame(before, parsers.chosen().tool().orElseThrow().provider().getClass());
    }

    @Test
    void loadsWhatIsNewOrChanged() {
        Path one = parser("one", "");
        PluginParsers parsers = load();
        Path two = parser("two", "");
        assertEquals(
                new ReloadReport(
                        List.of(entry(two, "two")),
                        List.of(entry(one, "one")),
                        List.of(),
                        List.of()),
                parsers.reload());
        parser("one", "public void more() { }");
        assertEquals(
                new ReloadReport(
                        List.of(entry(one, "one")),
                        List.of(entry(two, "two")),
                        List.of(),
                        List.of()),
                parsers.reload());
    }

    @Test
    void forgetsWhatIsGone() throws IOException {
        Path one = parser("one", "");
        Path two = parser("two", "");
        PluginParsers parsers = load();
        Files.delete(two);
        assertEquals(
                new ReloadReport(
                        List.of(),
                        List.of(entry(one, "one")),
                        List.of(entry(two, "two")),
                        List.of()),
                parsers.reload());
    }

    private static List<String> listed(PluginParsers parsers) {
        return parsers.plugins().stream()
                .filter(plugin -> plugin.module().startsWith("com.example."))
                .map(plugin -> plugin.kind() + " " + plugin.name())
                .toList();
    }

    @Test
    void listsTheParsersOfTheMoment() throws IOException {
        parser("one", "");
        PluginParsers parsers = load();
        assertEquals(List.of("tool parser one"), listed(parsers));
        Path two = parser("two", "");
        parsers.reload();
        assertEquals(List.of("tool parser one", "tool parser two"), listed(parsers));
        Files.delete(two);
        parsers.reload();
        assertEquals(List.of("tool parser one"), listed(parsers));
    }

    @Test
    void refusesToLoseTheChosenParser() throws IOException {
        Path one = parser("one", "");
        PluginParsers parsers = load();
        ChosenParsers before = parsers.chosen();
        Files.delete(one);
        assertTrue(complaint(parsers).contains("there is no tool parser 'one'"));
        assertSame(before, parsers.chosen());
    }

    @Test
    void namesAllProblemsAtOnce() throws IOException {
        parser("one", "");
        PluginParsers parsers = load();
        Files.writeString(folder.resolve("a.jar"), "no JAR");
        Files.writeString(folder.resolve("b.jar"), "no JAR");
        String complaint = complaint(parsers);
        assertTrue(complaint.contains("a.jar") && complaint.contains("b.jar"), complaint);
    }

    @Test
    void refusesANameThatIsTaken() {
        parser("one", "");
        PluginParsers parsers = load();
        new PluginJar()
                .module(
                        "com.example.thief",
                        "provides dev.parley.api.tool.ToolParserProvider with"
                                + " com.example.thief.Provider;")
                .toolParser("com.example.thief.Provider", "one")
                .write(folder.resolve("thief.jar"));
        assertTrue(complaint(parsers).contains("brings the tool parser 'one'"));
    }

    @Test
    void leavesNewPlugInsOfOtherKindsAlone() {
        Path one = parser("one", "");
        library("old");
        PluginParsers parsers = load();
        Path added = library("added");
        assertEquals(
                new ReloadReport(List.of(), List.of(entry(one, "one")), List.of(), List.of(added)),
                parsers.reload());
    }

    private Path library(String name) {
        return new PluginJar()
                .module("com.example." + name, "exports com.example.%s;".formatted(name))
                .source(
                        "com.example.%s.Library".formatted(name),
                        "package com.example.%s; public final class Library { }".formatted(name))
                .write(folder.resolve(name + ".jar"));
    }

    @Test
    void deletesTheCopiesOfOldJars() {
        parser("one", "");
        PluginParsers parsers = load();
        Path copy = copyOf(parsers);
        assertTrue(Files.exists(copy));
        parser("one", "public void more() { }");
        parsers.reload();
        for (int i = 0; i < 1000 && Files.exists(copy); i++) {
            System.gc();
            Thread.onSpinWait();
        }
        assertTrue(Files.notExists(copy));
        assertTrue(Files.exists(copyOf(parsers)));
    }

    /// Where the classes really come from, seen by the path of a resource.
    private static Path copyOf(PluginParsers parsers) {
        Class<?> type = parsers.chosen().tool().orElseThrow().provider().getClass();
        String url =
                String.valueOf(type.getClassLoader().getResource("com/example/one/Provider.class"));
        return Path.of(url.substring("jar:file:".length(), url.indexOf("!/")));
    }
}
