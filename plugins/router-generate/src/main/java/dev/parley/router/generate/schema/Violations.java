package dev.parley.router.generate.schema;

import dev.parley.api.ParleyException.InvalidRequest;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with one body, gathered so that the client reads it all at once.
public final class Violations {

    private static final int SHOWN = 10;
    private static final int LONGEST_INPUT = 200;
    private static final int LONGEST_ENTRY = 1000;

    private final List<String> entries = new ArrayList<>();
    private String firstPath = "";
    private int count;

    /// Adds one.
    ///
    /// @param type its kind, such as `int_parsing`
    /// @param path dotted path such as `body.max_tokens`
    /// @param message one sentence
    /// @param input the value at fault, or what should have held it
    public void add(String type, String path, String message, JsonNode input) {
        add(type, path, message, input, "");
    }

    /// Adds one that names a bound or the values allowed.
    ///
    /// @param context a Python dict such as `{'ge': 0}`; empty for none
    public void add(String type, String path, String message, JsonNode input, String context) {
        if (count == 0) {
            firstPath = path;
        }
        count++;
        if (count <= SHOWN) {
            String entry =
                    "{'type': %s, 'loc': %s, 'msg': %s, 'input': %s%s}"
                            .formatted(
                                    PythonText.quote(type),
                                    PythonText.quote(path),
                                    PythonText.quote(message),
                                    PythonText.quote(shown(input)),
                                    context.isEmpty() ? "" : ", 'ctx': " + context);
            entries.add(entry.length() > LONGEST_ENTRY ? entry.substring(0, LONGEST_ENTRY) : entry);
        }
    }

    /// Adds what another list holds.
    public void addAll(Violations others) {
        if (count == 0) {
            firstPath = others.firstPath;
        }
        count += others.count;
        others.entries.stream().limit(SHOWN - entries.size()).forEach(entries::add);
    }

    /// Whether nothing is wrong so far.
    public boolean none() {
        return count == 0;
    }

    /// Ends the request when anything is wrong.
    ///
    /// @throws InvalidRequest with all entries, its parameter being the first path
    public void check() {
        if (count == 0) {
            return;
        }
        StringBuilder message = new StringBuilder();
        message.append(count).append(count == 1 ? " validation error:" : " validation errors:");
        entries.forEach(entry -> message.append("\n  ").append(entry));
        if (count > SHOWN) {
            message.append("\n  ...and ").append(count - SHOWN).append(" more errors");
        }
        throw InvalidRequest.schema(message.toString(), firstPath);
    }

    private static String shown(JsonNode input) {
        if (input.isObject()) {
            return "<dict of %d items>".formatted(input.size());
        }
        if (input.isArray()) {
            return "<list of %d items>".formatted(input.size());
        }
        String text = PythonText.of(input);
        return text.length() > LONGEST_INPUT
                ? text.substring(0, LONGEST_INPUT) + "...[truncated]"
                : text;
    }
}
