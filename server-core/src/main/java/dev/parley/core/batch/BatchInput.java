package dev.parley.core.batch;

import dev.parley.api.StartupFailure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The requests of a file. Immutable.
///
/// @param lines in order, without blank ones
public record BatchInput(List<BatchLine> lines) {

    /// Copies the list.
    public BatchInput {
        lines = List.copyOf(lines);
    }

    /// Reads a file.
    ///
    /// @param source a path, or an `http` or `https` address
    /// @throws StartupFailure when it cannot be read
    public static BatchInput read(String source) throws InterruptedException {
        List<String> lines = BatchAddress.isWeb(source) ? fetched(source) : local(source);
        List<BatchLine> out = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                out.add(BatchLine.parse(line, i + 1));
            }
        }
        return new BatchInput(out);
    }

    private static List<String> local(String source) {
        try {
            return Files.readAllLines(Path.of(source));
        } catch (MalformedInputException e) {
            throw new StartupFailure("--input-file: '%s' is not UTF-8 text.".formatted(source), e);
        } catch (IOException e) {
            throw new StartupFailure(
                    "--input-file: '%s' cannot be read: %s.".formatted(source, e.getMessage()), e);
        }
    }

    private static List<String> fetched(String source) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
            HttpResponse<String> response =
                    client.send(
                            HttpRequest.newBuilder(URI.create(source)).build(),
                            BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new StartupFailure(
                        "--input-file: %s answered with status %d."
                                .formatted(source, response.statusCode()));
            }
            return response.body().lines().toList();
        } catch (IOException e) {
            throw new StartupFailure(
                    "--input-file: %s cannot be fetched: %s.".formatted(source, e.getMessage()), e);
        }
    }
}
