package dev.parley.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.core.config.Problems;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ApiCheckTest {

    private static final String SERVICE = "dev.parley.api.tool.ToolParserProvider";

    @TempDir Path folder;

    private final Problems problems = new Problems();

    @Nested
    class WhenTheDescriptorSaysIt {

        @Test
        void acceptsTheServersOwn() {
            modular().write(folder.resolve("one.jar"));
            assertLoaded();
            assertEquals(List.of(), problems.warnings());
        }

        @Test
        void refusesANewerOne() {
            Path jar = modular().compiledFor("0.2.0").write(folder.resolve("one.jar"));
            assertRefused(
                    jar
                            + ": it was built for version 0.2.0 of Parley's API, and this server"
                            + " has 0.1.0. Get a build of it for 0.1, or run it on Parley 0.2.");
        }

        @Test
        void believesItMoreThanTheManifest() {
            modular().compiledFor("0.1.3").api("0.2.0").write(folder.resolve("one.jar"));
            assertLoaded();
        }
    }

    @Nested
    class WhenTheManifestSaysIt {

        @Test
        void acceptsTheServersSeries() {
            plain().api("0.1").write(folder.resolve("one.jar"));
            assertLoaded();
            assertEquals(List.of(), problems.warnings());
        }

        @Test
        void refusesAnotherSeries() {
            Path jar = plain().api("1.0.0").write(folder.resolve("one.jar"));
            assertRefused(
                    jar
                            + ": it was built for version 1.0.0 of Parley's API, and this server"
                            + " has 0.1.0. Get a build of it for 0.1, or run it on Parley 1.0.");
        }

        @Test
        void refusesWhatIsNoVersion() {
            Path jar = plain().api("latest").write(folder.resolve("one.jar"));
            assertRefused(
                    jar
                            + ": it was built for version 'latest' of Parley's API, which is no"
                            + " version. Write one such as 0.1.0 into its manifest, as"
                            + " Parley-Api-Version.");
        }

        @Test
        void readsItWhereTheDescriptorSaysNothing() {
            modular().compiledFor(" ").api("3.0").write(folder.resolve("one.jar"));
            load();
            assertTrue(problems.lines().getFirst().contains("version 3.0"));
        }
    }

    @Nested
    class WhenNothingSaysIt {

        @Test
        void warnsAndLoads() {
            Path jar = plain().write(folder.resolve("one.jar"));
            assertLoaded();
            assertEquals(
                    List.of(
                            jar
                                    + ": it does not say which version of Parley's API it was built"
                                    + " for, so it may not fit. Add 'Parley-Api-Version: 0.1.0' to"
                                    + " its manifest."),
                    problems.warnings());
        }

        @Test
        void saysNothingOfALibrary() {
            plain().api("0.1").write(folder.resolve("unit/one.jar"));
            new PluginJar()
                    .source("com.example.lib.A", "package com.example.lib; public class A { }")
                    .write(folder.resolve("unit/lib.jar"));
            assertLoaded();
            assertEquals(List.of(), problems.warnings());
        }
    }

    private void assertLoaded() {
        assertEquals(List.of("one"), load().parsers().tool().names(), problems.lines()::toString);
        assertEquals(List.of(), problems.lines());
    }

    private void assertRefused(String line) {
        assertEquals(List.of(), load().parsers().tool().names());
        assertEquals(List.of(line), problems.lines());
    }

    private Plugins load() {
        return new PluginLoader(ModuleLayer.boot(), problems)
                .load(
                        new FixedSettings(
                                Map.of("plugin-path", List.of(folder.toString())), Map.of()));
    }

    private static PluginJar modular() {
        return new PluginJar()
                .module("com.example.one", "provides " + SERVICE + " with com.example.one.Parser;")
                .toolParser("com.example.one.Parser", "one");
    }

    private static PluginJar plain() {
        return new PluginJar()
                .toolParser("com.example.one.Parser", "one")
                .service(SERVICE, "com.example.one.Parser");
    }
}
