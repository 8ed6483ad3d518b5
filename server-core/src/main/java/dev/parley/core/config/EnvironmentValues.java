package dev.parley.core.config;

import dev.parley.core.config.Option.Occurrence;
import dev.parley.core.config.Option.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads options from environment variables. Lists have commas between their values. Only static
/// functions.
final class EnvironmentValues {

    private static final String PREFIX = "PARLEY_";
    private static final Set<String> OTHERS =
            Set.of("PARLEY_HOME", "PARLEY_AOT_OUTPUT", "PARLEY_JAVA_OPTS");

    /// Kubernetes sets `PARLEY_PORT=tcp://…` and the like in every pod beside a service named `parley`.
    private static final Pattern SERVICE_LINK =
            Pattern.compile("PARLEY_(SERVICE|PORT)_.*|PARLEY_.*_(SERVICE|PORT)_.*");

    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private EnvironmentValues() {}

    /// Reads all.
    ///
    /// @param notices told of variables that were ignored
    static SourceValues read(
            OptionTable table,
            Map<String, String> environment,
            Problems problems,
            List<String> notices) {
        SourceValues values = new SourceValues(Source.Rank.ENVIRONMENT, problems);
        for (Option option : table.all()) {
            option.variables().stream()
                    .filter(variable -> isSet(environment, variable.name(), notices))
                    .findFirst()
                    .ifPresent(
                            variable ->
                                    values.add(
                                            new FlagName.Plain(option),
                                            variable.name(),
                                            split(
                                                    option,
                                                    variable,
                                                    environment.getOrDefault(
                                                            variable.name(), ""))));
        }
        notices.addAll(unknown(table, environment.keySet()));
        return values;
    }

    private static boolean isSet(
            Map<String, String> environment, String variable, List<String> notices) {
        String value = environment.getOrDefault(variable, "");
        if (variable.startsWith(PREFIX) && SERVICE_ADDRESS.matcher(value).matches()) {
            notices.add("%s was ignored: it comes from a Kubernetes service.".formatted(variable));
            return false;
        }
        return !value.isBlank();
    }

    private static List<String> split(Option option, Variable variable, String value) {
        String text = variable.reading().apply(value);
        if (option.occurrence() == Occurrence.SINGLE || !variable.name().startsWith(PREFIX)) {
            return List.of(text);
        }
        return List.of(text.split("\\s*,\\s*", -1));
    }

    private static List<String> unknown(OptionTable table, Set<String> names) {
        Set<String> known = new TreeSet<>(OTHERS);
        table.all().forEach(option -> known.add(option.variable()));
        List<String> notices = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            if (name.startsWith(PREFIX)
                    && !known.contains(name)
                    && !SERVICE_LINK.matcher(name).matches()) {
                notices.add(
                        "%s was ignored: no flag has this variable.%s"
                                .formatted(
                                        name,
                                        NearestName.among(known, name)
                                                .map(" Did you mean %s?"::formatted)
                                                .orElse("")));
            }
        }
        return notices;
    }
}
