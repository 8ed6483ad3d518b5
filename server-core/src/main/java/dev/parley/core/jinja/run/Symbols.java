package dev.parley.core.jinja.run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names one scope knows while it is linked, where they live and what they are when the scope is entered.
///
/// A name is looked up once, when its scope is entered; which scope owns it depends on whether the scope sets it, as in
/// jinja2.
final class Symbols {

    private final @Nullable Symbols parent;

    /// The scope this is a branch of.
    private final @Nullable Symbols base;

    private final Unit unit;
    private final Map<String, Integer> slots;
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final Set<String> stores = new LinkedHashSet<>();

    /// What a name is when its scope is entered.
    sealed interface Origin {

        /// Set by whoever enters the scope.
        record Parameter() implements Origin {}

        /// Not set.
        record Unset() implements Origin {}

        /// The value of the same name in an enclosing scope.
        record Outer(Place place) implements Origin {}

        /// A variable of the context, or a global.
        record Free() implements Origin {}
    }

    /// Where a name lives.
    record Place(Unit unit, int slot) {}

    /// A name with its slot and its origin.
    record Entered(String name, int slot, Origin origin) {}

    Symbols(@Nullable Symbols parent, Unit unit) {
        this(parent, null, unit, new HashMap<>());
    }

    private Symbols(
            @Nullable Symbols parent,
            @Nullable Symbols base,
            Unit unit,
            Map<String, Integer> slots) {
        this.parent = parent;
        this.base = base;
        this.unit = unit;
        this.slots = slots;
    }

    Unit unit() {
        return unit;
    }

    /// The same scope for one branch of an `if`; [#merge] brings the branches together.
    Symbols branch() {
        return new Symbols(parent, this, unit, slots);
    }

    private void define(String name, Origin origin) {
        slots.computeIfAbsent(name, unused -> unit.slot());
        origins.put(name, origin);
    }

    private boolean knows(String name) {
        return origins.containsKey(name) || (base != null && base.knows(name));
    }

    private boolean sets(String name) {
        return stores.contains(name) || (base != null && base.sets(name));
    }

    @Nullable Place find(String name) {
        Integer slot = knows(name) ? slots.get(name) : null;
        if (slot != null) {
            return new Place(unit, slot);
        }
        return parent == null ? null : parent.find(name);
    }

    private @Nullable Place findOutside(String name) {
        return parent == null ? null : parent.find(name);
    }

    void store(String name) {
        stores.add(name);
        if (!knows(name)) {
            Place outer = findOutside(name);
            define(name, outer == null ? new Origin.Unset() : new Origin.Outer(outer));
        }
    }

    void load(String name) {
        if (find(name) == null) {
            define(name, new Origin.Free());
        }
    }

    int declare(String name) {
        stores.add(name);
        define(name, new Origin.Parameter());
        return slot(name);
    }

    /// The slot of a name this scope owns.
    int slot(String name) {
        Integer slot = slots.get(name);
        if (slot == null) {
            throw new IllegalStateException("'%s' was not analyzed".formatted(name));
        }
        return slot;
    }

    void merge(List<Symbols> branches) {
        Set<String> stored = new LinkedHashSet<>();
        for (Symbols branch : branches) {
            stored.addAll(branch.stores);
        }
        stored.removeIf(this::sets);
        for (Symbols branch : branches) {
            origins.putAll(branch.origins);
            stores.addAll(branch.stores);
        }
        for (String name : stored) {
            Place outer = findOutside(name);
            origins.put(name, outer == null ? new Origin.Free() : new Origin.Outer(outer));
        }
    }

    /// All names of this scope.
    List<Entered> entered() {
        List<Entered> entered = new ArrayList<>();
        origins.forEach((name, origin) -> entered.add(new Entered(name, slot(name), origin)));
        return entered;
    }
}
