package dev.parley.structured.json;

import dev.parley.structured.automaton.Budget;
import dev.parley.structured.automaton.Dfa;
import dev.parley.structured.grammar.CodePoints;
import dev.parley.structured.grammar.Expr;
import dev.parley.structured.json.SchemaFacts.ObjectShape;
import dev.parley.structured.regex.RegexParser;
import dev.parley.structured.regex.RegexParser.Dot;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says which schemas an object's members must satisfy, by their names. Used by one thread.
final class MemberNames {

    private static final int MOST_PATTERNS = 6;

    private final SchemaCompiler compiler;
    private final SchemaFacts facts;
    private final Budget budget;
    private final Map<String, Dfa> patterns = new LinkedHashMap<>();
    private final List<Dfa> allowed = new ArrayList<>();

    MemberNames(SchemaCompiler compiler, SchemaFacts facts) {
        this.compiler = compiler;
        this.facts = facts;
        budget = compiler.budget();
        facts.patternSchemas().keySet().forEach(this::addPattern);
        facts.names.forEach(this::addNames);
    }

    /// Names that the same patterns match.
    ///
    /// @param name their texts, quotes included
    /// @param patterns that match them
    /// @param schemas for their members
    record Group(Expr name, Set<String> patterns, List<JsonNode> schemas) {}

    private void addPattern(String pattern) {
        if (patterns.size() == MOST_PATTERNS) {
            throw SchemaReader.invalid(
                    "at most %d patternProperties are supported in one object"
                            .formatted(MOST_PATTERNS));
        }
        Expr matching = RegexParser.search(pattern, Dot.NO_LINE_END);
        patterns.put(pattern, Dfa.of(JsonText.inside(matching), budget));
    }

    private void addNames(JsonNode schema) {
        SchemaFacts demanded = new SchemaFacts();
        compiler.reader().read(schema, demanded);
        List<JsonNode> values = demanded.values;
        if (demanded.impossible) {
            allowed.add(Dfa.of(Expr.NOTHING, budget));
        } else if (values != null) {
            List<Expr> texts = new ArrayList<>();
            values.stream()
                    .filter(JsonNode::isString)
                    .forEach(value -> texts.add(inside(value.stringValue())));
            allowed.add(Dfa.of(new Expr.Choice(texts), budget));
        } else {
            allowed.add(compiler.strings().inside(demanded));
        }
    }

    private static Expr inside(String name) {
        return Expr.text(JsonText.inside(name));
    }

    /// Whether `propertyNames` takes a name.
    boolean allows(String name) {
        return allowed.stream().allMatch(names -> names.accepts(bytes(name)));
    }

    /// What a named member must satisfy.
    List<JsonNode> schemas(String name) {
        Set<String> matching = new LinkedHashSet<>();
        patterns.forEach(
                (pattern, names) -> {
                    if (names.accepts(bytes(name))) {
                        matching.add(pattern);
                    }
                });
        List<JsonNode> schemas = new ArrayList<>();
        for (ObjectShape shape : facts.objects) {
            JsonNode own = shape.properties().get(name);
            if (own != null) {
                schemas.add(own);
            }
            add(shape, matching, own != null, schemas);
        }
        return schemas;
    }

    private static void add(
            ObjectShape shape, Set<String> matching, boolean named, List<JsonNode> schemas) {
        boolean matched = named;
        for (Map.Entry<String, JsonNode> pattern : shape.patterns().entrySet()) {
            if (matching.contains(pattern.getKey())) {
                schemas.add(pattern.getValue());
                matched = true;
            }
        }
        if (!matched) {
            shape.rest().ifPresent(schemas::add);
        }
    }

    private static byte[] bytes(String name) {
        return JsonText.inside(name).getBytes(StandardCharsets.UTF_8);
    }

    /// All names but some, grouped by the patterns that match them.
    List<Group> groups(List<String> excluded) {
        Dfa free = freeNames(excluded);
        List<String> all = List.copyOf(patterns.keySet());
        List<Group> groups = new ArrayList<>();
        for (int subset = 0; subset < 1 << all.size(); subset++) {
            Dfa names = free;
            Set<String> matching = new LinkedHashSet<>();
            for (int i = 0; i < all.size(); i++) {
                Dfa pattern = patterns.getOrDefault(all.get(i), free);
                if ((subset >> i & 1) == 1) {
                    matching.add(all.get(i));
                    names = names.intersect(pattern, budget);
                } else {
                    names = names.minus(pattern, budget);
                }
            }
            if (!names.isEmpty()) {
                groups.add(new Group(quoted(names), Set.copyOf(matching), others(matching)));
            }
        }
        return groups;
    }

    private Expr quoted(Dfa names) {
        return compiler.text()
                .regular(Expr.sequence(JsonText.QUOTE, new Expr.Regular(names), JsonText.QUOTE));
    }

    private List<JsonNode> others(Set<String> matching) {
        List<JsonNode> schemas = new ArrayList<>();
        facts.objects.forEach(shape -> add(shape, matching, false, schemas));
        return schemas;
    }

    private Dfa freeNames(List<String> excluded) {
        Dfa names = Dfa.of(JsonText.inside(Expr.star(new Expr.Chars(CodePoints.ALL))), budget);
        for (Dfa restriction : allowed) {
            names = names.intersect(restriction, budget);
        }
        if (!excluded.isEmpty()) {
            List<Expr> texts = excluded.stream().map(MemberNames::inside).toList();
            names = names.minus(Dfa.of(new Expr.Choice(texts), budget), budget);
        }
        return names;
    }
}
