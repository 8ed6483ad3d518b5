package dev.parley.router.generate.serving;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.Settings;
import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.text.Tokenizer;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.PythonText;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Reads what a text must look like and compiles it. Immutable.
public final class Constraints {

    private static final List<String> KINDS =
            List.of("json", "regex", "choice", "grammar", "json_object", "structural_tag");
    private static final List<String> ATTRIBUTES =
            List.of(
                    "json",
                    "regex",
                    "choice",
                    "grammar",
                    "json_object",
                    "disable_any_whitespace",
                    "disable_additional_properties",
                    "whitespace_pattern",
                    "structural_tag");
    private static final List<String> FORMATS =
            List.of("text", "json_object", "json_schema", "structural_tag");

    private static final String JSON_TEXT = "Invalid JSON grammar specification.";
    private static final String TAG_TEXT = "Invalid structural tag: it is not JSON";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEEPEST_SCHEMA = 64;
    private static final int DEEPEST_TAG = 80;

    private final Optional<StructuredOutputBackend> backend;
    private final Tokenizer tokenizer;
    private final Scope scope;

    /// What a constraint is about.
    public enum Scope {
        /// The output behind the reasoning.
        BEHIND_REASONING,
        /// All of it.
        WHOLE_OUTPUT;

        static Scope of(Settings settings) {
            boolean whole =
                    settings.text("structured-outputs-config")
                            .map(JSON::readTree)
                            .map(config -> config.path("enable_in_reasoning").asBoolean(false))
                            .orElse(false);
            return whole ? WHOLE_OUTPUT : BEHIND_REASONING;
        }
    }

    Constraints(Optional<StructuredOutputBackend> backend, Tokenizer tokenizer, Scope scope) {
        this.backend = backend;
        this.tokenizer = tokenizer;
        this.scope = scope;
    }

    /// What constraints are about.
    public Scope scope() {
        return scope;
    }

    /// Checks that come before the types of fields are checked.
    public static void checkShape(BodyChecks checks, ObjectNode body) {
        JsonNode format = body.path("response_format");
        checks.require(
                !format.path("type").asString("").equals("json_schema")
                        || format.hasNonNull("json_schema"),
                "When response_format type is 'json_schema', the 'json_schema' field must be"
                        + " provided.",
                "response_format");
        JsonNode outputs = body.path("structured_outputs");
        long kinds =
                List.of("json", "regex", "choice").stream().filter(outputs::hasNonNull).count();
        if (kinds > 1) {
            throw new InvalidRequest(
                    "You can only use one kind of constraints for structured outputs "
                            + "('json', 'regex' or 'choice').");
        }
    }

    /// What the text must look like, by `response_format` and `structured_outputs`.
    ///
    /// @throws InvalidRequest when they contradict each other
    public Optional<Constraint> read(Fields fields) {
        Optional<Fields> given = fields.object("structured_outputs");
        Optional<Constraint> outputs = given.flatMap(Constraints::outputs);
        Optional<Constraint> format = fields.object("response_format").flatMap(Constraints::format);
        if (outputs.isPresent() && format.isPresent()) {
            requireOne(given.orElseThrow().node(), format.get());
        }
        Optional<Constraint> constraint = format.or(() -> outputs);
        constraint.ifPresent(Constraints::requireShallow);
        constraint.ifPresent(
                it ->
                        requireTag(
                                it, format.isPresent() ? "response_format" : "structured_outputs"));
        return constraint;
    }

    /// A response format takes the place of a constraint of its kind, but of no other.
    private static void requireOne(ObjectNode outputs, Constraint format) {
        ObjectNode both = outputs.deepCopy();
        switch (format) {
            case Constraint.JsonObject object -> both.put("json_object", true);
            case Constraint.JsonSchema(var schema) -> both.set("json", schema);
            case Constraint.StructuralTag(var tag) -> both.put("structural_tag", tag.toString());
            default -> {}
        }
        requireOne(both);
    }

    private static void requireOne(ObjectNode outputs) {
        long count = KINDS.stream().filter(outputs::hasNonNull).count();
        if (count != 1) {
            throw new InvalidRequest(
                    (count == 0
                                    ? "You must use one kind of structured outputs constraint but"
                                            + " none are specified: %s"
                                    : "You can only use one kind of structured outputs constraint"
                                            + " but multiple are specified: %s")
                            .formatted(attributes(outputs)));
        }
    }

    /// How the parameters' object looks to its owner.
    private static String attributes(ObjectNode outputs) {
        StringBuilder text = new StringBuilder("{");
        for (String name : ATTRIBUTES) {
            boolean option = name.startsWith("disable_");
            JsonNode value = outputs.path(name);
            String shown = option && value.isMissingNode() ? "False" : PythonText.repr(value);
            text.append("'%s': %s, ".formatted(name, shown));
        }
        return text.append("'_backend': None, '_backend_was_auto': False}").toString();
    }

    /// Tags are compiled when they are read, so that the field at fault can be told.
    private void requireTag(Constraint constraint, String field) {
        if (!(constraint instanceof Constraint.StructuralTag) || backend.isEmpty()) {
            return;
        }
        try {
            compile(constraint);
        } catch (InvalidRequest e) {
            throw BodyChecks.named(
                    "Invalid %s structural_tag specification. %s".formatted(field, e.getMessage()),
                    field);
        }
    }

    private static void requireShallow(Constraint constraint) {
        switch (constraint) {
            case Constraint.JsonSchema(var schema) -> requireShallow(schema, DEEPEST_SCHEMA);
            case Constraint.StructuralTag(var tag) -> requireShallow(tag, DEEPEST_TAG);
            default -> {}
        }
    }

    /// Compiles a constraint for this model.
    ///
    /// @throws InvalidRequest when the server has no structured outputs, or the backend refuses
    public CompiledConstraint compile(Constraint constraint) {
        return backend.orElseThrow(
                        () ->
                                new InvalidRequest(
                                        "Structured outputs (response_format, structured_outputs)"
                                                + " are not available: this server runs without a"
                                                + " structured outputs backend."))
                .compile(constraint, tokenizer);
    }

    private static Optional<Constraint> format(Fields format) {
        if (!format.has("type")) {
            format.missing("type");
            return Optional.empty();
        }
        return switch (format.literal("type", FORMATS).orElse("text")) {
            case "json_object" -> Optional.of(new Constraint.JsonObject());
            case "json_schema" -> format.object("json_schema").flatMap(Constraints::schema);
            case "structural_tag" -> Optional.of(new Constraint.StructuralTag(format.node()));
            default -> Optional.empty();
        };
    }

    private static Optional<Constraint> schema(Fields schema) {
        if (!schema.node().has("name")) {
            schema.missing("name");
        }
        schema.text("name", "");
        schema.text("description");
        schema.flag("strict");
        schema.dict("schema");
        if (!schema.violations().none()) {
            return Optional.empty();
        }
        if (!schema.has("schema")) {
            requireOne(JsonNodeFactory.instance.objectNode());
        }
        return Optional.of(new Constraint.JsonSchema(schema.node().path("schema")));
    }

    private static Optional<Constraint> outputs(Fields outputs) {
        checkTypes(outputs);
        if (!outputs.violations().none()) {
            return Optional.empty();
        }
        requireOne(outputs.node());
        String kind = KINDS.stream().filter(outputs::has).findFirst().orElse("");
        return Optional.of(constraint(kind, outputs));
    }

    /// Options that a request may carry beside its constraint change nothing: the server's hold for all.
    private static void checkTypes(Fields outputs) {
        if (outputs.has("json") && !outputs.node().path("json").isString()) {
            outputs.dict("json");
        }
        List.of("regex", "grammar", "structural_tag", "whitespace_pattern").forEach(outputs::text);
        outputs.texts("choice");
        outputs.flag("json_object");
        outputs.flag("disable_any_whitespace", false);
        outputs.flag("disable_additional_properties", false);
    }

    private static Constraint constraint(String kind, Fields outputs) {
        JsonNode value = outputs.node().path(kind);
        return switch (kind) {
            case "json" -> new Constraint.JsonSchema(document("json", value, JSON_TEXT));
            case "regex" -> regex(outputs.text("regex").orElse(""));
            case "choice" -> choice(outputs.texts("choice").orElse(List.of()));
            case "grammar" ->
                    new Constraint.Grammar(filled("grammar", outputs.text("grammar").orElse("")));
            case "structural_tag" -> new Constraint.StructuralTag(tag(value));
            default -> object(value);
        };
    }

    private static JsonNode tag(JsonNode value) {
        try {
            return document("structural_tag", value, TAG_TEXT);
        } catch (InvalidRequest e) {
            throw BodyChecks.named(
                    "Invalid structured_outputs structural_tag specification. " + e.getMessage(),
                    "structured_outputs");
        }
    }

    private static Constraint regex(String pattern) {
        if (pattern.indexOf('\0') >= 0) {
            throw new InvalidRequest(
                    "structured_outputs.regex must not contain a NUL character ('\\x00')");
        }
        return new Constraint.Regex(pattern);
    }

    private static Constraint choice(List<String> texts) {
        if (texts.isEmpty()) {
            throw new InvalidRequest("Choice '[]' cannot be an empty list");
        }
        return new Constraint.Choice(texts);
    }

    private static Constraint object(JsonNode value) {
        if (!value.asBoolean(false)) {
            throw new InvalidRequest(
                    "structured_outputs.json_object must be True if set; omit structured_outputs to"
                            + " disable structured outputs");
        }
        return new Constraint.JsonObject();
    }

    private static String filled(String field, String text) {
        if (text.isBlank()) {
            throw new InvalidRequest(
                    "structured_outputs.%s cannot be an empty string".formatted(field));
        }
        return text;
    }

    /// A JSON document that may be given as its text.
    private static JsonNode document(String field, JsonNode value, String complaint) {
        if (!value.isString()) {
            return value;
        }
        String text = filled(field, value.stringValue());
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidRequest(complaint);
        }
    }

    /// Refuses documents that nest too deeply to be compiled.
    private static void requireShallow(JsonNode document, int deepest) {
        if (depth(document, deepest) > deepest) {
            throw new InvalidRequest(
                    "The JSON schema is nested too deeply: objects and arrays may nest at most %d levels"
                            .formatted(deepest));
        }
    }

    private static int depth(JsonNode node, int left) {
        if (!node.isContainer()) {
            return 0;
        }
        int deepest = 0;
        if (left >= 0) {
            for (JsonNode child : node) {
                deepest = Math.max(deepest, depth(child, left - 1));
            }
        }
        return 1 + deepest;
    }
}
