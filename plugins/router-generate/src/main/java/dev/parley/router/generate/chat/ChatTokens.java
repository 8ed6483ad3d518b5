package dev.parley.router.generate.chat;

import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.Serving;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Renders and tokenizes the conversation of a `/tokenize` request, without a limit on its length.
public final class ChatTokens {

    private final Serving serving;
    private final ChatPrompts prompts;

    /// For one served model.
    public ChatTokens(Serving serving) {
        this.serving = serving;
        prompts = new ChatPrompts(serving);
    }

    /// The ids of a conversation.
    ///
    /// @param model the client's `model`
    /// @throws dev.parley.api.ParleyException.InvalidRequest for what is wrong
    public int[] encode(Fields fields, Optional<String> model) {
        requireNoMedia(fields.node());
        List<ObjectNode> messages = Messages.read(fields);
        Tools tools = Tools.read(fields);
        TemplateFields template = TemplateFields.read(fields, serving.settings());
        SpecialTokens specials =
                fields.flag("add_special_tokens", false) ? SpecialTokens.KEEP : SpecialTokens.SKIP;
        if (!fields.violations().none()) {
            refuse(fields);
        }
        serving.requireModel(model);
        prompts.requireTrust(template);
        String text =
                prompts.render(
                                messages,
                                tools.isEmpty() ? Optional.empty() : Optional.of(tools.template()),
                                template)
                        .text();
        return serving.tokenizer().encode(text, specials);
    }

    private static void requireNoMedia(ObjectNode body) {
        ChatChecks checks = new ChatChecks(body);
        checks.mediaOptions("mm_processor_kwargs");
        checks.mediaOptions("media_io_kwargs");
    }

    /// A body that is neither a text nor a conversation lacks a prompt first of all.
    private static void refuse(Fields fields) {
        Violations both = new Violations();
        Fields.body(fields.node(), both).missing("prompt");
        both.addAll(fields.violations());
        both.check();
    }
}
