package dev.parley.core.cli;

import dev.parley.api.StartupFailure;
import dev.parley.core.batch.BatchInput;
import dev.parley.core.batch.BatchRun;
import dev.parley.core.batch.HttpTarget;
import dev.parley.core.config.BatchFileOptions;
import dev.parley.core.config.HttpOptions;
import dev.parley.core.config.Option;
import dev.parley.core.config.ServerConfig;
import dev.parley.core.lifecycle.ServerWork;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// `parley run-batch -i FILE -o FILE [MODEL] [flags]`: a server of its own, on a free local port, answers
/// the requests of a file. One thread.
final class RunBatchCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final ServeCommand serve;
    private final ServerRuntime runtime;
    private final Console console;

    /// @param serve takes the flags of the command
    RunBatchCommand(ServeCommand serve, ServerRuntime runtime, Console console) {
        this.serve = serve;
        this.runtime = runtime;
        this.console = console;
    }

    /// Runs the file.
    ///
    /// @return the exit code
    /// @throws StartupFailure when the server cannot start or a file cannot be used
    int run() {
        ServeCommand.Prepared prepared = serve.prepare();
        ServerConfig config = prepared.config();
        requirePlain(config);
        String input = required(config, BatchFileOptions.INPUT);
        String output = required(config, BatchFileOptions.OUTPUT);
        int concurrency =
                Math.toIntExact(config.number(BatchFileOptions.CONCURRENCY).orElseThrow());
        Optional<Path> folder = config.text(BatchFileOptions.WORK_FOLDER).map(Path::of);
        try {
            BatchRun batch = new BatchRun(BatchInput.read(input), output, folder, concurrency);
            runtime.during(
                    prepared.setup().at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                    work(batch, config));
            return DONE;
        } catch (IOException e) {
            console.fail("run-batch: %s".formatted(e.getMessage()));
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private ServerWork work(BatchRun batch, ServerConfig config) {
        Optional<String> key = config.list(HttpOptions.API_KEY).stream().findFirst();
        ProgressBar bar = new ProgressBar(console.err(), ProgressBar.Screen.detect());
        return port -> {
            URI server = URI.create("http://127.0.0.1:%d".formatted(port));
            try (HttpTarget target = new HttpTarget(server, key)) {
                batch.run(target, bar);
            }
        };
    }

    private static String required(ServerConfig config, Option option) {
        return config.text(option)
                .orElseThrow(
                        () ->
                                new StartupFailure(
                                        "%s is needed, such as: parley run-batch -i requests.jsonl -o replies.jsonl."
                                                .formatted(option.flag())));
    }

    private static void requirePlain(ServerConfig config) {
        if (config.text(HttpOptions.TLS_CERTIFICATE).isPresent()) {
            throw new StartupFailure(
                    "%s: run-batch speaks to its own server on this machine only. Leave the flag out."
                            .formatted(HttpOptions.TLS_CERTIFICATE.flag()));
        }
    }
}
