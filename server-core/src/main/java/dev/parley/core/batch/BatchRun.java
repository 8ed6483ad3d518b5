package dev.parley.core.batch;

import dev.parley.api.StartupFailure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/// Sends all requests of a file and writes what comes back, in the order of the input.
///
/// @param input the requests
/// @param output a path, or an `http` or `https` address that takes a PUT
/// @param workFolder where results wait that go to an address; empty for the system's own
/// @param concurrency most requests at once, ≥ 1
public record BatchRun(
        BatchInput input, String output, Optional<Path> workFolder, int concurrency) {

    /// How far the run may be ahead of the line that is written next, in multiples of the concurrency.
    private static final int WINDOW = 8;

    private static final Pattern SCORING = Pattern.compile("(/v1|/v2)?/(score|rerank)");
    private static final List<String> ROUTES =
            List.of("/v1/chat/completions", "/v1/completions", "/v1/embeddings");

    /// Told of progress. Called by the waiting thread.
    @FunctionalInterface
    public interface Progress {

        /// So many lines of the output are written.
        void written(int done, int total);
    }

    /// Runs it to its end.
    ///
    /// @throws StartupFailure when a file cannot be used
    /// @throws IOException when results cannot be written
    public void run(BatchTarget target, Progress progress)
            throws IOException, InterruptedException {
        boolean web = BatchAddress.isWeb(output);
        Path file = web ? waiting() : Path.of(output);
        try (BatchOutput out = BatchOutput.open(file, input)) {
            send(target, out, progress);
        }
        if (web) {
            BatchUpload.put(file, URI.create(output));
            Files.deleteIfExists(file);
        }
    }

    /// The same file for the same address, so that a run that was killed goes on.
    private Path waiting() {
        Path folder = workFolder.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
        return folder.resolve("parley-batch-%08x.jsonl".formatted(output.hashCode()));
    }

    private void send(BatchTarget target, BatchOutput out, Progress progress)
            throws IOException, InterruptedException {
        List<BatchLine> lines = input.lines();
        Semaphore places = new Semaphore(concurrency);
        int done = out.written();
        progress.written(done, lines.size());
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Deque<Future<String>> running = new ArrayDeque<>();
            int next = done;
            try {
                while (done < lines.size()) {
                    while (next < lines.size() && running.size() < WINDOW * concurrency) {
                        BatchLine line = lines.get(next);
                        running.add(senders.submit(() -> reply(line, target, places)));
                        next++;
                    }
                    out.append(running.remove().get());
                    done++;
                    progress.written(done, lines.size());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a request was not turned into a line", e);
            } finally {
                running.forEach(future -> future.cancel(true));
            }
        }
    }

    private static String reply(BatchLine line, BatchTarget target, Semaphore places)
            throws InterruptedException {
        places.acquire();
        try {
            return switch (line) {
                case BatchLine.Broken(String id, String problem) ->
                        BatchReplies.refused(id, problem);
                case BatchLine.Request request -> sent(request, target);
            };
        } finally {
            places.release();
        }
    }

    private static String sent(BatchLine.Request request, BatchTarget target)
            throws InterruptedException {
        if (!ROUTES.contains(request.url()) && !SCORING.matcher(request.url()).matches()) {
            return BatchReplies.refused(
                    request.customId(),
                    "URL %s was used. Supported endpoints: %s, /score, /rerank."
                            .formatted(request.url(), String.join(", ", ROUTES)));
        }
        if (request.body().path("stream").asBoolean(false)) {
            return BatchReplies.refused(
                    request.customId(), "Request must not be sent in stream mode");
        }
        try {
            return BatchReplies.of(request, target.post(request.url(), request.body()));
        } catch (IOException e) {
            return BatchReplies.lost(
                    request.customId(), "The server gave no reply: %s".formatted(e.getMessage()));
        }
    }
}
