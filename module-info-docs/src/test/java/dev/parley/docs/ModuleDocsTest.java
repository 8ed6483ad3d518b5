package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

class ModuleDocsTest {

    @TempDir Path root;

    @Nested
    class WithDescriptorsCompiledOnTheSpot {

        @BeforeEach
        void compile() throws IOException {
            Files.writeString(
                    root.resolve("pom.xml"),
                    """
                    <modules>
                      <module>server-api</module>
                      <module>middleware</module>
                      <module>deploy/none</module>
                      <module>module-info-docs</module>
                    </modules>
                    """);
            module("server-api", "house.api", "/// The API.\nmodule house.api {}\n");
            module(
                    "middleware",
                    "house.filters",
                    "/// Filters.\nmodule house.filters {\n    requires house.api;\n}\n");
            source("module-info-docs", "module dev.parley.docs {}");
            assertEquals("", run("write"));
        }

        private void module(String folder, String name, String text) throws IOException {
            String compiled = root.resolve("compiled").toString();
            ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
            assertEquals(
                    0,
                    javac.run(
                            System.out,
                            System.err,
                            "-p",
                            compiled,
                            "-d",
                            compiled + "/" + name,
                            source(folder, text).toString()));
        }

        private Path source(String folder, String text) throws IOException {
            Path source = root.resolve(folder, "src/main/java/module-info.java");
            Files.createDirectories(source.getParent());
            return Files.writeString(source, text);
        }

        private String run(String mode) throws IOException {
            var problems = new ByteArrayOutputStream();
            String path =
                    root.resolve("compiled/house.api")
                            + File.pathSeparator
                            + root.resolve("compiled/house.filters");
            int code =
                    ModuleDocs.run(
                            List.of(mode, root.toString(), path),
                            new PrintStream(problems, true, StandardCharsets.UTF_8));
            String text = problems.toString(StandardCharsets.UTF_8).strip();
            assertEquals(text.isEmpty() ? 0 : 1, code);
            return text;
        }

        @Test
        void passesWhenThePagesAreFresh() throws IOException {
            assertEquals("", run("check"));
        }

        @Test
        void leavesPagesWrittenByHandAlone() throws IOException {
            Path guide = root.resolve("module-info-docs/pages").resolve(ModuleDocs.GUIDE);
            Files.writeString(guide, "# By hand");
            assertEquals("", run("check"));
            run("write");
            assertEquals("# By hand", Files.readString(guide));
        }

        @Test
        void failsWhenADescriptorChanged() throws IOException {
            module("middleware", "house.filters", "/// Filters.\nmodule house.filters {}\n");
            assertEquals(
                    "module-info-docs/pages: README.md is stale, graph.svg is stale,"
                            + " modules/house.filters.md is stale. Rewrite the pages with: "
                            + ModuleDocs.COMMAND,
                    run("check"));
        }

        @Test
        void failsWhenACommentChanged() throws IOException {
            source("middleware", "/// Sieves.\nmodule house.filters {}\n");
            assertTrue(run("check").contains("modules/house.filters.md is stale"));
        }

        @Test
        void failsWhenAnArrowIsForbiddenEvenWhileWriting() throws IOException {
            module("middleware", "house.filters", "module house.filters {}\n");
            module(
                    "server-api",
                    "house.api",
                    "module house.api {\n    requires house.filters;\n}\n");
            assertTrue(
                    run("write").startsWith("house.api requires house.filters: the API stands on"));
        }

        @Test
        void failsWhenAModuleIsNotOnThePath() throws IOException {
            source("middleware", "module house.sieves {}\n");
            assertEquals(
                    "The module house.sieves of middleware is not on the path."
                            + " Add its JAR to the dependencies in module-info-docs/pom.xml.",
                    run("check"));
        }
    }

    @Nested
    class WithDescriptorsMadeUp {

        @Test
        void failsWhenAServiceIsUnknown() throws IOException {
            ModuleDocs docs =
                    new ModuleDocs(MadeUpReactor.greeting(root), MadeUpReactor.registrations());
            assertEquals(
                    List.of(
                            "house.api.Greeter: its providers' names are unknown."
                                    + " List it in Registrations of module-info-docs."),
                    docs.write());
        }

        @Test
        void explainsItsArguments() throws IOException {
            var problems = new ByteArrayOutputStream();
            assertEquals(
                    2,
                    ModuleDocs.run(
                            List.of("look"),
                            new PrintStream(problems, true, StandardCharsets.UTF_8)));
            assertEquals(
                    "Usage: ModuleDocs check|write ROOT MODULE_PATH",
                    problems.toString(StandardCharsets.UTF_8).strip());
        }
    }
}
