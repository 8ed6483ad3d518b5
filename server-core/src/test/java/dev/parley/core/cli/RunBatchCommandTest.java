package dev.parley.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

class RunBatchCommandTest {

    @TempDir static Path plugins;

    @TempDir Path folder;

    private CommandRun command;

    @BeforeAll
    static void writePlugin() {
        CommandRun.writePlugin(plugins);
    }

    @BeforeEach
    void prepare() {
        command = new CommandRun(plugins);
    }

    private String input() throws IOException {
        return Files.writeString(folder.resolve("in.jsonl"), "").toString();
    }

    private String output() {
        return folder.resolve("out.jsonl").toString();
    }

    @Test
    void startsAServerOnAFreeLocalPort() throws IOException {
        assertEquals(
                0,
                command.run("run-batch", "-i", input(), "-o", output(), "--port", "8123"),
                command::err);

        InetSocketAddress address = (InetSocketAddress) command.runtime.runs.getFirst().address();
        assertEquals(0, address.getPort());
        assertTrue(address.getAddress().isLoopbackAddress());
    }

    @Test
    void needsBothFiles() throws IOException {
        assertEquals(2, command.run("run-batch", "--output-file", output()));
        assertTrue(command.err().contains("--input-file is needed"), command::err);

        assertEquals(2, command.run("run-batch", "--input-file", input()));
        assertTrue(command.err().contains("--output-file is needed"), command::err);
    }

    @Test
    void saysWhichFileIsMissing() {
        String missing = folder.resolve("none.jsonl").toString();

        assertEquals(2, command.run("run-batch", "-i", missing, "-o", output()));
        assertTrue(command.err().contains(missing), command::err);
    }

    @Test
    void hasNoUseForCertificates() throws IOException {
        assertEquals(
                2,
                command.run("run-batch", "-i", input(), "-o", output(), "--ssl-certfile", "c.pem"));
        assertTrue(command.err().contains("--ssl-certfile: run-batch"), command::err);
    }

    @Test
    void explainsItself() {
        assertEquals(0, command.run("run-batch", "--help=batch"));
        assertTrue(command.out().contains("--batch-concurrency"), command::out);
        assertTrue(command.out().contains("parley run-batch -i FILE -o FILE"), command::out);
    }
}
