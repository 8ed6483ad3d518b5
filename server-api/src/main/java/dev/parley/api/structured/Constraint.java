package dev.parley.api.structured;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// What a text must look like.
public sealed interface Constraint {

    /// A JSON value valid under a schema.
    record JsonSchema(JsonNode schema) implements Constraint {}

    /// Any JSON object.
    record JsonObject() implements Constraint {}

    /// The whole text matches a regular expression.
    record Regex(String pattern) implements Constraint {}

    /// One of some literal texts.
    record Choice(List<String> texts) implements Constraint {}

    /// A grammar in EBNF/GBNF or Lark form.
    record Grammar(String source) implements Constraint {}

    /// A structural tag as vLLM's `structural_tag` describes it.
    record StructuralTag(JsonNode tag) implements Constraint {}
}
