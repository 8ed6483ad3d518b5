package dev.parley.core.config;

import dev.parley.api.command.CommandFlag;
import dev.parley.core.config.OptionType.Location;
import dev.parley.core.config.OptionType.Negation;
import dev.parley.core.config.OptionType.Switch;
import dev.parley.core.config.OptionType.Text;

import java.util.List;
import java.util.stream.Stream;

/// Options of commands other than `serve`.
public final class CommandOptions {

    /// `--messages` of `render`.
    public static final Option MESSAGES =
            file("messages", "JSON file with the conversation: a list, or a chat request.");

    /// `--tools` of `render`.
    public static final Option TOOLS =
            file("tools", "JSON file with the tools, as a chat request has them.");

    /// `--tokens` of `render`.
    public static final Option TOKENS =
            Option.named("tokens", OptionGroup.COMMAND, new Switch(Negation.PRESENCE))
                    .does("Show the prompt's token ids and their texts as well.");

    /// `--directory` of `plugins new`.
    public static final Option DIRECTORY =
            Option.named("directory", OptionGroup.COMMAND, new Location("DIR"))
                    .does("Where the project goes. Otherwise a folder of its name, here.");

    private CommandOptions() {}

    private static Option file(String name, String sentence) {
        return Option.named(name, OptionGroup.COMMAND, new Location("FILE")).does(sentence);
    }

    /// The options of a command that a module adds: its own, and those of plug-in parsers.
    public static OptionTable table(List<CommandFlag> flags) {
        Stream<Option> own = flags.stream().map(CommandOptions::option);
        Stream<Option> shared =
                Stream.of(
                        PluginOptions.PATH,
                        PluginOptions.TOOL_PARSER,
                        PluginOptions.REASONING_PARSER);
        return OptionTable.of(Stream.concat(own, shared).toArray(Option[]::new));
    }

    private static Option option(CommandFlag flag) {
        return Option.named(flag.name(), OptionGroup.COMMAND, new Text(flag.value()))
                .does(flag.meaning());
    }
}
