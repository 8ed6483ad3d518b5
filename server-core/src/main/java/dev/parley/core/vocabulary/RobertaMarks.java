package dev.parley.core.vocabulary;

import dev.parley.core.vocabulary.SentencePieceModel.Kind;
import dev.parley.core.vocabulary.SentencePieceModel.Piece;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The marks of XLM-RoBERTa, which are not where its SentencePiece model has them.
///
/// @param begin of a text
/// @param padding id 1
/// @param end of a text
/// @param unknown for what the model lacks, id 3
/// @param mask the last id
record RobertaMarks(String begin, String padding, String end, String unknown, String mask) {

    /// The id of [#unknown].
    static final int UNKNOWN_ID = 3;

    static final String MASK_ROLE = "mask_token";

    /// The model's own marks, which are left out.
    private static final int REPLACED = 3;

    static RobertaMarks of(TokenizerRules rules) {
        return new RobertaMarks(
                rules.named("bos_token").orElse("<s>"),
                rules.named("pad_token").orElse("<pad>"),
                rules.named("eos_token").orElse("</s>"),
                rules.named("unk_token").orElse("<unk>"),
                rules.named(MASK_ROLE).orElse("<mask>"));
    }

    /// A model with these marks in their places.
    SentencePieceModel around(SentencePieceModel model) {
        List<Piece> pieces = new ArrayList<>(model.pieces().size() + 2);
        for (String mark : List.of(begin, padding, end, unknown)) {
            pieces.add(new Piece(mark, 0, Kind.CONTROL));
        }
        pieces.addAll(
                model.pieces()
                        .subList(Math.min(REPLACED, model.pieces().size()), model.pieces().size()));
        pieces.add(new Piece(mask, 0, Kind.CONTROL));
        return model.with(pieces);
    }

    /// The marks by role.
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("bos_token", begin);
        named.put("eos_token", end);
        named.put("sep_token", "</s>");
        named.put("cls_token", "<s>");
        named.put("unk_token", unknown);
        named.put("pad_token", padding);
        named.put(MASK_ROLE, mask);
        return named;
    }
}
