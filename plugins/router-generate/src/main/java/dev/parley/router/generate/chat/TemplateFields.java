package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.Settings;
import dev.parley.api.text.ChatPrompt.Ending;
import dev.parley.router.generate.schema.Fields;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The fields of a request that a chat template is rendered with.
///
/// @param source a template of the client's own
/// @param variables further variables, the server's defaults included
/// @param documents for retrieval
/// @param prompted the client's `add_generation_prompt`
/// @param continued the client's `continue_final_message`
record TemplateFields(
        Optional<String> source,
        ObjectNode variables,
        Optional<ArrayNode> documents,
        boolean prompted,
        boolean continued) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> EFFORTS =
            List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final Set<String> RESERVED =
            Set.of(
                    "tokenize",
                    "chat_template",
                    "messages",
                    "tools",
                    "documents",
                    "add_generation_prompt",
                    "continue_final_message");

    /// Reads them.
    static TemplateFields read(Fields fields, Settings settings) {
        ObjectNode own = fields.dict("chat_template_kwargs").orElseGet(JSON::createObjectNode);
        ObjectNode variables = JSON.createObjectNode();
        settings.text("default-chat-template-kwargs")
                .map(JSON::readTree)
                .ifPresent(defaults -> copy(defaults, variables));
        copy(own, variables);
        fields.literal("reasoning_effort", EFFORTS)
                .ifPresent(
                        effort -> {
                            variables.put("reasoning_effort", effort);
                            if (!own.has("enable_thinking")) {
                                variables.put("enable_thinking", !effort.equals("none"));
                            }
                        });
        Optional<String> source =
                fields.text("chat_template").or(() -> own.path("chat_template").stringValueOpt());
        return new TemplateFields(
                source,
                variables,
                fields.listOfTextsByName("documents"),
                fields.flag("add_generation_prompt", true),
                fields.flag("continue_final_message", false));
    }

    /// What follows the last message.
    ///
    /// @throws InvalidRequest when the last message shall be open and followed by a new one
    Ending ending() {
        if (prompted && continued) {
            throw new InvalidRequest(
                    "continue_final_message and add_generation_prompt are not compatible. Use"
                        + " continue_final_message when you want the model to continue the final"
                        + " message, and add_generation_prompt when you want to add a header that"
                        + " will prompt it to start a new assistant message instead.");
        }
        if (continued) {
            return Ending.CONTINUED;
        }
        return prompted ? Ending.GENERATION_PROMPT : Ending.CLOSED;
    }

    private static void copy(JsonNode from, ObjectNode to) {
        from.properties()
                .forEach(
                        entry -> {
                            JsonNode value = entry.getValue();
                            if (!RESERVED.contains(entry.getKey())
                                    && !value.isNull()
                                    && !value.asString("").equals("auto")) {
                                to.set(entry.getKey(), value);
                            }
                        });
    }
}
