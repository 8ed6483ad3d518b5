package dev.parley.testkit.command;

import dev.parley.api.StartupFailure;
import dev.parley.api.tool.ToolDefinition;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// A file with the tools of a request, as clients send them. Only static functions.
final class ToolFile {

    private ToolFile() {}

    /// Reads the file.
    ///
    /// @throws StartupFailure when it cannot be read or holds no tools
    static List<ToolDefinition> read(String file) {
        JsonNode json = json(file);
        JsonNode tools = json.isObject() ? json.path("tools") : json;
        if (!tools.isArray()) {
            throw new StartupFailure(
                    "--tools: %s is no JSON array of tools. Write them as in a chat request."
                            .formatted(file));
        }
        return tools.valueStream().map(tool -> definition(file, tool)).toList();
    }

    private static JsonNode json(String file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            throw new StartupFailure(
                    "--tools: the file '%s' cannot be read. Give a readable JSON file."
                            .formatted(file),
                    e);
        } catch (JacksonException e) {
            throw new StartupFailure(
                    "--tools: %s is no JSON: %s. Correct it."
                            .formatted(file, e.getOriginalMessage()),
                    e);
        }
    }

    private static ToolDefinition definition(String file, JsonNode tool) {
        JsonNode function = tool.path("function");
        if (!function.path("name").isString()) {
            throw new StartupFailure(
                    "--tools: %s has a tool without function.name: %s. Add it."
                            .formatted(file, tool));
        }
        return new ToolDefinition(
                function.path("name").stringValue(),
                function.path("description").asString(""),
                function.path("parameters"),
                ToolDefinition.Strictness.FREE);
    }
}
