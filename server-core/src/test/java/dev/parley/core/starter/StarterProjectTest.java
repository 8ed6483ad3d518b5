package dev.parley.core.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class StarterProjectTest {

    @TempDir private Path folder;

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesTheExampleUnderAnotherName() throws IOException {
        Path project = folder.resolve("my-format");
        StarterProject.of(StarterKind.TOOL_PARSER, "my-format")
                .write(project, Optional.of(Path.of("/opt/parley")));
        assertEquals(
                List.of(
                        "pom.xml",
                        "src/main/java/com/example/myformat/MyFormatToolParser.java",
                        "src/main/java/com/example/myformat/MyFormatToolParserProvider.java",
                        "src/main/java/module-info.java",
                        "src/test/java/com/example/myformat/MyFormatToolParserTest.java",
                        "src/test/vectors/my-format.json"),
                files(project));
        String provider =
                Files.readString(
                        project.resolve(
                                "src/main/java/com/example/myformat/MyFormatToolParserProvider.java"));
        assertTrue(provider.contains("return \"my-format\";"), provider);
        String pom = Files.readString(project.resolve("pom.xml"));
        assertTrue(pom.contains("<artifactId>my-format</artifactId>"), pom);
        assertTrue(pom.contains("<parley.home>/opt/parley</parley.home>"), pom);
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingOfTheOldName(StarterKind kind) throws IOException {
        Path project = folder.resolve("x");
        StarterProject.of(kind, "x1").write(project, Optional.empty());
        for (String file : files(project)) {
            String text = Files.readString(project.resolve(file));
            assertFalse(text.toLowerCase(java.util.Locale.ROOT).contains("starter"), file);
        }
        assertTrue(Files.readString(project.resolve("pom.xml")).contains("${env.PARLEY_HOME}"));
    }

    @Test
    void saysHowToGoOn() {
        Path project = folder.resolve("x");
        String said =
                StarterProject.of(StarterKind.REASONING_PARSER, "x")
                        .write(project, Optional.empty());
        assertEquals(
                """
                Wrote 6 files to %1$s.
                Build it: mvn -f %1$s/pom.xml verify
                Use it: parley serve --plugin-path %1$s/target/x.jar --reasoning-parser x
                """
                        .formatted(project),
                said);
    }

    @Test
    void writesNothingIntoAFolderThatHoldsSomething() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        StarterProject project = StarterProject.of(StarterKind.ROUTER, "x");
        StartupFailure failure =
                assertThrows(StartupFailure.class, () -> project.write(folder, Optional.empty()));
        assertEquals(
                "The folder '%s' is not empty. Name another one with --directory."
                        .formatted(folder),
                failure.getMessage());
        assertEquals(List.of("mine.txt"), files(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "My", "1st", "a b", "../x", "starter"})
    void refusesNamesThatProvidersCannotHave(String name) {
        StartupFailure failure =
                assertThrows(
                        StartupFailure.class, () -> StarterProject.of(StarterKind.ROUTER, name));
        assertTrue(String.valueOf(failure.getMessage()).contains("'" + name + "'"));
    }

    @Test
    void suggestsTheNearestKind() {
        StartupFailure failure =
                assertThrows(StartupFailure.class, () -> StarterKind.named("tool-parse"));
        assertEquals(
                "parley plugins new: there is no kind 'tool-parse'. Did you mean 'tool-parser'?"
                        + " Known: tool-parser, reasoning-parser, middleware, router.",
                failure.getMessage());
    }
}
