package dev.parley.core.vocabulary;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.OptionalInt;

/// A `tokenizer.json` being put together.
final class TokenizerJson {

    private static final String TYPE = "type";
    private static final String ID = "id";

    private final ObjectNode file = JsonNodeFactory.instance.objectNode().put("version", "1.0");

    TokenizerJson() {
        for (String none :
                new String[] {
                    "truncation", "padding", "normalizer", "pre_tokenizer", "post_processor"
                }) {
            file.putNull(none);
        }
    }

    ObjectNode file() {
        return file;
    }

    /// Sets the model and gives it to be filled in.
    ObjectNode model(String type) {
        return file.putObject("model").put(TYPE, type);
    }

    /// A byte-pair model.
    ///
    /// @return the model, for its further settings
    ObjectNode bytePairs(Map<String, Integer> ids, ArrayNode merges) {
        ObjectNode model = model("BPE");
        for (String none :
                new String[] {
                    "dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix"
                }) {
            model.putNull(none);
        }
        ObjectNode vocabulary = model.putObject("vocab");
        ids.forEach(vocabulary::put);
        model.set("merges", merges);
        return model;
    }

    /// Sets a part such as `decoder`.
    void put(String part, ObjectNode value) {
        file.set(part, value);
    }

    /// Adds a token that text is split at.
    ///
    /// @return the token, for its further settings
    ObjectNode addToken(int id, String content, boolean special) {
        return file.withArray("/added_tokens")
                .addObject()
                .put(ID, id)
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", special);
    }

    /// Puts tokens around every text.
    ///
    /// @param begin the token before it, if any
    /// @param beginId its id
    /// @param end the token behind it, if any
    /// @param endId its id
    void surround(String begin, OptionalInt beginId, String end, OptionalInt endId) {
        ObjectNode template = part("TemplateProcessing");
        ArrayNode single = template.putArray("single");
        ArrayNode pair = template.putArray("pair");
        ObjectNode tokens = template.putObject("special_tokens");
        beginId.ifPresent(id -> mention(begin, id, tokens));
        endId.ifPresent(id -> mention(end, id, tokens));
        for (String sequence : new String[] {"A", "B"}) {
            for (ArrayNode list :
                    sequence.equals("A")
                            ? new ArrayNode[] {single, pair}
                            : new ArrayNode[] {pair}) {
                beginId.ifPresent(_ -> item(list, "SpecialToken", begin));
                item(list, "Sequence", sequence);
                endId.ifPresent(_ -> item(list, "SpecialToken", end));
            }
        }
        put("post_processor", template);
    }

    private static void item(ArrayNode list, String kind, String id) {
        list.addObject().putObject(kind).put(ID, id).put("type_id", 0);
    }

    private static void mention(String token, int id, ObjectNode tokens) {
        ObjectNode entry = tokens.putObject(token).put(ID, token);
        entry.putArray("ids").add(id);
        entry.putArray("tokens").add(token);
    }

    /// A part of a type.
    static ObjectNode part(String type) {
        return JsonNodeFactory.instance.objectNode().put(TYPE, type);
    }

    /// Several parts one after the other.
    ///
    /// @param list the name of their list
    static ObjectNode sequence(String list, ObjectNode... parts) {
        ObjectNode sequence = part("Sequence");
        ArrayNode items = sequence.putArray(list);
        for (ObjectNode item : parts) {
            items.add(item);
        }
        return sequence;
    }

    /// Replaces one text by another.
    static ObjectNode replace(String text, String by) {
        ObjectNode replace = part("Replace");
        replace.putObject("pattern").put("String", text);
        return replace.put("content", by);
    }
}
