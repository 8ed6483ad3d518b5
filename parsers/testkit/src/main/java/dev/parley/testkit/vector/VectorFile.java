package dev.parley.testkit.vector;

import dev.parley.api.StartupFailure;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A file of vectors.
///
/// @param name without its folder and ending
/// @param json its content
public record VectorFile(String name, JsonNode json) {

    private static final String ENDING = ".json";

    /// The files of a folder, by name; or the one file itself.
    ///
    /// @throws StartupFailure when there is none, or one is no JSON
    public static List<VectorFile> in(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(read(path));
        }
        if (!Files.isDirectory(path)) {
            throw new StartupFailure(
                    "There is no folder '%s'. Give a folder of vector files, or one file."
                            .formatted(path));
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> files =
                    entries.filter(file -> file.getFileName().toString().endsWith(ENDING))
                            .sorted()
                            .toList();
            if (files.isEmpty()) {
                throw new StartupFailure(
                        "The folder '%s' has no .json files. Give a folder of vector files."
                                .formatted(path));
            }
            return files.stream().map(VectorFile::read).toList();
        } catch (IOException e) {
            throw new StartupFailure("The folder '%s' cannot be read: %s.".formatted(path, e), e);
        }
    }

    /// Reads one file.
    ///
    /// @throws StartupFailure when it cannot be read or is no JSON
    public static VectorFile read(Path file) {
        try {
            String name = file.getFileName().toString();
            return new VectorFile(
                    name.endsWith(ENDING)
                            ? name.substring(0, name.length() - ENDING.length())
                            : name,
                    JsonMapper.shared().readTree(Files.readString(file)));
        } catch (MalformedInputException e) {
            throw new StartupFailure("%s is no UTF-8 text. Save it as such.".formatted(file), e);
        } catch (IOException e) {
            throw new StartupFailure("%s cannot be read: %s.".formatted(file, e), e);
        } catch (JacksonException e) {
            throw new StartupFailure(
                    "%s is no JSON: %s (line %d). Correct it."
                            .formatted(file, e.getOriginalMessage(), e.getLocation().getLineNr()),
                    e);
        }
    }

    /// Its vectors of parsers.
    ///
    /// @throws StartupFailure when it is no list of them
    public List<ParserVector> parserVectors() {
        if (!json.isArray()) {
            throw new StartupFailure(
                    "%s.json is no list of vectors. A file of parser vectors is a JSON array."
                            .formatted(name));
        }
        return json.valueStream().map(this::checked).toList();
    }

    private ParserVector checked(JsonNode vector) {
        for (String field : List.of("id", "input")) {
            if (!vector.path(field).isString()) {
                throw new StartupFailure(
                        "%s.json: a vector has no text '%s': %s. Add it."
                                .formatted(name, field, Shown.shortened(vector.toString())));
            }
        }
        if (!vector.path("expect").isObject()) {
            throw new StartupFailure(
                    "%s.json: the vector '%s' has no object 'expect'. Add what must come of it."
                            .formatted(name, vector.path("id").stringValue()));
        }
        return new ParserVector(vector);
    }
}
