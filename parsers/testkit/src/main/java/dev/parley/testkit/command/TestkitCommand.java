package dev.parley.testkit.command;

import dev.parley.api.StartupFailure;
import dev.parley.api.command.CommandContext;
import dev.parley.api.command.CommandFlag;
import dev.parley.api.command.CommandProvider;
import dev.parley.testkit.vector.ParserSuite;
import dev.parley.testkit.vector.TemplateSuite;
import dev.parley.testkit.vector.VectorFile;
import dev.parley.testkit.vector.VectorSuite;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/// `parley testkit KIND DIR [--parser NAME]`.
public final class TestkitCommand implements CommandProvider {

    private static final String PARSER = "parser";
    private static final List<String> KINDS =
            List.of("tool-parsers", "reasoning-parsers", "pipeline", "chat-templates");

    @Override
    public String name() {
        return "testkit";
    }

    @Override
    public String arguments() {
        return "{%s} DIR [--parser NAME]".formatted(String.join("|", KINDS));
    }

    @Override
    public String summary() {
        return "runs files of test vectors and lists what differs";
    }

    @Override
    public List<CommandFlag> flags() {
        return List.of(
                CommandFlag.value(
                        PARSER, "NAME", "Run only the vectors of this parser, or this template."));
    }

    @Override
    public int run(CommandContext context) {
        if (context.arguments().size() != 2) {
            throw new StartupFailure(
                    "parley testkit takes a kind and a folder, such as: parley testkit tool-parsers DIR. Kinds: %s."
                            .formatted(String.join(", ", KINDS)));
        }
        VectorSuite suite = suite(context.arguments().getFirst(), context);
        List<VectorFile> files = VectorFile.in(path(context.arguments().getLast()));
        String only = context.flag(PARSER).orElse("");
        requireKnown(only, suite, files);
        PrintWriter out = context.terminal().out();
        Report report = new Report(out);
        files.forEach(file -> report.add(file.name(), suite.run(file, only)));
        return report.finish();
    }

    private static VectorSuite suite(String kind, CommandContext context) {
        return switch (kind) {
            case "tool-parsers" -> new ParserSuite(context.parsers(), ParserSuite.Kind.TOOL);
            case "reasoning-parsers" ->
                    new ParserSuite(context.parsers(), ParserSuite.Kind.REASONING);
            case "pipeline" -> new ParserSuite(context.parsers(), ParserSuite.Kind.PIPELINE);
            case "chat-templates" -> new TemplateSuite(context.texts());
            default ->
                    throw new StartupFailure(
                            "parley testkit: there is no kind '%s'. Known: %s."
                                    .formatted(kind, String.join(", ", KINDS)));
        };
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new StartupFailure(
                    "'%s' is no path: %s. Give a folder.".formatted(text, e.getReason()), e);
        }
    }

    private static void requireKnown(String only, VectorSuite suite, List<VectorFile> files) {
        if (only.isEmpty()) {
            return;
        }
        TreeSet<String> names = new TreeSet<>();
        files.forEach(file -> names.addAll(suite.names(file)));
        if (!names.contains(only)) {
            throw new StartupFailure(
                    "--parser: there are no vectors for '%s'. There are for: %s."
                            .formatted(only, String.join(", ", names)));
        }
    }
}
