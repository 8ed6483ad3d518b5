package dev.parley.core.vocabulary;

import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// A vocabulary as `tokenizer.json`.
///
/// @param tokenizer the file's content
/// @param named special tokens by role, for those the configuration does not name
public record ConvertedVocabulary(ObjectNode tokenizer, Map<String, String> named) {

    /// Copies the names.
    public ConvertedVocabulary {
        named = Map.copyOf(named);
    }
}
