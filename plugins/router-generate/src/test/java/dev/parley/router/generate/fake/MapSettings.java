package dev.parley.router.generate.fake;

import dev.parley.api.Settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Flags and environment variables from one map; variables are in capitals.
public record MapSettings(Map<String, String> values) implements Settings {

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public List<String> list(String name) {
        return text(name).map(List::of).orElse(List.of());
    }

    @Override
    public OptionalLong number(String name) {
        return text(name)
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public boolean enabled(String name) {
        return "true".equals(values.get(name));
    }

    @Override
    public Optional<String> environment(String variable) {
        return text(variable);
    }
}
