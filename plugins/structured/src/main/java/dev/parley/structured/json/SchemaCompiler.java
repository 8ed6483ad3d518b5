package dev.parley.structured.json;

import dev.parley.structured.automaton.Budget;
import dev.parley.structured.grammar.Expr;
import dev.parley.structured.grammar.GrammarBuilder;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Translates a schema to rules of a grammar. Used by one thread.
public final class SchemaCompiler {

    private final GrammarBuilder grammar;
    private final Budget budget;
    private final SchemaReader reader;
    private final JsonText text;
    private final StringSchema strings;
    private final Style style;
    private final Map<JsonNode, Expr> known = new HashMap<>();
    private final Expr.Rule any;
    private final Expr.Rule anyArray;
    private final Expr.Rule anyObject;

    /// How JSON is written and how open objects are.
    ///
    /// @param whitespace between words
    /// @param objects what an object may hold beside what its schema names
    public record Style(Whitespace whitespace, OtherMembers objects) {

        /// Free space, objects as vLLM has them.
        public static final Style STANDARD =
                new Style(Whitespace.FREE, OtherMembers.OF_BARE_OBJECTS);
    }

    /// Whether members that a schema does not name may come.
    public enum OtherMembers {
        /// Only where the schema names none, or allows others.
        OF_BARE_OBJECTS,
        /// Only where the schema allows others in so many words.
        NEVER
    }

    /// @param schema the whole document, in which references are looked up
    public SchemaCompiler(JsonNode schema, Style style, GrammarBuilder grammar, Budget budget) {
        this.grammar = grammar;
        this.budget = budget;
        this.style = style;
        reader = new SchemaReader(new SchemaRefs(schema), budget);
        text = new JsonText(style.whitespace(), budget);
        strings = new StringSchema(text, budget);
        any = grammar.declare();
        anyArray = grammar.declare();
        anyObject = grammar.declare();
        grammar.define(anyArray, list("[", any, "]"));
        Expr member = text.spaced(text.string(), Expr.text(":"), any);
        grammar.define(anyObject, list("{", member, "}"));
        grammar.define(
                any,
                Expr.choice(
                        text.string(),
                        text.number(),
                        Expr.text("true"),
                        Expr.text("false"),
                        Expr.text("null"),
                        anyArray,
                        anyObject));
    }

    /// The JSON texts of any object.
    public Expr anyObject() {
        return anyObject;
    }

    /// The JSON texts that satisfy a schema.
    public Expr compile(JsonNode schema) {
        return value(schema);
    }

    /// A named member of an object.
    ///
    /// @param plainText whether its value is a string of which nothing is demanded
    /// @param value its JSON texts; for one of some strings those without quotes
    public record Member(String name, boolean required, boolean plainText, Expr value) {}

    /// The named members of a schema of objects, in order.
    public List<Member> members(JsonNode schema) {
        SchemaFacts facts = new SchemaFacts();
        reader.read(schema, facts);
        MemberNames names = new MemberNames(this, facts);
        List<Member> members = new ArrayList<>();
        for (String name : facts.propertyNames()) {
            members.add(member(name, facts.required.contains(name), names.schemas(name)));
        }
        return members;
    }

    private Member member(String name, boolean required, List<JsonNode> schemas) {
        SchemaFacts facts = new SchemaFacts();
        schemas.forEach(schema -> reader.read(schema, facts));
        boolean string = facts.typed && facts.types.equals(Set.of(JsonType.STRING));
        List<JsonNode> values = facts.values;
        if (string && values != null) {
            List<Expr> texts =
                    values.stream()
                            .filter(JsonNode::isString)
                            .map(value -> Expr.text(value.stringValue()))
                            .toList();
            return new Member(name, required, false, new Expr.Choice(texts));
        }
        return new Member(name, required, string, value(schemas));
    }

    private Expr list(String open, Expr item, String close) {
        Expr more = Expr.star(Expr.sequence(text.space(), Expr.text(","), text.space(), item));
        return Expr.sequence(
                Expr.text(open),
                text.space(),
                Expr.optional(Expr.sequence(item, more, text.space())),
                Expr.text(close));
    }

    /// A value that satisfies each of some schemas.
    Expr value(List<JsonNode> schemas) {
        if (schemas.isEmpty()) {
            return any;
        }
        if (schemas.size() == 1) {
            return value(schemas.getFirst());
        }
        var all = JsonNodeFactory.instance.objectNode();
        all.putArray("allOf").addAll(schemas);
        return value(all);
    }

    Expr value(JsonNode schema) {
        Expr earlier = known.get(schema);
        if (earlier != null) {
            return earlier;
        }
        Expr.Rule rule = grammar.declare();
        budget.steps(100);
        known.put(schema, rule);
        SchemaFacts facts = new SchemaFacts();
        Expr meaning = referenceOnly(schema) ? referenced(schema) : read(schema, facts);
        grammar.define(rule, meaning);
        if (meaning instanceof Expr.Regular || meaning instanceof Expr.Rule) {
            known.put(schema, meaning);
            return meaning;
        }
        return rule;
    }

    private Expr read(JsonNode schema, SchemaFacts facts) {
        reader.read(schema, facts);
        return value(facts);
    }

    private static boolean referenceOnly(JsonNode schema) {
        return schema.path("$ref").isString()
                && schema.propertyNames().stream()
                        .allMatch(name -> name.equals("$ref") || SchemaReader.saysNothing(name));
    }

    private Expr referenced(JsonNode schema) {
        return value(reader.target(schema));
    }

    private Expr value(SchemaFacts facts) {
        budget.steps(50);
        if (facts.impossible) {
            return Expr.NOTHING;
        }
        if (!facts.choices.isEmpty()) {
            return choice(facts);
        }
        List<JsonNode> values = facts.values;
        if (values != null) {
            ValueCheck check = new ValueCheck(facts, strings);
            return Expr.choice(values.stream().filter(check::holds).map(text::value).toList());
        }
        Set<JsonType> types = facts.effectiveTypes();
        if (types.size() == JsonType.values().length && facts.excluded.isEmpty()) {
            return any;
        }
        List<Expr> options = new ArrayList<>();
        for (JsonType type : types) {
            if (type != JsonType.INTEGER || !types.contains(JsonType.NUMBER)) {
                options.add(ofType(type, facts));
            }
        }
        return Expr.choice(options);
    }

    private Expr choice(SchemaFacts facts) {
        List<JsonNode> group = facts.choices.getFirst();
        List<Expr> options = new ArrayList<>();
        SchemaFacts others = facts.copy();
        others.choices.removeFirst();
        boolean nothingElse = others.demandsNothing();
        for (JsonNode option : group) {
            if (nothingElse) {
                options.add(value(option));
            } else {
                options.add(read(option, others.copy()));
            }
        }
        return Expr.choice(options);
    }

    private Expr ofType(JsonType type, SchemaFacts facts) {
        return switch (type) {
            case NULL -> words(facts, "null");
            case BOOLEAN -> words(facts, "true", "false");
            case INTEGER -> new NumberSchema(text, budget).integer(facts);
            case NUMBER -> new NumberSchema(text, budget).number(facts);
            case STRING -> strings.string(facts);
            case ARRAY -> array(facts);
            case OBJECT -> object(facts);
        };
    }

    private static Expr words(SchemaFacts facts, String... words) {
        List<Expr> left = new ArrayList<>();
        for (String word : words) {
            if (facts.excluded.stream().noneMatch(value -> value.toString().equals(word))) {
                left.add(Expr.text(word));
            }
        }
        return Expr.choice(left);
    }

    private Expr array(SchemaFacts facts) {
        if (facts.bareArray()) {
            return anyArray;
        }
        if (facts.unique && facts.maxItems > 1) {
            return new UniqueArray(this, facts).array();
        }
        return facts.contained == null
                ? new ArraySchema(this, facts).array()
                : new ContainingArray(this, facts, facts.contained).array();
    }

    private Expr object(SchemaFacts facts) {
        boolean bare =
                facts.objects.isEmpty()
                        && facts.required.isEmpty()
                        && facts.names.isEmpty()
                        && facts.minProperties == 0
                        && facts.maxProperties == Integer.MAX_VALUE;
        if (bare && style.objects() == OtherMembers.OF_BARE_OBJECTS) {
            return anyObject;
        }
        return new ObjectSchema(this, facts).object();
    }

    GrammarBuilder grammar() {
        return grammar;
    }

    Budget budget() {
        return budget;
    }

    SchemaReader reader() {
        return reader;
    }

    JsonText text() {
        return text;
    }

    StringSchema strings() {
        return strings;
    }

    OtherMembers otherMembers() {
        return style.objects();
    }
}
