package dev.parley.api.command;

import java.io.InputStream;
import java.io.PrintWriter;

/// Where a command reads and writes. Not closed by the command.
///
/// @param in standard input
/// @param out standard output; flushed when the command ends
public record Terminal(InputStream in, PrintWriter out) {}
