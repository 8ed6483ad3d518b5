package dev.parley.router.generate.render;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.OptionalLong;

/// The chat request that a body of `/v1/messages` stands for. Only static functions.
public final class MessagesBody {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> SAME =
            List.of(
                    "model",
                    "temperature",
                    "top_p",
                    "top_k",
                    "stream",
                    "request_id",
                    "cache_salt",
                    "chat_template_kwargs");

    private MessagesBody() {}

    /// Converts a body.
    ///
    /// @throws InvalidRequest for a content block of unknown form
    public static ObjectNode chat(ObjectNode body) {
        requireMaxTokens(body);
        ObjectNode chat = ChatFields.kept(body, SAME);
        ChatFields.rename(body, "max_tokens", chat, "max_completion_tokens");
        if (body.path("stream").asBoolean(false)) {
            chat.putObject("stream_options")
                    .put("include_usage", true)
                    .put("continuous_usage_stats", true);
        }
        ChatFields.rename(body, "stop_sequences", chat, "stop");
        ArrayNode messages = chat.putArray("messages");
        String system = text(body.path("system"));
        if (!system.isEmpty()) {
            messages.addObject().put("role", "system").put("content", system);
        }
        for (JsonNode message : body.path("messages")) {
            message(message, messages);
        }
        thinking(body.path("thinking"), chat);
        tools(body, chat);
        return chat;
    }

    private static void requireMaxTokens(ObjectNode body) {
        Violations violations = new Violations();
        Fields fields = Fields.body(body, violations);
        OptionalLong tokens = fields.whole("max_tokens");
        if (!fields.has("max_tokens")) {
            fields.missing("max_tokens");
        } else if (tokens.isPresent() && tokens.getAsLong() <= 0) {
            violations.add(
                    "value_error",
                    fields.path("max_tokens"),
                    "Value error, max_tokens must be positive",
                    body.path("max_tokens"));
        }
        violations.check();
    }

    private static void message(JsonNode message, ArrayNode out) {
        String role = message.path("role").asString("user");
        JsonNode content = message.path("content");
        if (!content.isArray()) {
            out.addObject().put("role", role).set("content", content);
            return;
        }
        ObjectNode spoken = NODES.objectNode().put("role", role);
        ArrayNode parts = spoken.putArray("content");
        ArrayNode calls = NODES.arrayNode();
        for (JsonNode block : content) {
            String type = block.path("type").asString("");
            switch (type) {
                case "text" ->
                        parts.addObject().put("type", "text").set("text", block.path("text"));
                case "tool_use" ->
                        calls.addObject()
                                .put("id", block.path("id").asString(""))
                                .put("type", "function")
                                .putObject("function")
                                .put("name", block.path("name").asString(""))
                                .put("arguments", block.path("input").toString());
                case "tool_result" ->
                        out.addObject()
                                .put("role", "tool")
                                .put("tool_call_id", block.path("tool_use_id").asString(""))
                                .put("content", text(block.path("content")));
                case "thinking" -> spoken.set("reasoning", block.path("thinking"));
                case "redacted_thinking" -> {}
                default ->
                        throw new InvalidRequest(
                                "messages: content blocks of type '%s' cannot be rendered. Known: text, tool_use, tool_result, thinking."
                                        .formatted(type),
                                "messages");
            }
        }
        if (!calls.isEmpty()) {
            spoken.set("tool_calls", calls);
        }
        if (!parts.isEmpty() || !calls.isEmpty() || spoken.has("reasoning")) {
            out.add(spoken);
        }
    }

    /// The text of a text, or of a list of text blocks.
    private static String text(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(block -> text.append(block.path("text").asString("")));
        return text.toString();
    }

    private static void thinking(JsonNode thinking, ObjectNode chat) {
        switch (thinking.path("type").asString("")) {
            case "enabled" ->
                    ChatFields.rename(thinking, "budget_tokens", chat, "thinking_token_budget");
            case "disabled" -> chat.put("reasoning_effort", "none");
            default -> {}
        }
    }

    private static void tools(ObjectNode body, ObjectNode chat) {
        JsonNode tools = body.path("tools");
        if (!tools.isArray() || tools.isEmpty()) {
            return;
        }
        ArrayNode out = chat.putArray("tools");
        for (JsonNode tool : tools) {
            ObjectNode function = out.addObject().put("type", "function").putObject("function");
            function.set("name", tool.path("name"));
            ChatFields.rename(tool, "description", function, "description");
            ChatFields.rename(tool, "input_schema", function, "parameters");
            ChatFields.rename(tool, "strict", function, "strict");
        }
        JsonNode choice = body.path("tool_choice");
        switch (choice.path("type").asString("auto")) {
            case "any" -> chat.put("tool_choice", "required");
            case "none" -> chat.put("tool_choice", "none");
            case "tool" ->
                    chat.putObject("tool_choice")
                            .put("type", "function")
                            .putObject("function")
                            .set("name", choice.path("name"));
            default -> chat.put("tool_choice", "auto");
        }
        if (choice.path("disable_parallel_tool_use").asBoolean(false)) {
            chat.put("parallel_tool_calls", false);
        }
    }
}
