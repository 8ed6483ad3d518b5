package dev.parley.router.generate.scoring;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.serving.BodyChecks;
import dev.parley.router.generate.serving.CallFields;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A scoring request, its types checked.
///
/// @param call who asks and how it is treated
/// @param query what every item is put beside
/// @param items not empty
/// @param labels ids; the first is the one that is scored
/// @param options how prompts and scores are made
record ScoringRequest(
        CallFields call, Text query, List<Text> items, List<Long> labels, Options options) {

    /// A text or its ids.
    sealed interface Text {

        /// A text.
        record Words(String text) implements Text {}

        /// Ids.
        record Ids(List<Long> ids) implements Text {}
    }

    /// How prompts and scores are made.
    ///
    /// @param among whether a score is a share among the labels, or the label's own probability
    /// @param itemFirst whether the item stands before the query
    /// @param specials whether BOS and the like are put around the first text
    record Options(boolean among, boolean itemFirst, SpecialTokens specials) {}

    /// Reads it.
    ///
    /// @throws InvalidRequest for what is wrong
    static ScoringRequest read(Fields fields, CallFields call) {
        new BodyChecks(fields.node()).cacheSalt();
        for (String name : List.of("query", "items", "label_token_ids")) {
            if (!fields.has(name)) {
                fields.missing(name);
            }
        }
        Optional<Text> query = text(fields, "query", fields.node().path("query"));
        List<Text> items = items(fields);
        List<Long> labels =
                fields.integers("label_token_ids").orElse(List.of()).stream().distinct().toList();
        Options options =
                new Options(
                        fields.flag("apply_softmax", true),
                        fields.flag("item_first", false),
                        fields.flag("add_special_tokens", true)
                                ? SpecialTokens.KEEP
                                : SpecialTokens.SKIP);
        fields.violations().check();
        if (labels.isEmpty()) {
            throw new InvalidRequest("label_token_ids must contain at least one token ID.");
        }
        if (items.isEmpty()) {
            throw new InvalidRequest("items must contain at least one item.");
        }
        return new ScoringRequest(call, query.orElseThrow(), items, labels, options);
    }

    private static List<Text> items(Fields fields) {
        List<Text> out = new ArrayList<>();
        ArrayNode list = fields.list("items").orElse(fields.node().arrayNode());
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            if (item.isNull()) {
                notText(fields, "items." + i, item);
            }
            text(fields, "items." + i, item).ifPresent(out::add);
        }
        return out;
    }

    private static Optional<Text> text(Fields fields, String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.isString()) {
            return Optional.of(new Text.Words(value.stringValue()));
        }
        if (value.isArray() && value.values().stream().allMatch(JsonNode::isIntegralNumber)) {
            return Optional.of(
                    new Text.Ids(value.values().stream().map(ScoringRequest::id).toList()));
        }
        notText(fields, name, value);
        return Optional.empty();
    }

    private static void notText(Fields fields, String name, JsonNode value) {
        fields.violations()
                .add(
                        "string_type",
                        fields.path(name),
                        "Input should be a valid string or a list of token ids",
                        value);
    }

    /// An id beyond 64 bits is as unknown as the largest one.
    private static Long id(JsonNode value) {
        return value.canConvertToLong() ? value.longValue() : Long.MAX_VALUE;
    }
}
