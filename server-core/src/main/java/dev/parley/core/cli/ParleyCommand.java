package dev.parley.core.cli;

import dev.parley.api.StartupFailure;
import dev.parley.api.command.CommandProvider;
import dev.parley.core.config.CommandOptions;
import dev.parley.core.config.ConfigReader;
import dev.parley.core.config.NearestName;
import dev.parley.core.config.OptionReference;
import dev.parley.core.config.OptionTable;
import dev.parley.core.config.Problems;
import dev.parley.core.config.ServerConfig;
import dev.parley.core.config.Source;
import dev.parley.core.config.SourceValues;
import dev.parley.core.starter.StarterKind;
import dev.parley.core.starter.StarterProject;

import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The command `parley` with its sub-commands. One thread.
final class ParleyCommand {

    private static final int DONE = 0;
    private static final int REFUSED = 2;
    private static final String SERVE = "parley serve [MODEL] [flags]";
    private static final String RUN_BATCH = "parley run-batch -i FILE -o FILE [MODEL] [flags]";
    private static final String LIST = "parley plugins list [flags]";
    private static final String NEW = "parley plugins new KIND NAME [--directory DIR]";
    private static final OptionTable NEW_OPTIONS = OptionTable.of(CommandOptions.DIRECTORY);
    private static final String HOME = "PARLEY_HOME";
    private static final String MARKDOWN = "markdown";
    private static final List<String> COMMANDS = List.of("serve", "run-batch", "plugins");
    private static final String OVERVIEW =
            """
            An OpenAI-compatible inference server.

            parley serve [MODEL] [flags]   serves a model folder, or the bundled model
            parley serve --help[=WORD]     lists the flags: all, one group, or those about a word
            parley run-batch -i IN -o OUT  answers the requests of a file
            parley plugins list [flags]    lists engines, parsers, middleware and routers
            parley plugins new KIND NAME   writes the project of a plug-in to start from
            parley --version               prints the version
            """;
    private static final String FIRST_STEPS = "\nFirst steps: parley serve\n";

    private final ServerRuntime runtime;
    private final Map<String, String> environment;
    private final Console console;

    ParleyCommand(ServerRuntime runtime, Map<String, String> environment, Console console) {
        this.runtime = runtime;
        this.environment = environment;
        this.console = console;
    }

    /// Runs one command line.
    ///
    /// @return the exit code
    int run(List<String> arguments) {
        try {
            return dispatch(arguments);
        } catch (StartupFailure e) {
            console.fail(String.valueOf(e.getMessage()));
            return REFUSED;
        }
    }

    private int dispatch(List<String> arguments) {
        String command = arguments.isEmpty() ? "--help" : arguments.getFirst();
        return switch (command) {
            case "serve" -> serve(rest(arguments));
            case "run-batch" -> runBatch(rest(arguments));
            case "plugins" -> plugins(rest(arguments));
            case "-h", "--help" -> print(overview());
            case "-v", "--version" -> print(runtime.version() + "\n");
            default -> provided(command, rest(arguments));
        };
    }

    private int provided(String command, List<String> arguments) {
        List<CommandProvider> providers = runtime.commands();
        for (CommandProvider provider : providers) {
            if (provider.name().equals(command)) {
                return new ProvidedCommand(provider, runtime, environment, console).run(arguments);
            }
        }
        throw unknown(
                "parley",
                command,
                Stream.concat(COMMANDS.stream(), providers.stream().map(CommandProvider::name))
                        .toList());
    }

    private String overview() {
        StringBuilder page = new StringBuilder(OVERVIEW);
        for (CommandProvider provider : runtime.commands()) {
            page.append(
                    "\n%s%n    %s%n"
                            .formatted(ProvidedCommand.synopsis(provider), provider.summary()));
        }
        return page + FIRST_STEPS;
    }

    private int serve(List<String> arguments) {
        OptionTable table = OptionTable.serve();
        ServeCommand serve = new ServeCommand(runtime, environment, table);
        ParseResult parsed = LineParser.parse(arguments, table, serve.flags());
        Optional<String> help = LineParser.help(parsed);
        if (help.isPresent()) {
            return print(
                    help.get().equals(MARKDOWN)
                            ? OptionReference.markdown(table)
                            : FlagHelp.text(SERVE, table, help.get()));
        }
        serve.positional(parsed.matchedPositionalValue(0, List.of()));
        return serve.run();
    }

    private int runBatch(List<String> arguments) {
        OptionTable table = OptionTable.runBatch();
        ServeCommand serve = new ServeCommand(runtime, environment, table);
        ParseResult parsed = LineParser.parse(arguments, table, serve.flags());
        Optional<String> help = LineParser.help(parsed);
        if (help.isPresent()) {
            return print(FlagHelp.text(RUN_BATCH, table, help.get()));
        }
        serve.positional(LineParser.positional(parsed));
        return new RunBatchCommand(serve, runtime, console).run();
    }

    private int plugins(List<String> arguments) {
        String command = arguments.isEmpty() ? "--help" : arguments.getFirst();
        return switch (command) {
            case "list" -> listPlugins(rest(arguments));
            case "new" -> newPlugin(rest(arguments));
            case "-h", "--help" ->
                    print(
                            FlagHelp.text(LIST, PluginsCommand.options(), "")
                                    + "\n"
                                    + FlagHelp.text(NEW, NEW_OPTIONS, ""));
            default -> throw unknown("parley plugins", command, List.of("list", "new"));
        };
    }

    private int listPlugins(List<String> arguments) {
        OptionTable table = PluginsCommand.options();
        PluginsCommand plugins = new PluginsCommand(environment, table);
        ParseResult parsed = LineParser.parse(arguments, table, plugins.flags());
        Optional<String> help = LineParser.help(parsed);
        if (help.isPresent()) {
            return print(FlagHelp.text(LIST, table, help.get()));
        }
        List<String> extra = parsed.matchedPositionalValue(0, List.of());
        if (!extra.isEmpty()) {
            throw new StartupFailure(
                    "parley plugins list: '%s' is not expected. See %s."
                            .formatted(extra.getFirst(), "parley plugins --help"));
        }
        return print(plugins.list());
    }

    private int newPlugin(List<String> arguments) {
        Problems problems = new Problems();
        SourceValues flags = new SourceValues(Source.Rank.FLAG, problems);
        ParseResult parsed = LineParser.parse(arguments, NEW_OPTIONS, flags);
        Optional<String> help = LineParser.help(parsed);
        if (help.isPresent()) {
            return print(FlagHelp.text(NEW, NEW_OPTIONS, help.get()));
        }
        ServerConfig config = new ConfigReader(NEW_OPTIONS, environment, problems).read(flags);
        problems.throwIfAny();
        List<String> words = LineParser.positional(parsed);
        if (words.size() != 2) {
            throw new StartupFailure(
                    "parley plugins new takes a kind and a name, such as: parley plugins new tool-parser my-format. Kinds: %s."
                            .formatted(StarterKind.names()));
        }
        StarterProject project =
                StarterProject.of(StarterKind.named(words.getFirst()), words.getLast());
        Path folder = Path.of(config.text(CommandOptions.DIRECTORY).orElse(project.name()));
        Optional<Path> home = Optional.ofNullable(environment.get(HOME)).map(Path::of);
        return print(project.write(folder, home));
    }

    private int print(String text) {
        console.print(text);
        return DONE;
    }

    private static StartupFailure unknown(String command, String typed, List<String> known) {
        return new StartupFailure(
                "%s: there is no command '%s'.%s Known: %s. See parley --help."
                        .formatted(
                                command,
                                typed,
                                NearestName.among(known, typed)
                                        .map(" Did you mean '%s'?"::formatted)
                                        .orElse(""),
                                String.join(", ", known)));
    }

    private static List<String> rest(List<String> arguments) {
        return arguments.subList(1, arguments.size());
    }
}
