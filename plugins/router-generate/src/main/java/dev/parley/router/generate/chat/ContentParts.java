package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.serving.BodyChecks;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the parts of a message's content. Only text is served.
final class ContentParts {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> TEXTS = Set.of("text", "input_text", "output_text");
    private static final Set<String> MEDIA =
            Set.of(
                    "image_url",
                    "input_image",
                    "image_pil",
                    "audio_url",
                    "input_audio",
                    "video_url");
    private static final Set<String> EMBEDDINGS =
            Set.of("image_embeds", "audio_embeds", "video_embeds");
    private static final Set<String> OWN_FIELDS =
            Set.of("type", "text", "refusal", "thinking", "uuid");
    private static final String SUPPORTED =
            "audio_embeds, audio_url, image_embeds, image_pil, image_url, input_audio, input_image,"
                    + " input_text, output_text, prompt_embeds, refusal, text, thinking,"
                    + " tool_reference, video_embeds, video_url";

    private final String model;

    /// @param model the served name, for messages
    ContentParts(String model) {
        this.model = model;
    }

    /// The parts as a template in parts form gets them; parts without text are left out.
    List<ObjectNode> read(JsonNode content) {
        List<ObjectNode> out = new ArrayList<>();
        if (content.isString()) {
            out.add(textPart(content.stringValue()));
        }
        if (content.isArray()) {
            content.values().forEach(part -> read(part, out));
        }
        return out;
    }

    private void read(JsonNode part, List<ObjectNode> out) {
        if (part.isString()) {
            out.add(textPart(part.stringValue()));
            return;
        }
        if (!part.isObject()) {
            throw new InvalidRequest("A content part must be a text or an object with a 'type'.");
        }
        String type = type(part);
        if (TEXTS.contains(type)) {
            text(part, "text").ifPresent(text -> out.add(textPart(text, part)));
        } else if (type.equals("refusal") || type.equals("thinking")) {
            text(part, type).ifPresent(text -> out.add(textPart(text, part)));
        } else if (type.equals("tool_reference")) {
            out.add(
                    NODES.objectNode()
                            .put("type", type)
                            .put("name", part.path("name").asString("")));
        } else {
            throw refused(type);
        }
    }

    private static String type(JsonNode part) {
        JsonNode type = part.path("type");
        if (type.isString()) {
            return type.stringValue();
        }
        return MEDIA.stream()
                .filter(part::has)
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidRequest(
                                        "A content part of a message has no 'type'. "
                                                + "Send {\"type\": \"text\", \"text\": \"...\"}."));
    }

    private static Optional<String> text(JsonNode part, String field) {
        JsonNode text = part.path(field);
        if (text.isNull()) {
            return Optional.empty();
        }
        if (!text.isString()) {
            throw new InvalidRequest("The '%s' of a content part must be a text.".formatted(field));
        }
        return Optional.of(text.stringValue());
    }

    private InvalidRequest refused(String type) {
        if (MEDIA.contains(type)) {
            return new InvalidRequest(model + " is not a multimodal model");
        }
        if (EMBEDDINGS.contains(type)) {
            return new InvalidRequest("The model is not multimodal.");
        }
        if (type.equals("prompt_embeds")) {
            return BodyChecks.named(
                    "You must set `--enable-prompt-embeds` to input `prompt_embeds`",
                    "prompt_embeds");
        }
        String message =
                "Unsupported chat content part type: '%s'. Supported types: %s."
                        .formatted(type, SUPPORTED);
        return type.equals("file")
                ? InvalidRequest.value(message, "type", type)
                : new InvalidRequest(message);
    }

    private static ObjectNode textPart(String text) {
        return NODES.objectNode().put("type", "text").put("text", text);
    }

    private static ObjectNode textPart(String text, JsonNode from) {
        ObjectNode out = textPart(text);
        from.properties().stream()
                .filter(field -> !OWN_FIELDS.contains(field.getKey()))
                .forEach(field -> out.set(field.getKey(), field.getValue()));
        return out;
    }
}
