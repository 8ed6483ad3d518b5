package dev.parley.core.config;

import dev.parley.core.config.FlagName.Merge;
import dev.parley.core.config.OptionType.Json;
import dev.parley.core.config.OptionType.Location;
import dev.parley.core.config.OptionType.Negation;
import dev.parley.core.config.OptionType.Switch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Every option, by every spelling. Immutable.
public final class OptionTable {

    /// `--config`.
    public static final Option CONFIG =
            Option.named("config", OptionGroup.MODEL, new Location("FILE"))
                    .does(
                            "YAML file with settings by flag name; flags and environment win over"
                                    + " it.");

    private final List<Option> options;
    private final TreeMap<String, FlagName> spellings = new TreeMap<>();

    private OptionTable(List<Option> options) {
        this.options = List.copyOf(options);
        for (Option option : options) {
            Stream.concat(Stream.of(option.flag()), option.aliases().stream())
                    .forEach(flag -> add(flag, option));
        }
    }

    private void add(String flag, Option option) {
        spellings.put(flag, new FlagName.Plain(option));
        if (option.type() instanceof Switch(var negation) && negation == Negation.NEGATABLE) {
            spellings.put("--no-" + flag.substring(2), new FlagName.Negated(option));
        }
    }

    /// The options of `parley serve`.
    public static OptionTable serve() {
        return new OptionTable(
                Stream.of(
                                List.of(CONFIG),
                                ModelOptions.ALL,
                                HttpOptions.ALL,
                                ChatOptions.ALL,
                                BatchOptions.ALL,
                                SimulatorOptions.ALL,
                                PluginOptions.ALL,
                                LogOptions.ALL)
                        .flatMap(Collection::stream)
                        .toList());
    }

    /// The options of `parley run-batch`: its own, and those of `parley serve`.
    public static OptionTable runBatch() {
        return new OptionTable(
                Stream.concat(BatchFileOptions.ALL.stream(), serve().all().stream()).toList());
    }

    /// A table of some options of [#serve()].
    ///
    /// @param some what another command takes
    public static OptionTable of(Option... some) {
        return new OptionTable(List.of(some));
    }

    /// All options, in the order of the reference page.
    public List<Option> all() {
        return options;
    }

    /// The option of a name without dashes.
    public Optional<Option> option(String name) {
        return spellings.get("--" + name) instanceof FlagName.Plain(var option)
                ? Optional.of(option)
                : Optional.empty();
    }

    /// What a spelling means. Underscores count as dashes; the beginning of a name will do when
    /// only one name begins so.
    ///
    /// @param spelling with its dashes, without a value
    public FlagName resolve(String spelling) {
        String name = normalized(spelling);
        FlagName exact = spellings.get(name);
        if (exact != null) {
            return exact;
        }
        Optional<FlagName> part = part(name);
        if (part.isPresent()) {
            return part.get();
        }
        Map<String, FlagName> foreign = foreign();
        FlagName known = foreign.get(name.startsWith("--") ? beforeDot(name) : name);
        if (known != null) {
            return known;
        }
        return abbreviated(name, spellings)
                .or(() -> abbreviated(name, foreign))
                .orElseGet(() -> new FlagName.Unknown(NearestName.among(spellings.keySet(), name)));
    }

    private Optional<FlagName> part(String name) {
        int dot = name.indexOf('.');
        if (dot < 0
                || !(spellings.get(name.substring(0, dot)) instanceof FlagName.Plain(var option))
                || !(option.type() instanceof Json)) {
            return Optional.empty();
        }
        String keys = name.substring(dot + 1);
        Merge merge = keys.endsWith("+") ? Merge.APPEND : Merge.REPLACE;
        String path = merge == Merge.APPEND ? keys.substring(0, keys.length() - 1) : keys;
        return Optional.of(new FlagName.Part(option, List.of(path.split("\\.", -1)), merge));
    }

    private static Map<String, FlagName> foreign() {
        Map<String, FlagName> names = new TreeMap<>();
        for (VllmFlag flag : VllmFlags.read()) {
            flag.spellings().forEach(spelling -> names.put(spelling, flag.named(spelling)));
        }
        return names;
    }

    /// Names that begin so; several spellings of one option count once.
    private static Optional<FlagName> abbreviated(String beginning, Map<String, FlagName> names) {
        if (beginning.length() < 4 || !beginning.startsWith("--")) {
            return Optional.empty();
        }
        Set<FlagName> meanings = new LinkedHashSet<>();
        List<String> candidates = new ArrayList<>();
        names.forEach(
                (name, meaning) -> {
                    if (name.startsWith(beginning) && meanings.add(meaning)) {
                        candidates.add(name);
                    }
                });
        return switch (candidates.size()) {
            case 0 -> Optional.empty();
            case 1 -> meanings.stream().findFirst();
            default -> Optional.of(new FlagName.Ambiguous(candidates));
        };
    }

    private static String normalized(String spelling) {
        if (!spelling.startsWith("--")) {
            return spelling;
        }
        String name = beforeDot(spelling);
        return name.replace('_', '-') + spelling.substring(name.length());
    }

    private static String beforeDot(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
