package dev.parley.testkit.vector;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolParserRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// A text, and what a parser must make of it.
///
/// @param json as it stands in the file
public record ParserVector(JsonNode json) {

    private static final long SEED = 20_261_125;

    /// Its name, unique in its file.
    public String id() {
        return json.path("id").asString("");
    }

    /// The parser it is for: of tools, or of reasoning where the kind says so; empty for none.
    public Optional<String> parser() {
        return text("parser");
    }

    /// The parser of reasoning in front of the one of tools; empty for none.
    public Optional<String> reasoningParser() {
        return text("reasoning_parser");
    }

    /// What the model wrote.
    public String input() {
        return json.path("input").asString("");
    }

    /// What must come of it.
    public JsonNode expect() {
        return json.path("expect");
    }

    /// The modes it holds for.
    public List<Mode> modes() {
        return switch (json.path("mode").asString("both")) {
            case "complete" -> List.of(Mode.COMPLETE);
            case "stream" -> List.of(Mode.STREAM);
            default -> List.of(Mode.values());
        };
    }

    /// The cuts it holds for: the one it names, or any.
    public List<Cut> cuts() {
        JsonNode chunks = json.path("chunks");
        if (chunks.isArray()) {
            List<String> pieces = chunks.valueStream().map(piece -> piece.asString("")).toList();
            return List.of(new Cut("as given", pieces));
        }
        return Cut.all(input(), SEED);
    }

    /// Whether the reference fails it, so that it does not count.
    public boolean isExpectedToFail() {
        return json.path("xfail").asBoolean(false);
    }

    /// Whether it is only asked that nothing is thrown.
    public boolean asksForNoCrashOnly() {
        return text("expect_error").isPresent();
    }

    /// Whether content is compared with white space collapsed.
    public boolean ignoresSpaces() {
        return json.path("content_match").asString("").equals("whitespace");
    }

    /// What the tool parser is made for.
    public ToolParserRequest toolRequest(Mode mode) {
        List<ToolDefinition> tools =
                json.path("tools")
                        .valueStream()
                        .map(tool -> tool.path("function"))
                        .map(ParserVector::definition)
                        .toList();
        return new ToolParserRequest(tools, Optional.empty(), mode.delivery());
    }

    /// What the reasoning parser is made for. The vector's options are template arguments too.
    public ReasoningRequest reasoningRequest() {
        return reasoningRequest(promptState());
    }

    /// What the reasoning parser is made for, after some prompt.
    public ReasoningRequest reasoningRequest(PromptState prompt) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        json.path("options")
                .propertyStream()
                .forEach(entry -> arguments.set(entry.getKey(), entry.getValue()));
        json.path("chat_template_kwargs")
                .propertyStream()
                .forEach(entry -> arguments.set(entry.getKey(), entry.getValue()));
        return new ReasoningRequest(prompt, arguments, Optional.empty());
    }

    /// What the prompt says about reasoning.
    public PromptState promptState() {
        JsonNode open = json.path("prompt_ends_in_reasoning");
        if (!open.isBoolean()) {
            return PromptState.UNMARKED;
        }
        return open.booleanValue() ? PromptState.OPEN : PromptState.CLOSED;
    }

    private static ToolDefinition definition(JsonNode function) {
        return new ToolDefinition(
                function.path("name").asString(""),
                function.path("description").asString(""),
                function.path("parameters"),
                function.path("strict").asBoolean(false)
                        ? ToolDefinition.Strictness.STRICT
                        : ToolDefinition.Strictness.FREE);
    }

    private Optional<String> text(String field) {
        JsonNode value = json.path(field);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}
