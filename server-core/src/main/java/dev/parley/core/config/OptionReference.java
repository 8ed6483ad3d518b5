package dev.parley.core.config;

import dev.parley.core.config.Option.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the reference page of flags. Only static functions.
public final class OptionReference {

    private OptionReference() {}

    /// The page, in Markdown.
    public static String markdown(OptionTable table) {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Flags of `parley serve`

                        Made by `parley serve --help=markdown`; do not edit.

                        A value comes from the flag, else from the environment variable, else from the YAML file of `--config`,
                        else from the bundled model, else it is the default. In the file, keys are flag names without dashes.
                        Lists in environment variables have commas between their values.
                        """);
        for (OptionGroup group : OptionGroup.values()) {
            if (table.all().stream().noneMatch(option -> option.group() == group)) {
                continue;
            }
            page.append(
                    """

                    ## %s

                    | Flag | Values | Default | Meaning | Environment |
                    | --- | --- | --- | --- | --- |
                    """
                            .formatted(group.title()));
            table.all().stream()
                    .filter(option -> option.group() == group)
                    .forEach(option -> page.append(row(option)));
        }
        return page.toString();
    }

    private static String row(Option option) {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        spellings(option),
                        escaped(values(option)),
                        option.standard().map("`%s`"::formatted).orElse(""),
                        escaped(option.sentence()),
                        option.variables().stream()
                                .map(Variable::name)
                                .map("`%s`"::formatted)
                                .collect(Collectors.joining(", ")));
    }

    private static String spellings(Option option) {
        List<String> all = new ArrayList<>();
        all.add(option.flag());
        all.addAll(option.aliases());
        if (option.type() instanceof OptionType.Switch(var negation)
                && negation == OptionType.Negation.NEGATABLE) {
            all.add("--no-" + option.name());
        }
        return all.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }

    private static String values(Option option) {
        String range =
                option.type().range().isEmpty()
                        ? option.type().placeholder()
                        : option.type().range();
        return switch (option.occurrence()) {
            case SINGLE -> range;
            case LIST -> range + ", several after one flag";
            case REPEATED -> range + ", several, and the flag may be repeated";
        };
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
