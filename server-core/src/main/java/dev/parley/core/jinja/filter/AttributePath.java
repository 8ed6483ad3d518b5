package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.member.Members;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import java.util.ArrayList;
import java.util.List;

/// Where filters look for what they work on: `a.b.0`, or the item itself.
final class AttributePath {

    private final List<Value> parts;
    private final Value absent;

    private AttributePath(List<Value> parts, Value absent) {
        this.parts = parts;
        this.absent = absent;
    }

    /// The path that an argument names; `None` names the item itself.
    static AttributePath of(Value attribute) {
        return of(attribute, None.NONE);
    }

    /// A path that gives a default for what is undefined on the way, unless the default is `None`.
    static AttributePath of(Value attribute, Value absent) {
        if (attribute == None.NONE) {
            return new AttributePath(List.of(), absent);
        }
        return new AttributePath(
                attribute instanceof Str path ? split(path.text()) : List.of(attribute), absent);
    }

    /// The paths of an argument that may hold several, separated by commas.
    static List<AttributePath> severalOf(Value attribute) {
        List<AttributePath> paths = new ArrayList<>();
        if (attribute instanceof Str several) {
            for (String path : several.text().split(",", -1)) {
                paths.add(new AttributePath(split(path), None.NONE));
            }
        } else {
            paths.add(of(attribute));
        }
        return paths;
    }

    private static List<Value> split(String path) {
        List<Value> parts = new ArrayList<>();
        for (String part : path.split("\\.", -1)) {
            boolean index =
                    !part.isEmpty()
                            && part.length() < 10
                            && part.chars().allMatch(c -> c >= '0' && c <= '9');
            parts.add(index ? Int.of(Integer.parseInt(part)) : Str.of(part));
        }
        return parts;
    }

    /// What the path leads to from an item.
    Value get(Value item) {
        Value at = item;
        for (Value part : parts) {
            at = Members.item(at, part);
            if (at instanceof Undefined && absent != None.NONE) {
                at = absent;
            }
        }
        return at;
    }
}
