package dev.parley.core.cli;

import java.io.PrintWriter;

/// Where the commands write.
///
/// @param out for what was asked for
/// @param err for why it failed
record Console(PrintWriter out, PrintWriter err) {

    /// Prints why the command failed, in one line.
    void fail(String message) {
        err.println("parley: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
        err.flush();
    }

    /// Prints what was asked for.
    void print(String text) {
        out.print(text);
        out.flush();
    }
}
