package dev.parley.core.vocabulary;

import dev.parley.core.vocabulary.SentencePieceModel.Kind;
import dev.parley.core.vocabulary.SentencePieceModel.Piece;
import dev.parley.core.vocabulary.SentencePieceModel.Role;
import dev.parley.core.vocabulary.TokenizerRules.Family;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// Makes a `tokenizer.json` of a SentencePiece model. Used once.
final class SentencePieceConversion {

    private static final String SPACE = " ";
    private static final String WORD = "\u2581";
    private static final String NORMALIZER = "normalizer";
    private static final String PRE_TOKENIZER = "pre_tokenizer";
    private static final String DECODER = "decoder";
    private static final String ALWAYS = "always";
    private static final String NEVER = "never";
    private static final int T5_EXTRAS = 100;
    private static final int T5_UNKNOWN = 2;

    private final SentencePieceModel source;
    private final TokenizerRules rules;
    private final TokenizerJson json = new TokenizerJson();

    /// Texts by id; they may differ from the pieces'.
    private final List<String> texts = new ArrayList<>();

    private final Map<String, Integer> ids = new LinkedHashMap<>();

    SentencePieceConversion(SentencePieceModel source, TokenizerRules rules) {
        this.source =
                rules.family() == Family.XLM_ROBERTA
                        ? RobertaMarks.of(rules).around(source)
                        : source;
        this.rules = rules;
    }

    ConvertedVocabulary convert() {
        for (Piece piece : source.pieces()) {
            texts.add(piece.text());
        }
        ArrayNode merges = isBytePairs() ? Merges.of(pieceIds(), Merges.BY_LENGTH) : null;
        if (rules.family() == Family.GENERAL) {
            rename();
        }
        for (int id = 0; id < texts.size(); id++) {
            ids.put(texts.get(id), id);
        }
        if (merges == null) {
            probabilities();
        } else {
            bytePairs(merges);
        }
        steps();
        addTokens();
        surround();
        return new ConvertedVocabulary(json.file(), named());
    }

    private boolean isBytePairs() {
        return switch (rules.family()) {
            case LLAMA, GEMMA -> true;
            case T5, XLM_ROBERTA -> false;
            case QWEN, KIMI, GENERAL -> source.training().bpe();
        };
    }

    private Map<String, Integer> pieceIds() {
        Map<String, Integer> byText = HashMap.newHashMap(texts.size());
        for (int id = 0; id < texts.size(); id++) {
            byText.put(texts.get(id), id);
        }
        return byText;
    }

    /// The configuration gives reserved tokens their names.
    private void rename() {
        Set<String> known = new HashSet<>(texts);
        rules.added()
                .forEach(
                        (id, text) -> {
                            if (id >= 0 && id < texts.size() && known.add(text)) {
                                known.remove(texts.set(id, text));
                            }
                        });
    }

    private void bytePairs(ArrayNode merges) {
        ObjectNode model = json.bytePairs(ids, merges).put("fuse_unk", true);
        model.put("byte_fallback", rules.family() != Family.GENERAL || fallsBack());
        model.put("ignore_merges", false);
        if (rules.family() != Family.LLAMA) {
            model.put("unk_token", unknown());
        }
    }

    private String unknown() {
        return rules.family() == Family.GEMMA
                ? named("unk_token", source.training().unknown())
                : source.training().unknown().text();
    }

    private void probabilities() {
        int unknown = unknownId();
        if (unknown < 0 || unknown >= texts.size()) {
            throw new IllegalArgumentException("it has no token for what it lacks");
        }
        ObjectNode model = json.model("Unigram").put("unk_id", unknown);
        ArrayNode vocabulary = model.putArray("vocab");
        for (int id = 0; id < texts.size(); id++) {
            vocabulary.addArray().add(texts.get(id)).add((double) source.pieces().get(id).score());
        }
        boolean words = rules.family() == Family.T5 || rules.family() == Family.XLM_ROBERTA;
        model.put("byte_fallback", !words && fallsBack());
    }

    private int unknownId() {
        return switch (rules.family()) {
            case T5 -> T5_UNKNOWN;
            case XLM_ROBERTA -> RobertaMarks.UNKNOWN_ID;
            case LLAMA, GEMMA, QWEN, KIMI, GENERAL -> source.training().unknown().id();
        };
    }

    private boolean fallsBack() {
        return source.training().byteFallback();
    }

    private void steps() {
        switch (rules.family()) {
            case LLAMA -> llamaSteps();
            case GEMMA -> {
                json.put(NORMALIZER, TokenizerJson.replace(SPACE, WORD));
                ObjectNode split =
                        TokenizerJson.part("Split").put("behavior", "MergedWithPrevious");
                split.putObject("pattern").put("String", SPACE);
                json.put(PRE_TOKENIZER, split.put("invert", false));
                json.put(DECODER, decoder(true, false));
            }
            case T5 -> wordSteps(ALWAYS);
            case XLM_ROBERTA -> wordSteps(rules.enabled("add_prefix_space", true) ? ALWAYS : NEVER);
            case QWEN, KIMI, GENERAL -> {
                ObjectNode spaces = TokenizerJson.replace(SPACE, WORD);
                json.put(
                        NORMALIZER,
                        source.charsMap().isEmpty()
                                ? TokenizerJson.sequence("normalizers", spaces)
                                : TokenizerJson.sequence("normalizers", precompiled(), spaces));
                json.put(DECODER, decoder(fallsBack(), false));
            }
        }
    }

    private void wordSteps(String scheme) {
        if (!source.charsMap().isEmpty()) {
            json.put(NORMALIZER, precompiled());
        }
        json.put(
                PRE_TOKENIZER,
                TokenizerJson.sequence(
                        "pretokenizers",
                        TokenizerJson.part("WhitespaceSplit"),
                        metaspace(scheme, true)));
        json.put(DECODER, metaspace(scheme, true));
    }

    private void llamaSteps() {
        boolean prefix = rules.enabled("add_prefix_space", true);
        String scheme = rules.enabled("legacy", false) ? ALWAYS : "first";
        json.put(PRE_TOKENIZER, metaspace(prefix ? scheme : NEVER, false));
        json.put(DECODER, decoder(true, prefix));
    }

    private static ObjectNode decoder(boolean bytes, boolean strip) {
        ObjectNode spaces = TokenizerJson.replace(WORD, SPACE);
        if (!bytes) {
            return TokenizerJson.sequence("decoders", spaces);
        }
        ObjectNode fallback = TokenizerJson.part("ByteFallback");
        ObjectNode fuse = TokenizerJson.part("Fuse");
        return strip
                ? TokenizerJson.sequence(
                        "decoders",
                        spaces,
                        fallback,
                        fuse,
                        TokenizerJson.part("Strip")
                                .put("content", SPACE)
                                .put("start", 1)
                                .put("stop", 0))
                : TokenizerJson.sequence("decoders", spaces, fallback, fuse);
    }

    private ObjectNode precompiled() {
        return TokenizerJson.part("Precompiled").put("precompiled_charsmap", source.charsMap());
    }

    private static ObjectNode metaspace(String scheme, boolean split) {
        return TokenizerJson.part("Metaspace")
                .put("replacement", WORD)
                .put("prepend_scheme", scheme)
                .put("split", split);
    }

    private void addTokens() {
        for (int id = 0; id < texts.size(); id++) {
            Kind kind = source.pieces().get(id).kind();
            if (kind != Kind.NORMAL) {
                ObjectNode token = json.addToken(id, texts.get(id), kind == Kind.CONTROL);
                if (rules.family() == Family.XLM_ROBERTA && id == texts.size() - 1) {
                    token.put("lstrip", rules.strips(RobertaMarks.MASK_ROLE, "lstrip"));
                    token.put("rstrip", rules.strips(RobertaMarks.MASK_ROLE, "rstrip"));
                }
            }
        }
        if (rules.family() == Family.T5 && !rules.config().has("additional_special_tokens")) {
            int extras = rules.count("extra_ids", T5_EXTRAS);
            for (int i = 0; i < extras; i++) {
                String extra = "<extra_id_%d>".formatted(i);
                json.addToken(ids.computeIfAbsent(extra, _ -> ids.size()), extra, true);
            }
        }
    }

    private void surround() {
        String begin = named("bos_token", source.training().begin());
        String end = named("eos_token", source.training().end());
        boolean roberta = rules.family() == Family.XLM_ROBERTA;
        boolean begins = roberta || rules.enabled("add_bos_token", false);
        boolean ends = roberta || rules.enabled("add_eos_token", rules.family() == Family.T5);
        json.surround(begin, id(begin, begins), end, id(end, ends));
    }

    private OptionalInt id(String token, boolean wanted) {
        Integer id = wanted ? ids.get(token) : null;
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    private String named(String role, Role otherwise) {
        return rules.named(role).orElse(otherwise.text());
    }

    private Map<String, String> named() {
        if (rules.family() == Family.XLM_ROBERTA) {
            return RobertaMarks.of(rules).named();
        }
        Map<String, String> named = new LinkedHashMap<>();
        name("bos_token", source.training().begin(), named);
        name("eos_token", source.training().end(), named);
        name("unk_token", source.training().unknown(), named);
        return named;
    }

    private static void name(String role, Role token, Map<String, String> named) {
        if (token.id() >= 0) {
            named.put(role, token.text());
        }
    }
}
