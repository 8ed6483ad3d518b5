package dev.parley.core.text;

import dev.parley.api.text.ChatTemplate;
import dev.parley.api.text.TextProcessing;
import dev.parley.api.text.Tokenizer;
import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.RenderLimits;

import java.util.function.Supplier;

/// The text side of one model.
final class LoadedText implements TextProcessing {

    private final Tokenizer tokenizer;
    private final ModelTemplates templates;
    private final TemplateCompiler compiler;
    private final RecentTemplates recent = new RecentTemplates();

    LoadedText(Tokenizer tokenizer, ModelTemplates templates, TemplateCompiler compiler) {
        this.tokenizer = tokenizer;
        this.templates = templates;
        this.compiler = compiler;
    }

    @Override
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public ChatTemplate chatTemplate(boolean withTools) {
        return withTools ? templates.withTools().get() : templates.plain().get();
    }

    @Override
    public ChatTemplate compile(String source) {
        Supplier<ChatTemplate> named = templates.named().get(source);
        if (named != null) {
            return named.get();
        }
        try {
            return recent.find(source, () -> compiler.compile(source, RenderLimits.UNTRUSTED));
        } catch (JinjaException e) {
            throw JinjaChatTemplate.refusal(e);
        }
    }
}
