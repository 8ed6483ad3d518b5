package dev.parley.acceptance.author;

import dev.parley.acceptance.ParleyServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a finished program said.
///
/// @param code its exit code
/// @param output standard output and error
record CommandLine(int code, String output) {

    /// Runs the packaged `parley` with some text on standard input.
    static CommandLine parley(String in, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ParleyServer.distribution().resolve("bin/parley").toString());
        command.addAll(List.of(arguments));
        return run(command, in);
    }

    /// Runs a program to its end.
    static CommandLine run(List<String> command, String in) {
        try {
            Path input = Files.writeString(Files.createTempFile("parley", ".in"), in);
            Path output = Files.createTempFile("parley", ".out");
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectInput(input.toFile())
                            .redirectOutput(output.toFile())
                            .start();
            int code = process.waitFor();
            String said = Files.readString(output);
            Files.delete(input);
            Files.delete(output);
            return new CommandLine(code, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
