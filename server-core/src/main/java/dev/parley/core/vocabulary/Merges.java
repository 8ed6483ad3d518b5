package dev.parley.core.vocabulary;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Finds the merges of a byte-pair vocabulary: every way to make a token of two others, those of
/// the lower id first.
final class Merges {

    /// Ways to make one token are in the order of their left part's length.
    static final Comparator<Merge> BY_LENGTH =
            Comparator.comparingInt((Merge merge) -> merge.id)
                    .thenComparingInt(merge -> merge.left.length());

    /// Ways to make one token are in the order of their parts' ids.
    static final Comparator<Merge> BY_PARTS =
            Comparator.comparingInt((Merge merge) -> merge.id)
                    .thenComparingInt(merge -> merge.leftId)
                    .thenComparingInt(merge -> merge.rightId);

    /// Two tokens that make a third.
    record Merge(String left, String right, int leftId, int rightId, int id) {}

    private Merges() {}

    /// As `tokenizer.json` lists them.
    static ArrayNode of(Map<String, Integer> ids, Comparator<Merge> order) {
        List<Merge> merges = new ArrayList<>();
        ids.forEach((token, id) -> collect(token, id, ids, merges));
        merges.sort(order);
        ArrayNode json = JsonNodeFactory.instance.arrayNode(merges.size());
        merges.forEach(merge -> json.addArray().add(merge.left).add(merge.right));
        return json;
    }

    private static void collect(
            String token, int id, Map<String, Integer> ids, List<Merge> merges) {
        for (int at = 1; at < token.length(); at++) {
            if (Character.isLowSurrogate(token.charAt(at))) {
                continue;
            }
            Integer left = ids.get(token.substring(0, at));
            if (left != null) {
                Integer right = ids.get(token.substring(at));
                if (right != null) {
                    merges.add(
                            new Merge(
                                    token.substring(0, at), token.substring(at), left, right, id));
                }
            }
        }
    }
}
