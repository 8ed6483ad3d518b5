package dev.parley.core.text;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.StartupFailure;
import dev.parley.api.text.ChatTemplate;
import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.RenderLimits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The templates of the served model: the operator's, or those that came with it. Immutable.
///
/// @param plain gives the template for conversations without tools, or throws why there is none
/// @param withTools gives the one for conversations with tools, or throws
/// @param named those a request may choose by name
record ModelTemplates(
        Supplier<ChatTemplate> plain,
        Supplier<ChatTemplate> withTools,
        Map<String, Supplier<ChatTemplate>> named) {

    private static final System.Logger LOG = System.getLogger(ModelTemplates.class.getName());

    /// Characters by which a text is a template and not a path.
    private static final String JINJA_CHARACTERS = "{}\n";

    /// The operator's template, for everything.
    ///
    /// @param value of `--chat-template`: a file, or the template itself
    /// @throws StartupFailure when there is no such file or it is no template
    static ModelTemplates given(String value, TemplateCompiler compiler) {
        try {
            ChatTemplate template = compiler.compile(read(value), RenderLimits.TRUSTED);
            return new ModelTemplates(() -> template, () -> template, Map.of());
        } catch (JinjaException e) {
            throw new StartupFailure(
                    "--chat-template: line %d: %s. Correct the template."
                            .formatted(e.line(), e.message()),
                    e);
        }
    }

    /// The model's own templates. One that is no template is refused when it is used: a server for
    /// plain completions does not need it.
    ///
    /// @param fallback the template for the kind of model, where none came with it
    static ModelTemplates found(
            TemplateFiles files, Optional<String> fallback, TemplateCompiler compiler) {
        Optional<String> plainSource = files.plain().or(() -> fallback);
        Optional<String> toolSource = files.withTools().or(() -> fallback);
        Supplier<ChatTemplate> plain = compiled(plainSource, compiler);
        Supplier<ChatTemplate> withTools =
                plainSource.equals(toolSource) ? plain : compiled(toolSource, compiler);
        Map<String, Supplier<ChatTemplate>> named = new HashMap<>();
        files.named()
                .forEach(
                        (name, source) -> named.put(name, compiled(Optional.of(source), compiler)));
        return new ModelTemplates(plain, withTools, Map.copyOf(named));
    }

    private static String read(String value) {
        boolean pathLike = value.chars().noneMatch(c -> JINJA_CHARACTERS.indexOf(c) >= 0);
        try {
            Path file = Path.of(value);
            if (Files.isRegularFile(file)) {
                return Files.readString(file);
            }
        } catch (InvalidPathException noPath) {
            return value;
        } catch (IOException e) {
            throw new StartupFailure(
                    "The chat template file '%s' cannot be read: %s. Check that it is UTF-8 text and readable."
                            .formatted(value, e.getMessage()),
                    e);
        }
        if (pathLike) {
            throw new StartupFailure(
                    "The supplied chat template string (%s) appears path-like, but doesn't exist! Tried: %s. "
                                    .formatted(value, value)
                            + "Name a file for --chat-template, or give the template itself.");
        }
        return value;
    }

    private static Supplier<ChatTemplate> compiled(
            Optional<String> source, TemplateCompiler compiler) {
        if (source.isEmpty()) {
            return () -> {
                throw new InvalidRequest(
                        "As of transformers v4.44, default chat template is no longer allowed, so"
                            + " you must provide a chat template if the tokenizer does not define"
                            + " one.");
            };
        }
        try {
            ChatTemplate template = compiler.compile(source.get(), RenderLimits.TRUSTED);
            return () -> template;
        } catch (JinjaException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () ->
                            "The model's chat template does not compile: line %d: %s"
                                    .formatted(e.line(), e.message()));
            return () -> {
                throw JinjaChatTemplate.refusal(e);
            };
        }
    }
}
