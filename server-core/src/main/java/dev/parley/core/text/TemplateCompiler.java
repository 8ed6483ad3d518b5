package dev.parley.core.text;

import dev.parley.api.text.ChatTemplate;
import dev.parley.api.text.ChatTemplate.ContentFormat;
import dev.parley.core.jinja.JinjaTemplate;
import dev.parley.core.jinja.RenderLimits;
import dev.parley.core.jinja.RenderOptions;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/// Compiles templates for one model. Immutable.
///
/// @param specialTokens variables every template gets, such as `bos_token`
/// @param format how content is given to templates
/// @param clock tells templates the date
/// @param zone of that date
record TemplateCompiler(
        Map<String, String> specialTokens,
        ContentFormatOption format,
        InstantSource clock,
        ZoneId zone) {

    private static final System.Logger LOG = System.getLogger(TemplateCompiler.class.getName());
    private static final long NANOS_PER_MICRO = 1_000;

    /// Copies the variables.
    TemplateCompiler {
        specialTokens = Map.copyOf(specialTokens);
    }

    /// @param limits of each rendering
    /// @throws dev.parley.core.jinja.JinjaException when it is not valid Jinja
    ChatTemplate compile(String source, RenderLimits limits) {
        long start = System.nanoTime();
        JinjaTemplate template = JinjaTemplate.compile(source);
        long micros = (System.nanoTime() - start) / NANOS_PER_MICRO;
        LOG.log(
                System.Logger.Level.DEBUG,
                () ->
                        "Compiled a chat template of %d characters in %d µs"
                                .formatted(source.length(), micros));
        ContentFormat detected =
                template.iteratesOverContent() ? ContentFormat.OPENAI : ContentFormat.STRING;
        return new JinjaChatTemplate(
                template,
                source,
                format.decide(detected),
                specialTokens,
                new RenderOptions(limits, clock, zone));
    }
}
