package dev.parley.core.text;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.ChatPrompt;
import dev.parley.api.text.ChatPrompt.Ending;
import dev.parley.api.text.ChatTemplate;
import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.JinjaTemplate;
import dev.parley.core.jinja.RenderOptions;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Optional;

/// A chat template in Jinja. The variables are those transformers passes: the special tokens by role,
/// then what the request adds, then the conversation.
record JinjaChatTemplate(
        JinjaTemplate template,
        String source,
        ContentFormat contentFormat,
        Map<String, String> specialTokens,
        RenderOptions options)
        implements ChatTemplate {

    @Override
    public String render(ChatPrompt prompt) {
        if (prompt.messages().isEmpty()) {
            throw new InvalidRequest(
                    "Cannot apply chat template to an empty conversation. Provide at least one"
                            + " message.");
        }
        if (prompt.ending() != Ending.CONTINUED) {
            return render(prompt, prompt.messages());
        }
        OpenEnding open = OpenEnding.of(prompt.messages(), source);
        return open.cut(render(prompt, open.messages()));
    }

    private String render(ChatPrompt prompt, ArrayNode messages) {
        try {
            return template.render(context(prompt, messages), options);
        } catch (JinjaException e) {
            throw refusal(e);
        }
    }

    private ObjectNode context(ChatPrompt prompt, ArrayNode messages) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        specialTokens.forEach(context::put);
        context.setAll(prompt.variables());
        context.set("messages", messages);
        setOrNone(context, "tools", prompt.tools());
        setOrNone(context, "documents", prompt.documents());
        return context.put("add_generation_prompt", prompt.ending() == Ending.GENERATION_PROMPT);
    }

    private static void setOrNone(ObjectNode context, String name, Optional<ArrayNode> value) {
        value.ifPresentOrElse(list -> context.set(name, list), () -> context.putNull(name));
    }

    /// What a client is told: the template's own words where it raised, else also the line.
    static InvalidRequest refusal(JinjaException e) {
        String message =
                switch (e.kind()) {
                    case RAISED -> e.message();
                    case SYNTAX, LIMIT, EVALUATION ->
                            "%s (line %d of the chat template)".formatted(e.message(), e.line());
                };
        InvalidRequest refusal = new InvalidRequest(message);
        refusal.initCause(e);
        return refusal;
    }
}
