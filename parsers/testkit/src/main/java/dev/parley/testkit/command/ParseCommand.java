package dev.parley.testkit.command;

import dev.parley.api.StartupFailure;
import dev.parley.api.command.CommandContext;
import dev.parley.api.command.CommandFlag;
import dev.parley.api.command.CommandProvider;
import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.testkit.vector.Cut;
import dev.parley.testkit.vector.Mode;
import dev.parley.testkit.vector.Pipeline;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// `parley parse --tool-parser NAME --reasoning-parser NAME < text`: shows what parsers make of a
/// text.
public final class ParseCommand implements CommandProvider {

    private static final String TOOL = "tool-parser";
    private static final String REASONING = "reasoning-parser";
    private static final String TOOLS = "tools";
    private static final String CUT = "cut";
    private static final String PROMPT = "prompt";
    private static final long SEED = 1;

    @Override
    public String name() {
        return "parse";
    }

    @Override
    public String arguments() {
        return "[--tool-parser NAME] [--reasoning-parser NAME] [--tools FILE] < TEXT";
    }

    @Override
    public String summary() {
        return "shows the events and the reply that parsers make of a text";
    }

    @Override
    public List<CommandFlag> flags() {
        return List.of(
                CommandFlag.value(TOOL, "NAME", "The tool parser; without one, nothing is a call."),
                CommandFlag.value(
                        REASONING,
                        "NAME",
                        "The reasoning parser; without one, nothing is reasoning."),
                CommandFlag.value(
                        TOOLS, "FILE", "JSON file with the request's tools, for their schemas."),
                CommandFlag.value(
                        CUT,
                        "WAY",
                        "How the text is cut: per-character (the default), per-line, whole,"
                                + " random."),
                CommandFlag.value(
                        PROMPT,
                        "STATE",
                        "What the prompt did with reasoning: open, closed, or unmarked (the"
                                + " default)."));
    }

    @Override
    public int run(CommandContext context) {
        if (!context.arguments().isEmpty()) {
            throw new StartupFailure(
                    "parley parse: '%s' is not expected. The text comes from standard input: parley parse --tool-parser NAME < FILE."
                            .formatted(context.arguments().getFirst()));
        }
        if (context.flag(TOOL).isEmpty() && context.flag(REASONING).isEmpty()) {
            throw new StartupFailure(
                    "parley parse needs --tool-parser or --reasoning-parser. Tool parsers: %s. Reasoning parsers: %s."
                            .formatted(
                                    String.join(", ", context.parsers().tool().keySet()),
                                    String.join(", ", context.parsers().reasoning().keySet())));
        }
        Events streamed = new Events(pipeline(context, Mode.STREAM), context.terminal().out());
        Events complete = new Events(pipeline(context, Mode.COMPLETE), context.terminal().out());
        Cut cut = cut(context, text(context));
        streamed.print(cut);
        streamed.printReply(Mode.STREAM);
        complete.feed(cut);
        complete.printReply(Mode.COMPLETE);
        return 0;
    }

    private static Pipeline pipeline(CommandContext context, Mode mode) {
        List<ToolDefinition> tools = context.flag(TOOLS).map(ToolFile::read).orElse(List.of());
        Optional<ToolParser> tool =
                context.flag(TOOL)
                        .map(context.parsers()::toolParser)
                        .map(
                                provider ->
                                        provider.create(
                                                new ToolParserRequest(
                                                        tools, Optional.empty(), mode.delivery())));
        PromptState prompt = prompt(context);
        Optional<ReasoningParser> reasoning =
                context.flag(REASONING)
                        .map(context.parsers()::reasoningParser)
                        .map(
                                provider ->
                                        provider.create(
                                                new ReasoningRequest(
                                                        prompt,
                                                        JsonNodeFactory.instance.objectNode(),
                                                        Optional.empty())));
        return new Pipeline(reasoning, tool);
    }

    private static PromptState prompt(CommandContext context) {
        String state = context.flag(PROMPT).orElse("unmarked");
        for (PromptState known : PromptState.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(state)) {
                return known;
            }
        }
        throw new StartupFailure(
                "--prompt: '%s' is not known. Known: open, closed, unmarked.".formatted(state));
    }

    private static Cut cut(CommandContext context, String text) {
        String way = context.flag(CUT).orElse("per-character");
        return switch (way) {
            case "per-character" -> Cut.perCharacter(text);
            case "per-line" -> Cut.perLine(text);
            case "whole" -> Cut.whole(text);
            case "random" -> Cut.random(way, text, new Random(SEED));
            default ->
                    throw new StartupFailure(
                            "--cut: '%s' is not known. Known: per-character, per-line, whole, random."
                                    .formatted(way));
        };
    }

    private static String text(CommandContext context) {
        try {
            return new String(context.terminal().in().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartupFailure("Standard input cannot be read: %s.".formatted(e), e);
        }
    }
}
