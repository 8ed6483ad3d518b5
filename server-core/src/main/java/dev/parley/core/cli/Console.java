package dev.parley.core.cli;

import java.io.InputStream;
import java.io.PrintWriter;

/// Where the commands read and write.
///
/// @param in standard input
/// @param out for what was asked for
/// @param err for why it failed
record Console(InputStream in, PrintWriter out, PrintWriter err) {

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
