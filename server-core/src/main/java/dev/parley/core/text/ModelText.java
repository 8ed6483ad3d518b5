package dev.parley.core.text;

import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;
import dev.parley.api.model.ModelFiles;
import dev.parley.api.text.TextProcessing;
import dev.parley.core.vocabulary.ConvertedVocabulary;
import dev.parley.core.vocabulary.TokenizerRules;
import dev.parley.core.vocabulary.VocabularyFiles;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/// Loads the text side of a model.
public final class ModelText {

    private static final String TOKENIZER = "tokenizer.json";
    private static final String TOKENIZER_CONFIG = "tokenizer_config.json";
    private static final String CONFIG = "config.json";
    private static final String SPECIAL_TOKENS_MAP = "special_tokens_map.json";

    private final ModelFiles files;
    private final ModelFiles model;

    /// @param files the tokenizer's
    /// @param model whose `config.json` tells the kind of model
    private ModelText(ModelFiles files, ModelFiles model) {
        this.files = files;
        this.model = model;
    }

    /// Reads the tokenizer and the chat templates, from `--tokenizer` when it is given.
    ///
    /// @param settings `tokenizer`, `chat-template` and `chat-template-content-format` are read
    /// @throws StartupFailure when a file is missing or wrong
    public static TextProcessing load(ModelFiles model, Settings settings) {
        ModelFiles files =
                settings.text("tokenizer")
                        .<ModelFiles>map(folder -> new FolderModelFiles(Path.of(folder)))
                        .orElse(model);
        return new ModelText(files, model).load(settings);
    }

    private TextProcessing load(Settings settings) {
        Source source = source(object(TOKENIZER_CONFIG));
        TokenizerConfig config = source.config();
        HuggingFaceTokenizer tokenizer = tokenizer(source);
        var format = ContentFormatOption.of(settings.text("chat-template-content-format"));
        var compiler =
                new TemplateCompiler(
                        config.named(), format, InstantSource.system(), ZoneId.systemDefault());
        return new LoadedText(tokenizer, templates(settings, compiler, config), compiler);
    }

    /// A tokenizer's text and where it came from.
    private record Source(String file, byte[] json, TokenizerConfig config) {}

    private Source source(ObjectNode json) {
        TokenizerConfig config = config(json);
        Optional<byte[]> tokenizer = bytes(TOKENIZER);
        if (tokenizer.isPresent()) {
            return new Source(TOKENIZER, tokenizer.get(), config);
        }
        String file =
                VocabularyFiles.find(files.names())
                        .orElseThrow(
                                () ->
                                        new StartupFailure(
                                                "The model in '%s' has no tokenizer.json, tokenizer.model or tiktoken file. Add one, or name a folder that has it with --tokenizer."
                                                        .formatted(files.origin())));
        return converted(file, TokenizerRules.of(json, object(CONFIG), config.named()), config);
    }

    private Source converted(String file, TokenizerRules rules, TokenizerConfig config) {
        try {
            ConvertedVocabulary vocabulary =
                    VocabularyFiles.convert(file, bytes(file).orElseThrow(), rules);
            return new Source(
                    file,
                    JsonMapper.shared().writeValueAsBytes(vocabulary.tokenizer()),
                    config.orNamed(vocabulary.named()));
        } catch (IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    private TokenizerConfig config(ObjectNode json) {
        try {
            return TokenizerConfig.of(json, object(SPECIAL_TOKENS_MAP));
        } catch (NumberFormatException e) {
            throw unreadable(TOKENIZER_CONFIG, e);
        }
    }

    private HuggingFaceTokenizer tokenizer(Source source) {
        try {
            return HuggingFaceTokenizer.of(source.json(), source.config());
        } catch (JacksonException | IllegalArgumentException e) {
            throw unreadable(source.file(), e);
        }
    }

    private ModelTemplates templates(
            Settings settings, TemplateCompiler compiler, TokenizerConfig config) {
        Optional<String> given = settings.text("chat-template");
        if (given.isPresent()) {
            return ModelTemplates.given(given.get(), compiler);
        }
        try {
            String kind = object(model, CONFIG).path("model_type").asString("");
            return ModelTemplates.found(
                    new TemplateFiles(files, config.chatTemplate()),
                    FallbackTemplates.of(kind, files.origin()),
                    compiler);
        } catch (IOException | JacksonException e) {
            throw unreadable("chat template", e);
        }
    }

    private ObjectNode object(String name) {
        return object(files, name);
    }

    private ObjectNode object(ModelFiles from, String name) {
        try {
            Optional<JsonNode> json = bytes(from, name).map(JsonMapper.shared()::readTree);
            return json.isPresent() && json.get() instanceof ObjectNode object
                    ? object
                    : JsonNodeFactory.instance.objectNode();
        } catch (JacksonException e) {
            throw unreadable(name, e);
        }
    }

    private Optional<byte[]> bytes(String name) {
        return bytes(files, name);
    }

    private Optional<byte[]> bytes(ModelFiles from, String name) {
        if (!from.has(name)) {
            return Optional.empty();
        }
        try (InputStream in = from.open(name)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private StartupFailure unreadable(String name, Exception cause) {
        String reason =
                cause instanceof JacksonException json
                        ? json.getOriginalMessage()
                        : cause.getMessage();
        return new StartupFailure(
                "The %s of '%s' cannot be used: %s. Replace it with the model's original file."
                        .formatted(name, files.origin(), reason),
                cause);
    }
}
