package dev.parley.core.cli;

import dev.parley.api.StartupFailure;
import dev.parley.core.config.OptionTable;
import dev.parley.core.config.SourceValues;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;

/// Tells flags, their values and further arguments apart. Only static functions.
final class LineParser {

    private LineParser() {}

    /// Parses a command's line.
    ///
    /// @param flags what the line says about options goes here
    /// @throws StartupFailure when it cannot be understood
    static ParseResult parse(List<String> arguments, OptionTable table, SourceValues flags) {
        CommandSpec command = CommandSpec.create();
        command.addOption(
                OptionSpec.builder("-h", "--help")
                        .type(String.class)
                        .arity("0..1")
                        .fallbackValue("")
                        .build());
        command.addPositional(
                PositionalParamSpec.builder()
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("0..*")
                        .build());
        new FlagSpecs(table, flags).addTo(command, arguments);
        command.parser()
                .aritySatisfiedByAttachedOptionParam(true)
                .posixClusteredShortOptionsAllowed(false)
                .separator("=");
        try {
            return new CommandLine(command)
                    .setExpandAtFiles(false)
                    .setInterpolateVariables(false)
                    .setOverwrittenOptionsAllowed(true)
                    .parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new StartupFailure("%s. See parley --help.".formatted(e.getMessage()), e);
        }
    }

    /// The word behind `--help`, empty for the bare flag; nothing where no help was asked for.
    static Optional<String> help(ParseResult parsed) {
        return parsed.hasMatchedOption("--help")
                ? Optional.of(parsed.matchedOptionValue("--help", ""))
                : Optional.empty();
    }

    /// The arguments that are no flags.
    static List<String> positional(ParseResult parsed) {
        return parsed.matchedPositionalValue(0, List.of());
    }
}
