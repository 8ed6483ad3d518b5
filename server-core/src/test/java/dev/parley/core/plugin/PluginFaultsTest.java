package dev.parley.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.core.config.Problems;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What is said about plug-ins that cannot be used, word for word.
class PluginFaultsTest {

    private static final String SERVICE = "dev.parley.api.tool.ToolParserProvider";

    @TempDir Path folder;

    private final Problems problems = new Problems();

    @Nested
    class WhenAFileIsNoJar {

        @ParameterizedTest
        @ValueSource(strings = {"", "not a zip", "PK\u0003\u0004 and then nothing"})
        void namesIt(String content) throws IOException {
            Path jar = Files.writeString(folder.resolve("broken.jar"), content);
            String said = onlyProblem();
            assertTrue(said.startsWith(jar + ": it cannot be read as a module: "), said);
            assertTrue(
                    said.endsWith("The file is no JAR or it is damaged; replace or remove it."),
                    said);
        }

        @Test
        void namesOneThatIsCutOff() throws IOException {
            Path jar = parser("one").write(folder.resolve("one.jar"));
            byte[] whole = Files.readAllBytes(jar);
            Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
            assertTrue(onlyProblem().contains("no JAR or it is damaged"));
        }

        @Test
        void namesALinkToNothing() throws IOException {
            Path jar = folder.resolve("gone.jar");
            Files.createSymbolicLink(jar, folder.resolve("nowhere"));
            assertEquals(
                    jar
                            + ": the file cannot be read. Let the server's user read it, or remove"
                            + " it.",
                    onlyProblem());
        }

        @Test
        void namesTheBrokenOneOfAFolder() throws IOException {
            parser("one").write(folder.resolve("unit/one.jar"));
            Path broken = Files.writeString(folder.resolve("unit/broken.jar"), "no");
            assertTrue(onlyProblem().startsWith(broken + ": "));
        }

        @Test
        void saysHowToNameOneWithoutAName() {
            plain("com.example.Plain", "plain").write(folder.resolve("1.jar"));
            assertTrue(onlyProblem().contains("Rename the file so that it begins with a letter"));
        }
    }

    @Nested
    class WhenAServicesFileIsWrong {

        @Test
        void namesAClassThatIsNotThere() {
            Path jar =
                    plain("com.example.one.Plain", "plain")
                            .service(SERVICE, "com.example.one.Other")
                            .write(folder.resolve("one.jar"));
            assertEquals(
                    jar
                            + ": the class com.example.one.Other is listed as a tool parser and is"
                            + " not in the file. Add it, or take it off the list.",
                    onlyProblem());
        }

        @Test
        void namesAClassOfAnAbsentPackage() {
            plain("com.example.one.Plain", "plain")
                    .service(SERVICE, "com.example.absent.Other")
                    .write(folder.resolve("one.jar"));
            String said = onlyProblem();
            assertTrue(said.contains("com.example.absent.Other"), said);
            assertTrue(said.contains("Repair META-INF/services"), said);
        }
    }

    @Nested
    class WhenAProviderHasNoName {

        @ParameterizedTest
        @ValueSource(strings = {"null", "\"\"", "\"  \""})
        void saysWhatToReturn(String name) {
            Path jar =
                    new PluginJar()
                            .module(
                                    "com.example.one",
                                    "provides " + SERVICE + " with com.example.one.Parser;")
                            .source(
                                    "com.example.one.Parser",
                                    PluginJar.toolParserSource("com.example.one.Parser", "x", "")
                                            .replace("\"x\"", name))
                            .write(folder.resolve("one.jar"));
            assertEquals(
                    jar
                            + ": the tool parser com.example.one.Parser has no name. Let its name()"
                            + " return what the operator types, such as my-tool-parser.",
                    onlyProblem());
        }

        @Test
        void namesOneWhoseAliasesAreNull() {
            new PluginJar()
                    .module("com.example.one", "provides " + SERVICE + " with com.example.one.P;")
                    .source(
                            "com.example.one.P",
                            PluginJar.toolParserSource(
                                    "com.example.one.P",
                                    "one",
                                    "public java.util.List<String> aliases() { return null; }"))
                    .write(folder.resolve("one.jar"));
            assertTrue(
                    onlyProblem()
                            .contains(
                                    "the tool parser com.example.one.P cannot be used, since asking"
                                            + " for its name or aliases failed"));
        }
    }

    @Nested
    class WhenAPackageIsThereTwice {

        @Test
        void namesBothJarsOfAFolder() {
            library("one", "com.example.same", "One").write(folder.resolve("unit/one.jar"));
            library("two", "com.example.same", "Two").write(folder.resolve("unit/two.jar"));
            assertEquals(
                    folder.resolve("unit")
                            + ": one.jar and two.jar both have the package com.example.same. Remove"
                            + " one of the two, or merge them into one JAR.",
                    onlyProblem());
        }

        @Test
        void namesBothVersionsOfAModule() {
            library("one", "com.example.one", "One").write(folder.resolve("unit/one-1.jar"));
            library("one", "com.example.one", "One").write(folder.resolve("unit/one-2.jar"));
            assertEquals(
                    folder.resolve("unit")
                            + ": one-1.jar and one-2.jar are both the module one. Keep the one that"
                            + " the plug-in was built with.",
                    onlyProblem());
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void namesAPackageOfTheServer(boolean modular) {
            PluginJar jar = modular ? parser("one") : plain("com.example.one.Parser", "one");
            // What a careless build copies into its JAR.
            jar.extraClass("dev.parley.api.tool.Copied").write(folder.resolve("one.jar"));
            String said = onlyProblem();
            assertTrue(
                    said.contains(
                            ": it has the package dev.parley.api.tool, which the module"
                                + " dev.parley.api has already. Build it without that package."),
                    said);
        }
    }

    @Nested
    class WhenAModuleIsMissing {

        @Test
        void saysHowToAddAModuleOfTheJdk(@TempDir Path other) {
            Path elsewhere = other.resolve("library.jar");
            Path library = library("jdk.example", "com.example", "A").write(elsewhere);
            new PluginJar()
                    .library(library)
                    .module("com.example.one", "requires jdk.example;")
                    .source("com.example.one.A", "package com.example.one; public class A { }")
                    .write(folder.resolve("one.jar"));
            assertTrue(
                    onlyProblem()
                            .endsWith(
                                    "Start with PARLEY_JAVA_OPTS=--add-modules=jdk.example in"
                                            + " the environment."));
        }
    }

    @Nested
    class WhenSeveralThingsAreWrong {

        @Test
        void reportsThemTogether() throws IOException {
            Files.writeString(folder.resolve("a.jar"), "no");
            parser("b").newer("b.Parser").write(folder.resolve("b.jar"));
            parser("c").api("7.1").compiledFor(" ").write(folder.resolve("c.jar"));
            parser("d").write(folder.resolve("d.jar"));
            assertEquals(List.of("d"), load().parsers().tool().names());
            assertEquals(3, problems.lines().size(), problems.lines()::toString);
        }
    }

    private String onlyProblem() {
        load();
        assertEquals(1, problems.lines().size(), problems.lines()::toString);
        return problems.lines().getFirst();
    }

    private Plugins load() {
        return new PluginLoader(ModuleLayer.boot(), problems)
                .load(
                        new FixedSettings(
                                Map.of("plugin-path", List.of(folder.toString())), Map.of()));
    }

    private static PluginJar parser(String module) {
        return new PluginJar()
                .module(module, "provides " + SERVICE + " with " + module + ".Parser;")
                .toolParser(module + ".Parser", module);
    }

    private static PluginJar plain(String type, String name) {
        return new PluginJar().toolParser(type, name).service(SERVICE, type).api("0.1");
    }

    private static PluginJar library(String module, String packageName, String type) {
        return new PluginJar()
                .source("module-info", "module %s { }".formatted(module))
                .source(
                        packageName + "." + type,
                        "package %s; public class %s { }".formatted(packageName, type));
    }
}
