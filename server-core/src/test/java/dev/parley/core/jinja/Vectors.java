package dev.parley.core.jinja;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Reads files of recorded cases.
final class Vectors {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Vectors() {}

    static JsonNode read(String resource) {
        try (InputStream in = Vectors.class.getResourceAsStream(resource)) {
            return JSON.readTree(Objects.requireNonNull(in, resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names(String folder) {
        URL anchor = Objects.requireNonNull(Vectors.class.getResource(folder + "/_features.json"));
        try (Stream<Path> files = Files.list(Path.of(anchor.toURI()).getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static RenderOptions at(String localTime) {
        Instant now = LocalDateTime.parse(localTime.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        return new RenderOptions(RenderLimits.TRUSTED, () -> now, ZoneOffset.UTC);
    }
}
