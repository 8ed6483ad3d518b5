package dev.parley.core.jinja.run;

import java.util.ArrayList;
import java.util.List;

/// The variables a template takes from its context, numbered while it is linked.
final class FreeNames {

    private final List<String> names = new ArrayList<>();

    int index(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            names.add(name);
            return names.size() - 1;
        }
        return index;
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
