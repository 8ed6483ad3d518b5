package dev.parley.testkit.vector;

import dev.parley.api.StartupFailure;
import dev.parley.api.command.TemplateRenderer;
import dev.parley.api.command.TemplateRenderer.Rendering;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/// Runs vectors of chat templates. One thread.
///
/// A file holds one template with its `cases`, or many small ones as `vectors`.
public final class TemplateSuite implements VectorSuite {

    private static final String MARK = "CONTINUE_FINAL_MESSAGE_TAG ";
    private static final String CONTENT = "content";
    private static final String TEXT = "text";
    private static final String TEMPLATE = "template";
    private static final String CASES = "cases";
    private static final LocalDateTime SOME_DAY = LocalDateTime.of(2026, 1, 15, 10, 20, 30);

    private final TemplateRenderer renderer;

    /// @param renderer what is proved
    public TemplateSuite(TemplateRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public List<String> names(VectorFile file) {
        return List.of(file.name());
    }

    @Override
    public Stream<Outcome> run(VectorFile file, String only) {
        if (!only.isEmpty() && !only.equals(file.name())) {
            return Stream.empty();
        }
        JsonNode json = file.json();
        if (json.path(CASES).isArray()) {
            return cases(file.name() + "/", json, file);
        }
        if (!json.path("vectors").isArray()) {
            throw new StartupFailure(
                    "%s.json has neither 'cases' nor 'vectors'. Give one template with its cases, or a list of vectors."
                            .formatted(file.name()));
        }
        return json.get("vectors")
                .valueStream()
                .flatMap(vector -> cases(vector.path("id").asString("") + "/", vector, file));
    }

    private Stream<Outcome> cases(String prefix, JsonNode vector, VectorFile file) {
        if (!vector.path(TEMPLATE).isString()) {
            throw new StartupFailure(
                    "%s.json: %s has no text 'template'. Add it.".formatted(file.name(), prefix));
        }
        String source = vector.get(TEMPLATE).stringValue();
        return vector.path(CASES)
                .valueStream()
                .map(example -> run(prefix + example.path("id").asString(""), source, example));
    }

    private Outcome run(String id, String source, JsonNode example) {
        JsonNode expect = example.path("expect");
        boolean raises = expect.path("error").isString();
        String field = raises ? "error" : "output";
        if (!example.path("context").isObject() || !expect.path(field).isString()) {
            throw new StartupFailure(
                    "The case '%s' lacks an object 'context', or an 'expect' with 'output' or 'error'. Add it."
                            .formatted(id));
        }
        String expected = expect.get(field).stringValue();
        Rendering rendering = render(id, source, example);
        String given = said(rendering);
        boolean same = given.equals(expected) && rendering instanceof Rendering.Raised == raises;
        if (example.path("xfail").asBoolean(false)) {
            return new Outcome.ExpectedFailure(id, Shown.quoted(given));
        }
        return same
                ? new Outcome.Passed(id)
                : new Outcome.Failed(
                        id, kind(rendering), List.of(new Difference(field, expected, given)));
    }

    private Rendering render(String id, String source, JsonNode example) {
        ObjectNode variables = example.get("context").deepCopy().asObject();
        boolean open = example.path("continue_final_message").asBoolean(false);
        if (open && !markEnd(variables)) {
            throw new StartupFailure(
                    "The case '%s' continues a last message that has no text. Give it 'content'."
                            .formatted(id));
        }
        Rendering rendering = renderer.render(source, variables, clock(id, example));
        return open && rendering instanceof Rendering.Prompt(String prompt)
                ? new Rendering.Prompt(cut(prompt))
                : rendering;
    }

    private static LocalDateTime clock(String id, JsonNode example) {
        String now = example.path("now").asString("");
        try {
            return now.isEmpty() ? SOME_DAY : LocalDateTime.parse(now.replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            throw new StartupFailure(
                    "The case '%s' has 'now' %s. Write it as 2026-01-15T10:20:30."
                            .formatted(id, Shown.quoted(now)),
                    e);
        }
    }

    /// Puts the mark at the end of the last message.
    ///
    /// @return whether there was a text to put it at
    private static boolean markEnd(ObjectNode variables) {
        if (!(variables.path("messages") instanceof ArrayNode messages)
                || messages.isEmpty()
                || !(messages.get(messages.size() - 1) instanceof ObjectNode last)) {
            return false;
        }
        if (last.path(CONTENT).isString()) {
            last.put(CONTENT, last.path(CONTENT).stringValue() + MARK);
            return true;
        }
        return last.path(CONTENT)
                .valueStream()
                .filter(part -> part.path(TEXT).isString())
                .map(JsonNode::asObject)
                .reduce((_, later) -> later)
                .map(part -> part.put(TEXT, part.path(TEXT).stringValue() + MARK))
                .isPresent();
    }

    /// What comes before the mark; a template that trims the mark's space trims the text too.
    private static String cut(String prompt) {
        int at = prompt.lastIndexOf(MARK.strip());
        if (at < 0) {
            return prompt;
        }
        String kept = prompt.substring(0, at);
        return prompt.startsWith(MARK, at) ? kept : kept.stripTrailing();
    }

    private static String said(Rendering rendering) {
        return switch (rendering) {
            case Rendering.Prompt(String text) -> text;
            case Rendering.Raised(String message) -> message;
            case Rendering.Failed(String message) -> message;
        };
    }

    private static String kind(Rendering rendering) {
        return switch (rendering) {
            case Rendering.Prompt _ -> "rendered";
            case Rendering.Raised _ -> "raised an exception";
            case Rendering.Failed _ -> "failed";
        };
    }
}
