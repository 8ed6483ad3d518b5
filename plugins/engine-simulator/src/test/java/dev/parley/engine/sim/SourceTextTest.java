package dev.parley.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;
import dev.parley.engine.sim.Simulators.MapSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

final class SourceTextTest {

    @TempDir Path folder;

    @Test
    void startsOverAtItsEnd() {
        SourceText text = SourceText.of("ab", Simulators.TOKENIZER);

        assertEquals("ab\nab\na", start(text, 0, 7));
    }

    @Test
    void everyChoiceIsTheBeginningOfALine() {
        SourceText text = SourceText.of("ab\ncde\nf", Simulators.TOKENIZER);

        assertEquals("ab", start(text, text.lineStart(0), 2));
        assertEquals("cd", start(text, text.lineStart(1), 2));
        assertEquals("f\n", start(text, text.lineStart(-1), 2));
        assertEquals("ab", start(text, text.lineStart(Long.MAX_VALUE - 1), 2));
    }

    @Test
    void theBuiltInTextIsReadable() {
        SourceText text = SourceText.read(new MapSettings(Map.of()), Simulators.TOKENIZER);

        assertTrue(text.length() > 1_000, "only " + text.length());
        assertEquals("The harbour wakes", start(text, 0, 17));
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "hello");

        assertEquals("hello", start(SourceText.read(from(file), Simulators.TOKENIZER), 0, 5));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertRefused(folder.resolve("none"), "the file cannot be read.");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        assertRefused(Files.createFile(folder.resolve("empty")), "there is no text in it.");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xE4, 'b'});

        assertRefused(file, "it is not UTF-8 text.");
    }

    private static void assertRefused(Path file, String why) {
        StartupFailure failure =
                assertThrows(
                        StartupFailure.class,
                        () -> SourceText.read(from(file), Simulators.TOKENIZER));
        assertEquals("--simulator-text " + file + ": " + why, failure.getMessage());
    }

    private static Settings from(Path file) {
        return new MapSettings(Map.of("simulator-text", file.toString()));
    }

    private static String start(SourceText text, int position, int count) {
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < count; i++) {
            read.append((char) text.token(position + i));
        }
        return read.toString();
    }
}
