package dev.parley.router.generate.fake;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.ChatPrompt;
import dev.parley.api.text.ChatTemplate;

import tools.jackson.databind.JsonNode;

import java.util.concurrent.atomic.AtomicReference;

/// Writes `role:content` lines and remembers what it was given.
public final class PlainTemplate implements ChatTemplate {

    private final ContentFormat format;
    private final AtomicReference<ChatPrompt> last = new AtomicReference<>();

    /// A template that wants content in this form.
    public PlainTemplate(ContentFormat format) {
        this.format = format;
    }

    /// What it was rendered with last.
    public ChatPrompt last() {
        return last.get();
    }

    @Override
    public String render(ChatPrompt prompt) {
        last.set(prompt);
        if (prompt.variables().has("fail")) {
            throw new InvalidRequest(prompt.variables().path("fail").asString());
        }
        StringBuilder out = new StringBuilder();
        for (JsonNode message : prompt.messages().values()) {
            out.append(message.path("role").asString("")).append(':');
            JsonNode content = message.path("content");
            if (content.isString()) {
                out.append(content.stringValue());
            }
            content.values().forEach(part -> out.append(part.path("text").asString("")));
            out.append('\n');
        }
        if (prompt.ending() == ChatPrompt.Ending.GENERATION_PROMPT) {
            out.append("assistant:");
        }
        return out.toString();
    }

    @Override
    public ContentFormat contentFormat() {
        return format;
    }

    @Override
    public String source() {
        return "a template";
    }
}
