package dev.parley.core.config;

import dev.parley.api.Settings;
import dev.parley.core.config.Source.Rank;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Every option's value, merged from all sources and checked. Immutable.
public final class ServerConfig implements Settings {

    private final OptionTable table;
    private final SortedMap<String, Setting> settings;
    private final Map<String, String> environment;
    private final List<String> notices;

    ServerConfig(
            OptionTable table,
            Map<String, Setting> settings,
            Map<String, String> environment,
            List<String> notices) {
        this.table = table;
        this.settings = new TreeMap<>(settings);
        this.environment = Map.copyOf(environment);
        this.notices = List.copyOf(notices);
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(settings.get(name)).map(setting -> setting.values().getFirst());
    }

    @Override
    public List<String> list(String name) {
        return Optional.ofNullable(settings.get(name)).map(Setting::items).orElse(List.of());
    }

    @Override
    public OptionalLong number(String name) {
        return Optional.ofNullable(settings.get(name))
                .filter(setting -> isNumber(setting.option().type()))
                .map(setting -> OptionalLong.of(Long.parseLong(setting.values().getFirst())))
                .orElse(OptionalLong.empty());
    }

    @Override
    public boolean enabled(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    @Override
    public Optional<String> environment(String variable) {
        return Optional.ofNullable(environment.get(variable));
    }

    /// The value of a known option.
    public Optional<String> text(Option option) {
        return text(option.name());
    }

    /// All values of a known option.
    public List<String> list(Option option) {
        return list(option.name());
    }

    /// The number of a known option.
    public OptionalLong number(Option option) {
        return number(option.name());
    }

    /// Whether a known switch is on.
    public boolean enabled(Option option) {
        return enabled(option.name());
    }

    /// The object of a known JSON option; without members when it has no value.
    public ObjectNode json(Option option) {
        return text(option)
                .map(text -> (ObjectNode) JsonText.read(text))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /// Who set a known option; empty when it has no value.
    public Optional<Source> source(Option option) {
        return Optional.ofNullable(settings.get(option.name())).map(Setting::source);
    }

    /// What differs from the defaults, by name.
    public List<Setting> changed() {
        return settings.values().stream()
                .filter(setting -> setting.source().rank() != Rank.STANDARD)
                .filter(
                        setting ->
                                !setting.option()
                                        .standard()
                                        .equals(Optional.of(String.join(" ", setting.values()))))
                .toList();
    }

    /// What the operator should know though it is no failure, one line each.
    public List<String> notices() {
        return notices;
    }

    /// This configuration with a bundled model's own settings where the operator said nothing.
    ///
    /// @param model its name
    /// @param own values by flag name
    /// @param problems told of settings that cannot be used
    public ServerConfig withModel(String model, Map<String, String> own, Problems problems) {
        Map<String, Setting> merged = new TreeMap<>(settings);
        Map<String, String> sorted = new TreeMap<>(own);
        sorted.forEach(
                (name, value) -> {
                    Source source =
                            new Source(Rank.MODEL, "%s of the model %s".formatted(name, model));
                    Optional<Option> option = table.option(name);
                    if (option.isEmpty()) {
                        problems.add("%s: there is no such flag.".formatted(source.said()));
                    } else if (Optional.ofNullable(merged.get(name))
                            .filter(ServerConfig::isChosen)
                            .isEmpty()) {
                        Checked.check(option.get(), List.of(value), source, problems)
                                .ifPresent(made -> merged.put(name, made));
                    }
                });
        return new ServerConfig(table, merged, environment, new ArrayList<>(notices));
    }

    private static boolean isChosen(Setting setting) {
        return setting.source().rank() != Rank.STANDARD;
    }

    private static boolean isNumber(OptionType type) {
        return switch (type) {
            case OptionType.Whole _ -> true;
            case OptionType.Choice(var words) ->
                    words.stream().allMatch(word -> word.chars().allMatch(Character::isDigit));
            case OptionType.Switch _,
                    OptionType.Text _,
                    OptionType.Texts _,
                    OptionType.Location _,
                    OptionType.Json _ ->
                    false;
        };
    }
}
