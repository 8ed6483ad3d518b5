package dev.parley.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.core.cli.ProgressBar.Screen;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

class ProgressBarTest {

    private final StringWriter text = new StringWriter();

    private ProgressBar bar(Screen screen) {
        return new ProgressBar(new PrintWriter(text), screen);
    }

    @Test
    void movesOnATerminal() {
        ProgressBar bar = bar(Screen.TERMINAL);

        bar.written(0, 4);
        bar.written(2, 4);
        bar.written(4, 4);

        assertEquals(
                "\r[%s] 0/4\r[%s%s] 2/4\r[%s] 4/4\n"
                        .formatted(" ".repeat(40), "#".repeat(20), " ".repeat(20), "#".repeat(40)),
                text.toString());
    }

    @Test
    void tellsEveryTenthElsewhere() {
        ProgressBar bar = bar(Screen.FILE);

        for (int done = 0; done <= 100; done++) {
            bar.written(done, 100);
        }

        List<String> lines = text.toString().lines().toList();
        assertEquals(11, lines.size());
        assertEquals("0 of 100 requests done", lines.getFirst());
        assertEquals("100 of 100 requests done", lines.getLast());
    }

    @Test
    void anEmptyFileIsDoneAtOnce() {
        bar(Screen.FILE).written(0, 0);

        assertEquals(List.of("0 of 0 requests done"), text.toString().lines().toList());
    }
}
