package dev.parley.engine.onnx.ort;

import dev.parley.api.Settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Settings from a map: flags by their names, variables by theirs.
public record GivenSettings(Map<String, String> values) implements Settings {

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
        return OptionalLong.empty();
    }

    @Override
    public boolean enabled(String name) {
        return false;
    }

    @Override
    public Optional<String> environment(String variable) {
        return Optional.ofNullable(values.get(variable));
    }
}
