package dev.parley.core.text;

import dev.parley.api.model.ModelFiles;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Finds the chat templates that come with a model, in the order of transformers:
///
/// 1. `chat_template.jinja` and `additional_chat_templates/*.jinja`, which hide the others;
/// 2. `chat_template` of `processor_config.json`, else `chat_template.json`, where no tools are given;
/// 3. `chat_template` of `tokenizer_config.json`, one text or a list of named ones.
///
/// The text in `processor_config.json` is not hidden by 1. With tools the template named `tool_use` comes first, where there is one.
final class TemplateFiles {

    private static final String DEFAULT = "default";
    private static final String TOOL_USE = "tool_use";
    private static final String JINJA = ".jinja";
    private static final String SINGLE = "chat_template.jinja";
    private static final String FOLDER = "additional_chat_templates/";
    private static final String PROCESSOR = "chat_template.json";
    private static final String PROCESSOR_CONFIG = "processor_config.json";
    private static final String KEY = "chat_template";

    private final Map<String, String> tokenizer;
    private final Map<String, String> processor;

    /// @param configured the `chat_template` of `tokenizer_config.json`
    /// @throws tools.jackson.core.JacksonException when `chat_template.json` is not JSON
    TemplateFiles(ModelFiles files, JsonNode configured) throws IOException {
        Map<String, String> separate = separate(files);
        this.tokenizer = separate.isEmpty() ? named(configured) : separate;
        Map<String, String> configuredToo = processor(files, PROCESSOR_CONFIG);
        this.processor =
                configuredToo.isEmpty() && separate.isEmpty()
                        ? processor(files, PROCESSOR)
                        : configuredToo;
    }

    private static Map<String, String> processor(ModelFiles files, String name) throws IOException {
        return files.has(name)
                ? named(JsonMapper.shared().readTree(text(files, name)).path(KEY))
                : Map.of();
    }

    /// The template for conversations without tools.
    Optional<String> plain() {
        return find(processor, DEFAULT).or(() -> find(tokenizer, DEFAULT));
    }

    /// The template for conversations with tools.
    Optional<String> withTools() {
        return find(tokenizer, TOOL_USE)
                .or(() -> find(tokenizer, DEFAULT))
                .or(() -> find(processor, TOOL_USE))
                .or(() -> find(processor, DEFAULT));
    }

    /// The tokenizer's templates by name, where it has more than the default one: a request may name one.
    Map<String, String> named() {
        boolean single = tokenizer.size() == 1 && tokenizer.containsKey(DEFAULT);
        return single ? Map.of() : Map.copyOf(tokenizer);
    }

    private static Optional<String> find(Map<String, String> templates, String name) {
        return Optional.ofNullable(templates.get(name));
    }

    private static Map<String, String> separate(ModelFiles files) throws IOException {
        Map<String, String> templates = new LinkedHashMap<>();
        for (String name : files.names()) {
            if (name.equals(SINGLE)) {
                templates.put(DEFAULT, text(files, name));
            } else if (name.startsWith(FOLDER) && name.endsWith(JINJA)) {
                templates.put(
                        name.substring(FOLDER.length(), name.length() - JINJA.length()),
                        text(files, name));
            }
        }
        return templates;
    }

    /// One text, a list of objects with `name` and `template`, or an object by name.
    private static Map<String, String> named(JsonNode templates) {
        Map<String, String> named = new LinkedHashMap<>();
        if (templates.isString()) {
            named.put(DEFAULT, templates.asString());
        } else if (templates.isArray()) {
            templates.forEach(
                    entry ->
                            named.put(
                                    entry.path("name").asString(""),
                                    entry.path("template").asString("")));
        } else {
            templates.forEachEntry((name, template) -> named.put(name, template.asString("")));
        }
        return named;
    }

    private static String text(ModelFiles files, String name) throws IOException {
        try (InputStream in = files.open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
