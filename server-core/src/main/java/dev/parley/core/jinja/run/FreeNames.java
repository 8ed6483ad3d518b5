package dev.parley.core.jinja.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The variables a template takes from its context, numbered while it is linked.
final class FreeNames {

    private final Map<String, Integer> indices = new LinkedHashMap<>();

    int index(String name) {
        return indices.computeIfAbsent(name, unused -> indices.size());
    }

    List<String> names() {
        return List.copyOf(indices.keySet());
    }
}
