package dev.parley.core.lifecycle;

import dev.parley.api.Settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Settings from a map.
///
/// @param values by flag name; those of the environment by `$` and their name
public record MapSettings(Map<String, String> values) implements Settings {

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public List<String> list(String name) {
        return text(name).stream().toList();
    }

    @Override
    public OptionalLong number(String name) {
        return text(name).map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    @Override
    public boolean enabled(String name) {
        return text(name).map("true"::equals).orElse(false);
    }

    @Override
    public Optional<String> environment(String variable) {
        return Optional.ofNullable(values.get("$" + variable));
    }
}
