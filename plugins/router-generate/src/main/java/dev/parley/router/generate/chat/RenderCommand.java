package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException;
import dev.parley.api.StartupFailure;
import dev.parley.api.command.CommandContext;
import dev.parley.api.command.CommandFlag;
import dev.parley.api.command.CommandProvider;
import dev.parley.api.text.ChatPrompt;
import dev.parley.api.text.ChatTemplate;
import dev.parley.api.text.ChatTemplate.ContentFormat;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextProcessing;
import dev.parley.api.text.Tokenizer;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `parley render --model DIR --messages FILE`: the prompt that a chat request would make.
public final class RenderCommand implements CommandProvider {

    private static final String MESSAGES = "messages";
    private static final String TOOLS = "tools";
    private static final String TOKENS = "tokens";
    private static final String FORMAT = "chat-template-content-format";

    /// Called by `ServiceLoader`.
    public RenderCommand() {}

    @Override
    public String name() {
        return "render";
    }

    @Override
    public String arguments() {
        return "--model DIR --messages FILE [--tools FILE] [--tokens]";
    }

    @Override
    public String summary() {
        return "shows the prompt that a chat request would make";
    }

    @Override
    public List<CommandFlag> flags() {
        return List.of(
                CommandFlag.value(
                        "model", "MODEL", "Folder of the model, or the name of a bundled one."),
                CommandFlag.value(
                        MESSAGES,
                        "FILE",
                        "JSON file with the messages, or with a whole chat request."),
                CommandFlag.value(TOOLS, "FILE", "JSON file with the tools, as in a chat request."),
                CommandFlag.onOff(
                        TOKENS, "Show the ids of the prompt's tokens and their texts too."),
                CommandFlag.value(
                        "chat-template", "TEMPLATE", "Another template: a file, or its text."),
                CommandFlag.value(
                        FORMAT, "FORMAT", "How templates get contents: auto, string or openai."),
                CommandFlag.value(
                        "default-chat-template-kwargs",
                        "JSON",
                        "Further template variables, such as {\"enable_thinking\": false}."),
                CommandFlag.value(
                        "tokenizer",
                        "FOLDER",
                        "Folder with the tokenizer's files, when they are not in the model's."));
    }

    @Override
    public int run(CommandContext context) {
        if (!context.arguments().isEmpty()) {
            throw new StartupFailure(
                    "parley render: '%s' is not expected. The conversation comes with --messages FILE."
                            .formatted(context.arguments().getFirst()));
        }
        ObjectNode body = body(context);
        TextProcessing text = context.texts().model();
        String prompt;
        try {
            prompt = prompt(context, text, body);
        } catch (ParleyException e) {
            throw new StartupFailure("parley render: " + e.getMessage(), e);
        }
        PrintWriter out = context.terminal().out();
        out.print(prompt);
        if (context.settings().enabled(TOKENS)) {
            out.println();
            print(text.tokenizer(), prompt, out);
        }
        return 0;
    }

    private static String prompt(CommandContext context, TextProcessing text, ObjectNode body) {
        Violations violations = new Violations();
        Fields fields = Fields.body(body, violations);
        Tools tools = Tools.read(fields);
        List<ObjectNode> messages = Messages.read(fields);
        TemplateFields template = TemplateFields.read(fields, context.settings());
        violations.check();
        Conversation.requireMessages(messages);
        ChatTemplate chosen =
                template.source().isPresent()
                        ? text.compile(template.source().get())
                        : text.chatTemplate(!tools.isEmpty());
        Conversation conversation =
                new Conversation(context.flag("model").orElse(""), format(context, chosen));
        return chosen.render(
                new ChatPrompt(
                        conversation.of(messages, chosen.source()),
                        tools.isEmpty() ? Optional.empty() : Optional.of(tools.template()),
                        template.documents(),
                        template.variables(),
                        template.ending()));
    }

    private static ContentFormat format(CommandContext context, ChatTemplate template) {
        String word = context.flag(FORMAT).orElse("auto");
        return switch (word) {
            case "auto" -> template.contentFormat();
            case "string" -> ContentFormat.STRING;
            case "openai" -> ContentFormat.OPENAI;
            default ->
                    throw new StartupFailure(
                            "--%s: '%s' is not known. Known: auto, string, openai."
                                    .formatted(FORMAT, word));
        };
    }

    private static ObjectNode body(CommandContext context) {
        String file =
                context.flag(MESSAGES)
                        .orElseThrow(
                                () ->
                                        new StartupFailure(
                                                "parley render needs --messages FILE, a JSON list"
                                                        + " of messages or a chat request."));
        JsonNode given = json(MESSAGES, file);
        ObjectNode body =
                switch (given) {
                    case ObjectNode request -> request;
                    case ArrayNode messages -> {
                        ObjectNode request = JsonNodeFactory.instance.objectNode();
                        request.set(MESSAGES, messages);
                        yield request;
                    }
                    default ->
                            throw new StartupFailure(
                                    "--messages: %s holds neither a list of messages nor a chat request."
                                            .formatted(file));
                };
        context.flag(TOOLS).ifPresent(tools -> body.set(TOOLS, tools(tools)));
        return body;
    }

    private static JsonNode tools(String file) {
        JsonNode json = json(TOOLS, file);
        return json.isObject() && json.has(TOOLS) ? json.get(TOOLS) : json;
    }

    private static JsonNode json(String flag, String file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            throw new StartupFailure(
                    "--%s: the file '%s' cannot be read. Give a readable JSON file."
                            .formatted(flag, file),
                    e);
        } catch (JacksonException e) {
            throw new StartupFailure(
                    "--%s: %s is no JSON: %s. Correct it."
                            .formatted(flag, file, e.getOriginalMessage()),
                    e);
        }
    }

    /// The prompt as the chat route encodes it: the template has written all special tokens.
    private static void print(Tokenizer tokenizer, String prompt, PrintWriter out) {
        int[] ids = tokenizer.encode(prompt, SpecialTokens.SKIP);
        for (int id : ids) {
            out.println("%8d  %s".formatted(id, StringNode.valueOf(tokenizer.token(id))));
        }
        out.println("%d tokens".formatted(ids.length));
    }
}
