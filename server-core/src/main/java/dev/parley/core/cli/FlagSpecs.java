package dev.parley.core.cli;

import dev.parley.core.config.FlagName;
import dev.parley.core.config.Option.Occurrence;
import dev.parley.core.config.OptionTable;
import dev.parley.core.config.OptionType;
import dev.parley.core.config.SourceValues;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Teaches picocli the flags that a command line spells, in the spelling it uses: abbreviations,
/// underscores and dotted keys included. Specifications of flags that nobody typed are never made.
/// One thread.
final class FlagSpecs {

    private static final Pattern NUMBER = Pattern.compile("-\\.?\\d.*");
    private static final String END_OF_FLAGS = "--";
    private static final Set<String> HELP = Set.of("-h", "--help");

    private final OptionTable table;
    private final SourceValues values;

    /// @param values what the flags say is added to these
    FlagSpecs(OptionTable table, SourceValues values) {
        this.table = table;
        this.values = values;
    }

    /// Adds a specification for each flag among the arguments.
    void addTo(CommandSpec command, List<String> arguments) {
        int end = arguments.indexOf(END_OF_FLAGS);
        Map<String, OptionSpec> specs = new LinkedHashMap<>();
        for (String argument : end < 0 ? arguments : arguments.subList(0, end)) {
            String spelling = argument.split("=", 2)[0];
            if (isFlag(argument) && !HELP.contains(spelling)) {
                OptionSpec spec = spec(argument, spelling, table.resolve(spelling));
                specs.putIfAbsent(spec.longestName(), spec);
            }
        }
        specs.values().forEach(command::addOption);
    }

    /// A flag with an attached value that takes none or several is its own specification: picocli would
    /// take the value, or those that follow it, wrongly. An attached value is the only one.
    private OptionSpec spec(String argument, String spelling, FlagName name) {
        int most = mostValues(name);
        if (most != 1 && argument.length() > spelling.length()) {
            String attached = argument.substring(spelling.length() + 1);
            return spec(argument, "0", _ -> values.add(name, spelling, List.of(attached)));
        }
        return spec(
                spelling,
                most == 0 ? "0" : "0..*",
                rest -> values.add(name, spelling, take(rest, most)));
    }

    @SuppressWarnings("JdkObsolete")
    private static OptionSpec spec(String name, String arity, Consumer<Stack<String>> values) {
        return OptionSpec.builder(name)
                .type(String.class)
                .arity(arity)
                .parameterConsumer((arguments, _, _) -> values.accept(arguments))
                .build();
    }

    private static int mostValues(FlagName name) {
        return switch (name) {
            case FlagName.Plain(var option) when option.type() instanceof OptionType.Switch -> 0;
            case FlagName.Plain(var option) ->
                    option.occurrence() == Occurrence.SINGLE ? 1 : Integer.MAX_VALUE;
            case FlagName.Negated _ -> 0;
            case FlagName.Part _ -> 1;
            case FlagName.Foreign foreign ->
                    switch (foreign.values()) {
                        case NONE -> 0;
                        case ONE -> 1;
                        case SEVERAL -> Integer.MAX_VALUE;
                    };
            case FlagName.Ambiguous _, FlagName.Unknown _ -> Integer.MAX_VALUE;
        };
    }

    /// picocli's interface asks for this legacy type; the next argument is on top.
    @SuppressWarnings("JdkObsolete")
    private static List<String> take(Stack<String> arguments, int most) {
        List<String> taken = new ArrayList<>();
        while (taken.size() < most && !arguments.isEmpty() && !isFlag(arguments.peek())) {
            taken.add(arguments.pop());
        }
        return taken;
    }

    private static boolean isFlag(String argument) {
        return argument.length() > 1
                && argument.startsWith("-")
                && !NUMBER.matcher(argument).matches();
    }
}
