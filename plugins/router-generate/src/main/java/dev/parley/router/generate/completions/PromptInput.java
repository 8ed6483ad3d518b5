package dev.parley.router.generate.completions;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.schema.Fields;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.List;

/// One prompt as the client sent it.
sealed interface PromptInput {

    /// A text.
    record Text(String text) implements PromptInput {}

    /// Token ids, not negative.
    record Ids(List<Long> ids) implements PromptInput {}

    /// Reads `prompt`: a text, ids, or a list of either.
    static List<PromptInput> read(Fields fields) {
        JsonNode prompt = fields.node().path("prompt");
        if (prompt.isString()) {
            return List.of(new Text(prompt.stringValue()));
        }
        if (!(prompt instanceof ArrayNode items)) {
            fields.violations()
                    .add(
                            "list_type",
                            fields.path("prompt"),
                            "Input should be a valid list",
                            prompt);
            fields.violations()
                    .add(
                            "string_type",
                            fields.path("prompt"),
                            "Input should be a valid string",
                            prompt);
            return List.of();
        }
        if (!items.isEmpty() && items.get(0).isString()) {
            return List.copyOf(
                    fields.texts("prompt").orElse(List.of()).stream().map(Text::new).toList());
        }
        if (!items.isEmpty() && items.get(0).isArray()) {
            return idLists(fields, items);
        }
        return items.isEmpty()
                ? List.of()
                : List.of(new Ids(fields.naturals("prompt").orElse(List.of())));
    }

    private static List<PromptInput> idLists(Fields fields, ArrayNode items) {
        List<PromptInput> out = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String name = Integer.toString(i);
            JsonNode wrapped = JsonNodeFactory.instance.objectNode().set(name, items.get(i));
            fields.item("prompt", i, wrapped)
                    .map(item -> item.naturals(name).orElse(List.of()))
                    .ifPresent(ids -> out.add(new Ids(ids)));
        }
        return out;
    }

    /// Refuses a request without prompts.
    static void requireSome(List<PromptInput> prompts) {
        if (prompts.isEmpty()) {
            throw new InvalidRequest("You must pass at least one prompt");
        }
    }
}
