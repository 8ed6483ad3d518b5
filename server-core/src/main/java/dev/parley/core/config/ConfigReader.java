package dev.parley.core.config;

import dev.parley.core.config.Source.Rank;
import dev.parley.core.config.SourceValues.Said;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Merges the sources: flag over environment over configuration file over default. One thread.
public final class ConfigReader {

    private final OptionTable table;
    private final Map<String, String> environment;
    private final Problems problems;
    private final List<String> notices = new ArrayList<>();

    /// @param table the options there are
    /// @param environment of the process
    /// @param problems told of everything that cannot be used
    public ConfigReader(OptionTable table, Map<String, String> environment, Problems problems) {
        this.table = table;
        this.environment = environment;
        this.problems = problems;
    }

    /// Reads all sources. What cannot be used is left at its default and reported.
    ///
    /// @param flags the command line
    public ServerConfig read(SourceValues flags) {
        List<SourceValues> sources = new ArrayList<>();
        sources.add(flags);
        sources.add(EnvironmentValues.read(table, environment, problems, notices));
        configFile(sources).ifPresent(file -> sources.add(ConfigFile.read(table, file, problems)));
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (Option option : table.all()) {
            chosen(option, sources)
                    .or(() -> standard(option))
                    .ifPresent(setting -> settings.put(option.name(), setting));
        }
        sources.forEach(this::notice);
        return new ServerConfig(table, settings, environment, notices);
    }

    private Optional<Path> configFile(List<SourceValues> sources) {
        Optional<String> named =
                sources.stream()
                        .flatMap(source -> source.value(OptionTable.CONFIG).stream())
                        .map(said -> said.texts().getLast())
                        .findFirst();
        try {
            return named.map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Setting> chosen(Option option, List<SourceValues> sources) {
        for (SourceValues source : sources) {
            Optional<Said> said = source.value(option);
            if (said.isPresent()) {
                return Checked.check(
                        option,
                        said.get().texts(),
                        new Source(source.rank(), said.get().said()),
                        problems);
            }
        }
        return Optional.empty();
    }

    private Optional<Setting> standard(Option option) {
        return option.standard()
                .map(
                        text ->
                                new Setting(
                                        option,
                                        List.of(option.type().canonical(text)),
                                        new Source(Rank.STANDARD, "default")));
    }

    private void notice(SourceValues source) {
        if (!source.meaningless().isEmpty()) {
            notices.add(
                    "These flags of vLLM do nothing here: %s."
                            .formatted(String.join(", ", source.meaningless())));
        }
        if (!source.repeated().isEmpty()) {
            notices.add(
                    "Given more than once, the last one counts: %s."
                            .formatted(String.join(", ", source.repeated())));
        }
    }
}
