package dev.parley.structured.json;

import dev.parley.structured.grammar.Expr;
import dev.parley.structured.json.SchemaCompiler.OtherMembers;
import dev.parley.structured.json.SchemaFacts.ObjectShape;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Translates what is demanded of an object: its named members in order, then others. Used by one
/// thread, once.
final class ObjectSchema {

    private static final int MOST_COUNTED = 400;

    private final SchemaCompiler compiler;
    private final SchemaFacts facts;
    private final JsonText text;
    private final List<String> names;
    private final MemberNames memberNames;
    private final Map<List<Integer>, Expr.Rule> tails = new HashMap<>();
    private final Map<Integer, Expr> members = new LinkedHashMap<>();
    private final Expr others;
    private final boolean closed;
    private final int cap;

    ObjectSchema(SchemaCompiler compiler, SchemaFacts facts) {
        this.compiler = compiler;
        this.facts = facts;
        text = compiler.text();
        memberNames = new MemberNames(compiler, facts);
        var all = facts.propertyNames();
        all.addAll(facts.required);
        names = List.copyOf(all);
        others = others();
        closed = others.equals(Expr.NOTHING);
        cap = cap();
    }

    /// Counts of members from this on are not told apart.
    private int cap() {
        boolean limited =
                facts.maxProperties < Integer.MAX_VALUE
                        && !(closed && facts.maxProperties >= names.size());
        int limit = Math.max(1, Math.max(facts.minProperties, limited ? facts.maxProperties : 0));
        if (limit > MOST_COUNTED && !names.isEmpty()) {
            throw SchemaReader.invalid(
                    "minProperties and maxProperties up to %d are supported beside 'properties'"
                            .formatted(MOST_COUNTED));
        }
        return limit;
    }

    Expr object() {
        if (facts.minProperties > facts.maxProperties
                || (closed && facts.minProperties > names.size())) {
            return Expr.NOTHING;
        }
        return Expr.sequence(Expr.text("{"), text.space(), tail(0, 0));
    }

    /// What comes from one named member on, up to the closing brace.
    ///
    /// @param count how many members came before
    private Expr tail(int index, int count) {
        List<Integer> key = List.of(index, count);
        Expr.Rule earlier = tails.get(key);
        if (earlier != null) {
            return earlier;
        }
        compiler.budget().steps(100);
        Expr.Rule rule = compiler.grammar().declare();
        tails.put(key, rule);
        compiler.grammar().define(rule, index == names.size() ? end(count) : step(index, count));
        return rule;
    }

    private Expr step(int index, int count) {
        List<Expr> options = new ArrayList<>();
        if (count < facts.maxProperties) {
            options.add(
                    Expr.sequence(
                            text.separator(count),
                            member(index),
                            tail(index + 1, Math.min(cap, count + 1))));
        }
        if (!facts.required.contains(names.get(index))) {
            options.add(tail(index + 1, count));
        }
        return Expr.choice(options);
    }

    private Expr end(int count) {
        Expr close = Expr.sequence(text.space(), Expr.text("}"));
        int min = Math.max(0, facts.minProperties - count);
        if (closed) {
            return min > 0 ? Expr.NOTHING : close;
        }
        int max =
                facts.maxProperties == Integer.MAX_VALUE
                        ? Integer.MAX_VALUE
                        : facts.maxProperties - count;
        if (max == 0) {
            return close;
        }
        Expr next = Expr.sequence(text.separator(1), others);
        if (count > 0) {
            return Expr.sequence(new Expr.Repeat(next, min, max), close);
        }
        int more = max == Integer.MAX_VALUE ? max : max - 1;
        Expr some = Expr.sequence(others, new Expr.Repeat(next, Math.max(0, min - 1), more));
        return Expr.sequence(min == 0 ? Expr.optional(some) : some, close);
    }

    private Expr member(int index) {
        return members.computeIfAbsent(index, i -> newMember(names.get(i)));
    }

    private Expr newMember(String name) {
        if (!memberNames.allows(name)) {
            return Expr.NOTHING;
        }
        return member(Expr.text(JsonText.quoted(name)), memberNames.schemas(name));
    }

    private Expr member(Expr name, List<JsonNode> schemas) {
        return text.spaced(name, Expr.text(":"), compiler.value(schemas));
    }

    /// Members that are not named one by one.
    private Expr others() {
        List<Expr> options = new ArrayList<>();
        memberNames
                .groups(names)
                .forEach(
                        group -> {
                            boolean allowed = group.patterns().isEmpty() ? open() : true;
                            if (allowed) {
                                options.add(
                                        compiler.grammar()
                                                .rule(member(group.name(), group.schemas())));
                            }
                        });
        return options.isEmpty() ? Expr.NOTHING : Expr.choice(options);
    }

    /// Whether members come that no name and no pattern is about.
    private boolean open() {
        if (facts.objects.isEmpty()) {
            return compiler.otherMembers() == OtherMembers.OF_BARE_OBJECTS;
        }
        return facts.objects.stream().allMatch(ObjectSchema::open);
    }

    private static boolean open(ObjectShape shape) {
        return shape.rest()
                .map(rest -> !(rest.isBoolean() && !rest.booleanValue()))
                .orElse(shape.properties().isEmpty() && shape.patterns().isEmpty());
    }
}
