package dev.parley.core.text;

import dev.parley.api.command.TemplateRenderer;
import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.JinjaTemplate;
import dev.parley.core.jinja.RenderLimits;
import dev.parley.core.jinja.RenderOptions;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/// Renders templates by their text, with the limits of an operator's own. Keeps what it compiled;
/// one thread.
public final class JinjaRenderer implements TemplateRenderer {

    private static final int KEPT = 16;

    private final Map<String, JinjaTemplate> compiled = new LinkedHashMap<>();

    /// Has compiled nothing yet.
    public JinjaRenderer() {}

    @Override
    public Rendering render(String source, ObjectNode variables, LocalDateTime now) {
        Instant instant = now.toInstant(ZoneOffset.UTC);
        RenderOptions options =
                new RenderOptions(RenderLimits.TRUSTED, () -> instant, ZoneOffset.UTC);
        try {
            return new Rendering.Prompt(template(source).render(variables, options));
        } catch (JinjaException e) {
            return switch (e.kind()) {
                case RAISED -> new Rendering.Raised(e.message());
                case SYNTAX, LIMIT, EVALUATION ->
                        new Rendering.Failed(
                                "%s (line %d of the template)".formatted(e.message(), e.line()));
            };
        }
    }

    private JinjaTemplate template(String source) {
        JinjaTemplate known = compiled.get(source);
        if (known != null) {
            return known;
        }
        if (compiled.size() >= KEPT) {
            compiled.clear();
        }
        JinjaTemplate template = JinjaTemplate.compile(source);
        compiled.put(source, template);
        return template;
    }
}
