package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.ChatPrompt;
import dev.parley.api.text.ChatPrompt.Ending;
import dev.parley.api.text.ChatTemplate;
import dev.parley.api.text.ChatTemplate.ContentFormat;
import dev.parley.router.generate.serving.PromptOptions;
import dev.parley.router.generate.serving.Serving;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Renders conversations.
public final class ChatPrompts {

    private final Serving serving;

    /// For one served model.
    public ChatPrompts(Serving serving) {
        this.serving = serving;
    }

    /// A rendered conversation.
    ///
    /// @param text the prompt
    /// @param messages in template form
    /// @param contentFormat of `messages`
    record Rendered(String text, ArrayNode messages, ContentFormat contentFormat) {

        /// The conversation behind a prompt that came as ids.
        static Rendered unknown() {
            return new Rendered("", JsonNodeFactory.instance.arrayNode(), ContentFormat.STRING);
        }

        /// The content of the last message if it has this role; a missing node otherwise.
        JsonNode lastContent(String role) {
            JsonNode last = messages.path(messages.size() - 1);
            return last.path("role").asString("").equals(role)
                    ? last.path("content")
                    : messages.path(-1);
        }
    }

    /// Renders a conversation.
    ///
    /// @throws InvalidRequest for what the template or the server refuses
    Rendered render(List<ObjectNode> messages, Optional<ArrayNode> tools, TemplateFields fields) {
        Ending ending = fields.ending();
        Conversation.requireMessages(messages);
        ChatTemplate template = template(fields, tools.isPresent());
        ContentFormat format = contentFormat(template);
        ArrayNode conversation =
                new Conversation(serving.modelName(), format).of(messages, template.source());
        String text =
                template.render(
                        new ChatPrompt(
                                conversation,
                                tools,
                                fields.documents(),
                                fields.variables(),
                                ending));
        return new Rendered(text, conversation, format);
    }

    /// Refuses a client's own template unless the operator trusts them.
    void requireTrust(TemplateFields fields) {
        if (fields.source().isPresent()
                && !serving.settings().enabled("trust-request-chat-template")) {
            throw new InvalidRequest(
                    "Chat template is passed with request, but --trust-request-chat-template is not"
                            + " set. Refused request with untrusted chat template.");
        }
    }

    /// The ids of a rendered conversation.
    int[] encode(Rendered rendered, PromptOptions options) {
        return serving.prompts().encode(rendered.text(), options);
    }

    private ChatTemplate template(TemplateFields fields, boolean withTools) {
        return fields.source().isPresent()
                ? serving.context().text().compile(fields.source().get())
                : serving.context().text().chatTemplate(withTools);
    }

    private ContentFormat contentFormat(ChatTemplate template) {
        return switch (serving.settings().text("chat-template-content-format").orElse("auto")) {
            case "string" -> ContentFormat.STRING;
            case "openai" -> ContentFormat.OPENAI;
            default -> template.contentFormat();
        };
    }
}
