package dev.parley.core.cli;

import dev.parley.core.config.Option;
import dev.parley.core.config.Option.Occurrence;
import dev.parley.core.config.OptionGroup;
import dev.parley.core.config.OptionTable;
import dev.parley.core.config.OptionType;
import dev.parley.core.config.OptionType.Negation;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.List;
import java.util.Locale;

/// Writes the help of a command from its options, by group. Only static functions.
final class FlagHelp {

    private static final int WIDTH = 110;
    private static final String ALL = "all";

    private FlagHelp() {}

    /// The whole help, or the part about a word.
    ///
    /// @param synopsis how the command is written
    /// @param word a group, or text in a flag's name or sentence; `all` for everything
    static String text(String synopsis, OptionTable table, String word) {
        CommandSpec command = CommandSpec.create();
        command.usageMessage()
                .customSynopsis(escaped(synopsis))
                .width(WIDTH)
                .sortOptions(false)
                .footer(
                        "",
                        "Every flag can also be set by its environment variable: PARLEY_ and its"
                                + " name, such as",
                        "PARLEY_MAX_NUM_SEQS for --max-num-seqs.");
        for (OptionGroup group : OptionGroup.values()) {
            List<Option> options =
                    table.all().stream()
                            .filter(option -> option.group() == group && matches(option, word))
                            .toList();
            if (!options.isEmpty()) {
                command.addArgGroup(section(group, options));
            }
        }
        return new CommandLine(command).getUsageMessage(Ansi.OFF);
    }

    private static ArgGroupSpec section(OptionGroup group, List<Option> options) {
        ArgGroupSpec.Builder section =
                ArgGroupSpec.builder().validate(false).heading("%n" + group.title() + "%n");
        options.forEach(option -> section.addArg(spec(option)));
        return section.build();
    }

    private static OptionSpec spec(Option option) {
        OptionSpec.Builder spec =
                OptionSpec.builder(option.flag(), option.aliases().toArray(String[]::new))
                        .description(escaped(description(option)));
        if (option.type() instanceof OptionType.Switch(var negation)) {
            return spec.type(boolean.class)
                    .arity("0")
                    .negatable(negation == Negation.NEGATABLE)
                    .build();
        }
        String label = option.occurrence() == Occurrence.SINGLE ? "" : "...";
        return spec.type(String.class)
                .arity("1")
                .paramLabel(option.type().placeholder() + label)
                .build();
    }

    private static String description(Option option) {
        String range =
                option.type() instanceof OptionType.Whole whole
                        ? " (%s)".formatted(whole.range())
                        : "";
        String standard =
                option.type() instanceof OptionType.Switch
                        ? option.standard()
                                .filter("true"::equals)
                                .map(_ -> " On by default.")
                                .orElse("")
                        : option.standard().map(" Default: %s."::formatted).orElse("");
        return option.sentence().substring(0, option.sentence().length() - 1)
                + range
                + "."
                + standard;
    }

    private static boolean matches(Option option, String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || wanted.equals(ALL)
                || option.group().title().equalsIgnoreCase(wanted)
                || option.name().contains(wanted.replace('_', '-'))
                || option.sentence().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /// picocli formats its texts.
    private static String escaped(String text) {
        return text.replace("%", "%%");
    }
}
