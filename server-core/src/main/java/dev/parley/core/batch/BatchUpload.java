package dev.parley.core.batch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Puts a finished file to an address of the web. Only static functions.
final class BatchUpload {

    private static final System.Logger LOG = System.getLogger(BatchUpload.class.getName());
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private BatchUpload() {}

    /// Uploads a file, again and again while the other side fails.
    ///
    /// @throws IOException when it failed for good; the file is still there
    static void put(Path file, URI address) throws IOException, InterruptedException {
        put(file, address, PAUSE);
    }

    static void put(Path file, URI address, Duration pause)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int attempt = 1; ; attempt++) {
                String problem = attempt(client, file, address);
                if (problem.isEmpty()) {
                    return;
                }
                if (attempt == ATTEMPTS) {
                    throw new IOException(
                            "%s took no results after %d attempts: %s. They are in %s."
                                    .formatted(address, ATTEMPTS, problem, file));
                }
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Attempt {0} to upload the results failed: {1}",
                        attempt,
                        problem);
                LockSupport.parkNanos(pause.toNanos());
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted between two attempts to upload");
                }
            }
        }
    }

    /// @return what went wrong; empty text for nothing
    private static String attempt(HttpClient client, Path file, URI address)
            throws InterruptedException {
        try {
            HttpResponse<String> response =
                    client.send(
                            HttpRequest.newBuilder(address)
                                    .PUT(BodyPublishers.ofFile(file))
                                    .build(),
                            BodyHandlers.ofString());
            return response.statusCode() / 100 == 2 ? "" : "status " + response.statusCode();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
