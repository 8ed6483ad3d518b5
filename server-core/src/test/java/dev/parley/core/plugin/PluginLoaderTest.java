package dev.parley.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.core.config.Problems;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class PluginLoaderTest {

    private static final String SERVICE = "dev.parley.api.tool.ToolParserProvider";
    private static final String PROVIDES = "provides " + SERVICE + " with ";

    @TempDir Path folder;

    private final Problems problems = new Problems();

    @Nested
    class WhenTheJarIsSound {

        @Test
        void loadsAModularJar() {
            modular("com.example.one", "one").write(folder.resolve("one.jar"));
            assertEquals(List.of("one"), load(folder).parsers().tool().names());
        }

        @Test
        void loadsAJarWithoutDescriptor() {
            new PluginJar()
                    .toolParser("com.example.plain.Plain", "plain")
                    .service(SERVICE, "com.example.plain.Plain")
                    .write(folder.resolve("plain-1.2.jar"));
            Registered<?> entry = load(folder).parsers().tool().entries().getFirst();
            assertEquals("plain", entry.name());
            assertEquals(Optional.of("1.2"), entry.origin().version());
        }

        @Test
        void knowsTheFileOfAProvider() {
            Path jar = modular("com.example.one", "one").write(folder.resolve("one.jar"));
            Origin origin = load(folder).parsers().tool().entries().getFirst().origin();
            assertEquals(Optional.of(jar.toAbsolutePath()), origin.file());
            assertEquals("com.example.one", origin.moduleName());
        }

        @Test
        void loadsAJarNamedByItsOwnFlag() {
            Path jar = modular("com.example.one", "one").write(folder.resolve("elsewhere/one.jar"));
            Plugins plugins = load(Map.of("tool-parser-plugin", List.of(jar.toString())), Map.of());
            assertEquals(List.of("one"), plugins.parsers().tool().names());
        }

        @Test
        void looksIntoTheInstallationWhereNoPathIsNamed() {
            modular("com.example.one", "one").write(folder.resolve("plugins/one.jar"));
            Plugins plugins = load(Map.of(), Map.of("PARLEY_HOME", folder.toString()));
            assertEquals(List.of("one"), plugins.parsers().tool().names());
        }

        @Test
        void loadsAJarOnceThoughItIsNamedTwice() {
            Path jar = modular("com.example.one", "one").write(folder.resolve("one.jar"));
            Plugins plugins =
                    load(
                            Map.of(
                                    "plugin-path",
                                    List.of(folder.toString()),
                                    "tool-parser-plugin",
                                    List.of(jar.toString())),
                            Map.of());
            assertEquals(List.of("one"), plugins.parsers().tool().names());
        }

        @Test
        void ignoresOtherFiles() throws IOException {
            Files.writeString(folder.resolve("README.txt"), "drop JARs here");
            assertEquals(List.of(), load(folder).parsers().tool().names());
        }

        @Test
        void leavesOutWhatTheServerHasAlready() {
            Path api = new Origin(dev.parley.api.Settings.class.getModule()).file().orElseThrow();
            new PluginLayers(ModuleLayer.boot(), problems).define(List.of(List.of(api)));
            assertEquals(List.of(), problems.lines());
        }
    }

    @Nested
    class WhenPluginsBringLibraries {

        @Test
        void eachHasItsOwn() {
            withLibrary("first");
            withLibrary("second");
            Plugins plugins = load(folder);
            assertEquals(List.of("from-first", "from-second"), plugins.parsers().tool().names());
            assertNotSame(plugins.layers().get(1), plugins.layers().get(2));
        }

        private void withLibrary(String word) {
            Path library =
                    new PluginJar()
                            .source(
                                    "module-info",
                                    "module com.example.library { exports com.example.library; }")
                            .source(
                                    "com.example.library.Word",
                                    "package com.example.library; public final class Word { public static String word() { return \"from-%s\"; } }"
                                            .formatted(word))
                            .write(folder.resolve(word + "/library.jar"));
            new PluginJar()
                    .library(library)
                    .module(
                            "com.example." + word,
                            "requires com.example.library;",
                            PROVIDES + "com.example." + word + ".Parser;")
                    .source(
                            "com.example." + word + ".Parser",
                            PluginJar.toolParserSource("com.example." + word + ".Parser", "x", "")
                                    .replace("\"x\"", "com.example.library.Word.word()"))
                    .write(folder.resolve(word + "/plugin.jar"));
        }
    }

    @Nested
    class WhenSomethingIsWrong {

        @Test
        void namesAFileThatIsNoArchive() throws IOException {
            Path jar = Files.writeString(folder.resolve("broken.jar"), "not a zip");
            assertProblem(jar + ": it cannot be read as a module");
        }

        @Test
        void namesAMissingPath() {
            load(folder.resolve("nowhere"));
            assertSaid(
                    "--plugin-path: there is no file or folder '%s'"
                            .formatted(folder.resolve("nowhere")));
        }

        @Test
        void refusesAPythonFile() throws IOException {
            Path file = Files.writeString(folder.resolve("parser.py"), "");
            load(Map.of("tool-parser-plugin", List.of(file.toString())), Map.of());
            assertSaid("--tool-parser-plugin: '%s' is no JAR".formatted(file));
        }

        @Test
        void tellsTheJavaOfANewerProvider() {
            Path jar =
                    modular("com.example.one", "one")
                            .newer("com.example.one.Parser")
                            .write(folder.resolve("one.jar"));
            int here = Runtime.version().feature();
            assertProblem(
                    "%s: it was compiled for Java %d, and this is Java %d"
                            .formatted(jar, here + 2, here));
        }

        @Test
        void tellsTheJavaOfANewerDescriptor() {
            Path jar =
                    modular("com.example.one", "one")
                            .newer("module-info")
                            .write(folder.resolve("one.jar"));
            assertProblem(
                    "%s: it was compiled for Java %d"
                            .formatted(jar, Runtime.version().feature() + 2));
        }

        @Test
        void namesAProviderThatCannotBeMade() {
            Path jar =
                    new PluginJar()
                            .module("com.example.one", PROVIDES + "com.example.one.Parser;")
                            .source(
                                    "com.example.one.Parser",
                                    PluginJar.toolParserSource(
                                            "com.example.one.Parser",
                                            "one",
                                            "public Parser() { throw new IllegalStateException(\"no"
                                                    + " luck\"); }"))
                            .write(folder.resolve("one.jar"));
            assertProblem(
                    jar + ": a tool parser cannot be used", "com.example.one.Parser", "no luck");
        }

        @Test
        void namesAProviderWhoseNameThrows() {
            new PluginJar()
                    .module("com.example.one", PROVIDES + "com.example.one.Parser;")
                    .source(
                            "com.example.one.Parser",
                            PluginJar.toolParserSource("com.example.one.Parser", "one", "")
                                    .replace(
                                            "return \"one\";",
                                            "throw new IllegalStateException(\"no name\");"))
                    .write(folder.resolve("one.jar"));
            assertProblem("no name");
        }

        @Test
        void namesAClassThatIsNoProvider() {
            Path jar =
                    new PluginJar()
                            .source(
                                    "com.example.one.Parser",
                                    "package com.example.one; public class Parser { }")
                            .service(SERVICE, "com.example.one.Parser")
                            .write(folder.resolve("one.jar"));
            assertProblem(
                    jar + ": the class com.example.one.Parser is listed as a tool parser",
                    "does not implement " + SERVICE);
        }

        @Test
        void namesAMissingLibrary(@TempDir Path elsewhere) {
            Path library =
                    new PluginJar()
                            .source(
                                    "module-info",
                                    "module com.example.library { exports com.example.library; }")
                            .source(
                                    "com.example.library.Word",
                                    "package com.example.library; public final class Word { }")
                            .write(elsewhere.resolve("library.jar"));
            Path jar =
                    new PluginJar()
                            .library(library)
                            .module(
                                    "com.example.one",
                                    "requires com.example.library;",
                                    PROVIDES + "com.example.one.Parser;")
                            .toolParser("com.example.one.Parser", "one")
                            .write(folder.resolve("one.jar"));
            assertProblem(
                    jar + ": it needs the module com.example.library, which is not there",
                    "Put the JAR of that module beside it");
        }

        @Test
        void namesBothOwnersOfOneName() {
            Path one = modular("com.example.one", "same").write(folder.resolve("one.jar"));
            Path two = modular("com.example.two", "same").write(folder.resolve("two.jar"));
            assertProblem(
                    "the tool parser 'same'",
                    one.toString(),
                    two.toString(),
                    "Remove one of the two");
        }

        @Test
        void refusesANameThatCannotBeTyped() {
            modular("com.example.one", "Not A Name").write(folder.resolve("one.jar"));
            assertProblem(
                    "the tool parser name 'Not A Name' of com.example.one.Parser cannot be used");
        }

        @Test
        void refusesAModuleOfTheServer() {
            Path jar =
                    new PluginJar()
                            .source("module-info", "module tools.jackson.databind { }")
                            .write(folder.resolve("jackson.jar"));
            assertProblem(
                    jar + ": its module tools.jackson.databind is part of the server already");
        }

        @Test
        void refusesOnePackageInTwoJarsOfAPlugin() {
            new PluginJar()
                    .source("module-info", "module com.example.one { exports com.example.same; }")
                    .source(
                            "com.example.same.One",
                            "package com.example.same; public class One { }")
                    .write(folder.resolve("both/one.jar"));
            new PluginJar()
                    .source("module-info", "module com.example.two { exports com.example.same; }")
                    .source(
                            "com.example.same.Two",
                            "package com.example.same; public class Two { }")
                    .write(folder.resolve("both/two.jar"));
            assertProblem(folder.resolve("both") + ": ", "com.example.same");
        }

        @Test
        void reportsAllAtOnceAndKeepsTheSoundOnes() throws IOException {
            Files.writeString(folder.resolve("broken.jar"), "not a zip");
            modular("com.example.bad", "NO").write(folder.resolve("bad.jar"));
            modular("com.example.one", "one").write(folder.resolve("one.jar"));
            assertEquals(List.of("one"), load(folder).parsers().tool().names());
            assertEquals(2, problems.lines().size(), problems.lines()::toString);
        }

        private void assertProblem(String... parts) {
            load(folder);
            assertSaid(parts);
        }

        private void assertSaid(String... parts) {
            assertEquals(1, problems.lines().size(), problems.lines()::toString);
            for (String part : parts) {
                assertTrue(problems.lines().getFirst().contains(part), problems.lines()::toString);
            }
        }
    }

    private static PluginJar modular(String module, String name) {
        return new PluginJar()
                .module(module, PROVIDES + module + ".Parser;")
                .toolParser(module + ".Parser", name);
    }

    private Plugins load(Path path) {
        return load(Map.of("plugin-path", List.of(path.toString())), Map.of());
    }

    private Plugins load(Map<String, List<String>> values, Map<String, String> environment) {
        return new PluginLoader(ModuleLayer.boot(), problems)
                .load(new FixedSettings(values, environment));
    }
}
