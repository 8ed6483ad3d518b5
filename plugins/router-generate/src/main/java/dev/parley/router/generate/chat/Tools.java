package dev.parley.router.generate.chat;

import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.router.generate.schema.Fields;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tools of a request.
///
/// @param definitions for the parser
/// @param template for the chat template
record Tools(List<ToolDefinition> definitions, ArrayNode template) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// Copies the list.
    Tools {
        definitions = List.copyOf(definitions);
    }

    /// No tools.
    static Tools none() {
        return new Tools(List.of(), NODES.arrayNode());
    }

    boolean isEmpty() {
        return definitions.isEmpty();
    }

    /// Reads `tools`.
    static Tools read(Fields fields) {
        Optional<ArrayNode> items = fields.list("tools");
        if (items.isEmpty()) {
            return none();
        }
        List<ToolDefinition> definitions = new ArrayList<>();
        ArrayNode template = NODES.arrayNode();
        for (int i = 0; i < items.get().size(); i++) {
            fields.item("tools", i, items.get().get(i))
                    .ifPresent(tool -> readTool(tool, definitions, template));
        }
        return new Tools(definitions, template);
    }

    private static void readTool(
            Fields tool, List<ToolDefinition> definitions, ArrayNode template) {
        tool.literal("type", List.of("function"));
        Optional<Boolean> deferred = tool.flag("defer_loading");
        Optional<Fields> function = tool.object("function");
        if (function.isEmpty()) {
            if (!tool.has("function")) {
                tool.missing("function");
            }
            return;
        }
        ObjectNode entry = template.addObject().put("type", "function");
        readFunction(function.get(), deferred, entry.putObject("function"), definitions);
        deferred.ifPresent(value -> entry.put("defer_loading", value));
    }

    private static void readFunction(
            Fields function,
            Optional<Boolean> deferred,
            ObjectNode entry,
            List<ToolDefinition> definitions) {
        String name = function.text("name").orElse("");
        if (!function.has("name")) {
            function.missing("name");
        }
        Optional<String> description = function.text("description");
        JsonNode parameters =
                function.dict("parameters")
                        .<JsonNode>map(it -> it)
                        .orElse(MissingNode.getInstance());
        Optional<Boolean> strict = function.flag("strict");
        entry.put("name", name);
        description.ifPresentOrElse(
                text -> entry.put("description", text), () -> entry.putNull("description"));
        entry.set("parameters", parameters.isMissingNode() ? NODES.nullNode() : parameters);
        strict.ifPresent(value -> entry.put("strict", value));
        function.flag("defer_loading")
                .or(() -> deferred)
                .ifPresent(value -> entry.put("defer_loading", value));
        definitions.add(
                new ToolDefinition(
                        name,
                        description.orElse(""),
                        parameters,
                        strict.orElse(false) ? Strictness.STRICT : Strictness.FREE));
    }
}
