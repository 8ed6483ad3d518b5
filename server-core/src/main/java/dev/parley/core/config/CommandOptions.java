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

    /// `--directory` of `plugins new`.
    public static final Option DIRECTORY =
            Option.named("directory", OptionGroup.COMMAND, new Location("DIR"))
                    .does("Where the project goes. Otherwise a folder of its name, here.");

    private CommandOptions() {}

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
        OptionType type =
                switch (flag.form()) {
                    case CommandFlag.Form.Value(String placeholder) -> new Text(placeholder);
                    case CommandFlag.Form.Switch() -> new Switch(Negation.PRESENCE);
                };
        return Option.named(flag.name(), OptionGroup.COMMAND, type).does(flag.meaning());
    }
}
