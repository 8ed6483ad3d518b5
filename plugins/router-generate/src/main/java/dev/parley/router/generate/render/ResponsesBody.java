package dev.parley.router.generate.render;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// The chat request that a body of `/v1/responses` stands for. Only static functions.
public final class ResponsesBody {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> SAME =
            List.of(
                    "model",
                    "temperature",
                    "top_p",
                    "top_k",
                    "min_p",
                    "repetition_penalty",
                    "presence_penalty",
                    "frequency_penalty",
                    "seed",
                    "stop",
                    "stop_token_ids",
                    "ignore_eos",
                    "logit_bias",
                    "skip_special_tokens",
                    "include_stop_str_in_output",
                    "stream",
                    "user",
                    "request_id",
                    "priority",
                    "cache_salt",
                    "parallel_tool_calls",
                    "structured_outputs",
                    "vllm_xargs",
                    "kv_transfer_params",
                    "chat_template",
                    "chat_template_kwargs");

    private ResponsesBody() {}

    /// Converts a body.
    ///
    /// @throws InvalidRequest for what a server without memory cannot know, or an item of unknown form
    public static ObjectNode chat(ObjectNode body) {
        if (body.hasNonNull("previous_response_id")) {
            throw new InvalidRequest(
                    "previous_response_id is not supported by the stateless render endpoint.",
                    "previous_response_id");
        }
        ObjectNode chat = ChatFields.kept(body, SAME);
        ChatFields.rename(body, "max_output_tokens", chat, "max_completion_tokens");
        ChatFields.rename(body.path("reasoning"), "effort", chat, "reasoning_effort");
        chat.set("messages", messages(body));
        tools(body, chat);
        format(body.at("/text/format"), chat);
        return chat;
    }

    private static ArrayNode messages(ObjectNode body) {
        ArrayNode messages = NODES.arrayNode();
        JsonNode instructions = body.path("instructions");
        if (instructions.isString()) {
            messages.addObject().put("role", "system").set("content", instructions);
        }
        JsonNode input = body.path("input");
        if (input.isString()) {
            messages.addObject().put("role", "user").set("content", input);
        } else if (input.isArray()) {
            for (int i = 0; i < input.size(); i++) {
                item(input.get(i), i, messages);
            }
        } else {
            Violations violations = new Violations();
            Fields fields = Fields.body(body, violations);
            if (fields.has("input")) {
                fields.list("input");
            } else {
                fields.missing("input");
            }
            violations.check();
        }
        return messages;
    }

    private static void item(JsonNode item, int index, ArrayNode messages) {
        String type = item.path("type").asString("message");
        switch (type) {
            case "message" ->
                    messages.addObject()
                            .put("role", item.path("role").asString("user"))
                            .set("content", item.path("content"));
            case "function_call" ->
                    ChatFields.call(
                            messages,
                            item.path("call_id").asString(""),
                            item.path("name").asString(""),
                            item.path("arguments").asString("{}"));
            case "function_call_output" ->
                    messages.addObject()
                            .put("role", "tool")
                            .put("tool_call_id", item.path("call_id").asString(""))
                            .set("content", item.path("output"));
            case "reasoning" -> reasoning(item, messages);
            default ->
                    throw new InvalidRequest(
                            "input.%d: items of type '%s' cannot be rendered. Known: message, function_call, function_call_output, reasoning."
                                    .formatted(index, type),
                            "input");
        }
    }

    private static void reasoning(JsonNode item, ArrayNode messages) {
        StringBuilder text = new StringBuilder();
        item.path("content").forEach(part -> text.append(part.path("text").asString("")));
        messages.addObject()
                .put("role", "assistant")
                .put("content", "")
                .put("reasoning", text.toString());
    }

    private static void tools(ObjectNode body, ObjectNode chat) {
        JsonNode tools = body.path("tools");
        if (!tools.isArray() || tools.isEmpty()) {
            return;
        }
        ArrayNode out = chat.putArray("tools");
        for (JsonNode tool : tools) {
            if (tool instanceof ObjectNode object
                    && tool.path("type").asString("").equals("function")) {
                ObjectNode function = object.deepCopy();
                function.remove("type");
                out.addObject().put("type", "function").set("function", function);
            } else {
                throw new InvalidRequest(
                        "tools: only tools of type 'function' can be rendered.", "tools");
            }
        }
        JsonNode choice = body.path("tool_choice");
        if (choice.isObject()) {
            chat.putObject("tool_choice")
                    .put("type", "function")
                    .putObject("function")
                    .set("name", choice.path("name"));
        } else if (choice.isString()) {
            chat.set("tool_choice", choice);
        }
    }

    private static void format(JsonNode format, ObjectNode chat) {
        String type = format.path("type").asString("text");
        if (type.equals("json_object")) {
            chat.putObject("response_format").put("type", type);
        } else if (type.equals("json_schema")) {
            ObjectNode schema = chat.putObject("response_format").put("type", type).putObject(type);
            schema.put("name", format.path("name").asString("schema"));
            schema.set("schema", format.path("schema"));
        }
    }
}
