package dev.parley.core.plugin;

import dev.parley.api.Settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Settings of a test.
record FixedSettings(Map<String, List<String>> values, Map<String, String> variables)
        implements Settings {

    @Override
    public Optional<String> text(String name) {
        return list(name).stream().findFirst();
    }

    @Override
    public List<String> list(String name) {
        return values.getOrDefault(name, List.of());
    }

    @Override
    public OptionalLong number(String name) {
        return OptionalLong.empty();
    }

    @Override
    public boolean enabled(String name) {
        return false;
    }

    @Override
    public Optional<String> environment(String variable) {
        return Optional.ofNullable(variables.get(variable));
    }
}
