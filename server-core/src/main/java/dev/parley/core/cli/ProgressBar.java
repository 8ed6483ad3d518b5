package dev.parley.core.cli;

import dev.parley.core.batch.BatchRun;

import java.io.PrintWriter;
import java.util.Optional;

/// Shows how far a run is: a bar that moves on a terminal, a line for every tenth elsewhere. One thread.
final class ProgressBar implements BatchRun.Progress {

    private static final int WIDTH = 40;
    private static final int TENTHS = 10;

    private final PrintWriter out;
    private final Screen screen;
    private int shown = -1;

    /// What is written to.
    enum Screen {
        /// A terminal, whose last line can be written over.
        TERMINAL,
        /// A file or another program.
        FILE;

        /// What this process writes to.
        static Screen detect() {
            return Optional.ofNullable(System.console()).filter(it -> it.isTerminal()).isPresent()
                    ? TERMINAL
                    : FILE;
        }
    }

    ProgressBar(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    @Override
    public void written(int done, int total) {
        int steps = screen == Screen.TERMINAL ? WIDTH : TENTHS;
        int step = total == 0 ? steps : (int) ((long) done * steps / total);
        boolean ends = done == total;
        if (screen == Screen.TERMINAL) {
            out.print(
                    "\r[%s%s] %d/%d%s"
                            .formatted(
                                    "#".repeat(step),
                                    " ".repeat(WIDTH - step),
                                    done,
                                    total,
                                    ends ? "\n" : ""));
        } else if (step != shown) {
            out.println("%d of %d requests done".formatted(done, total));
        }
        shown = step;
        out.flush();
    }
}
