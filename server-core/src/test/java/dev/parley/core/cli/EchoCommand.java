package dev.parley.core.cli;

import dev.parley.api.StartupFailure;
import dev.parley.api.command.CommandContext;
import dev.parley.api.command.CommandFlag;
import dev.parley.api.command.CommandProvider;
import dev.parley.api.command.TemplateRenderer.Rendering;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;

/// Says what it was given.
final class EchoCommand implements CommandProvider {

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public String arguments() {
        return "WORDS [--loudness N]";
    }

    @Override
    public String summary() {
        return "says what it was given";
    }

    @Override
    public List<CommandFlag> flags() {
        return List.of(
                CommandFlag.value("loudness", "N", "How loud."),
                CommandFlag.onOff("twice", "Say it again."),
                CommandFlag.value("model", "DIR", "Whose files."));
    }

    @Override
    public int run(CommandContext context) {
        if (context.arguments().isEmpty()) {
            throw new StartupFailure("parley echo needs words. Give some.");
        }
        PrintWriter out = context.terminal().out();
        out.println(String.join(" ", context.arguments()));
        if (context.settings().enabled("twice")) {
            out.println(String.join(" ", context.arguments()));
        }
        context.flag("model").ifPresent(_ -> context.texts().model());
        out.println("loudness " + context.flag("loudness").orElse("none"));
        out.println("tool parsers " + context.parsers().tool().keySet());
        try {
            String in = new String(context.terminal().in().readAllBytes(), StandardCharsets.UTF_8);
            Rendering rendering =
                    context.texts()
                            .render(
                                    in,
                                    JsonNodeFactory.instance.objectNode().put("name", "Ada"),
                                    LocalDateTime.of(2026, 1, 2, 3, 4, 5));
            out.println(rendering);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return context.arguments().size();
    }
}
