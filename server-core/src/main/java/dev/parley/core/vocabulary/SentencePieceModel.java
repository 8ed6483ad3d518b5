package dev.parley.core.vocabulary;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// What a SentencePiece model file holds. Immutable.
///
/// @param pieces the tokens by id
/// @param training how it was trained
/// @param charsMap the compiled normalisation in Base64; empty text for none
record SentencePieceModel(List<Piece> pieces, Training training, String charsMap) {

    private static final int PIECES = 1;
    private static final int TRAINER = 2;
    private static final int NORMALIZER = 3;
    private static final int CHARS_MAP = 2;

    /// Copies the pieces.
    SentencePieceModel {
        pieces = List.copyOf(pieces);
    }

    /// The same with other tokens.
    SentencePieceModel with(List<Piece> others) {
        return new SentencePieceModel(others, training, charsMap);
    }

    /// One token.
    ///
    /// @param text its text, `▁` for a space
    /// @param score its logarithmic probability, or minus the rank of its merge
    /// @param kind what it is
    record Piece(String text, float score, Kind kind) {

        private static final int TEXT = 1;
        private static final int SCORE = 2;
        private static final int KIND = 3;

        static Piece read(WireReader message) {
            String text = "";
            float score = 0;
            Kind kind = Kind.NORMAL;
            while (message.next()) {
                switch (message.field()) {
                    case TEXT -> text = message.text();
                    case SCORE -> score = message.real();
                    case KIND -> kind = Kind.of(message.number());
                    default -> message.skip();
                }
            }
            return new Piece(text, score, kind);
        }
    }

    /// Kinds of tokens.
    enum Kind {
        /// Part of a text.
        NORMAL,
        /// Never part of a text, such as the end of one.
        CONTROL,
        /// Kept whole wherever it appears.
        USER_DEFINED;

        private static final long CONTROL_NUMBER = 3;
        private static final long USER_DEFINED_NUMBER = 4;

        private static Kind of(long number) {
            if (number == CONTROL_NUMBER) {
                return CONTROL;
            }
            return number == USER_DEFINED_NUMBER ? USER_DEFINED : NORMAL;
        }
    }

    /// How a model was trained.
    ///
    /// @param bpe whether by merges; else by probabilities
    /// @param byteFallback whether characters it lacks become tokens for their bytes
    /// @param unknown the token for what it lacks
    /// @param begin the token that begins a text
    /// @param end the token that ends a text
    record Training(boolean bpe, boolean byteFallback, Role unknown, Role begin, Role end) {

        private static final int MODEL_TYPE = 3;
        private static final int BPE = 2;
        private static final int UNIGRAM = 1;
        private static final int BYTE_FALLBACK = 35;
        private static final int UNKNOWN_ID = 40;
        private static final int BEGIN_ID = 41;
        private static final int END_ID = 42;
        private static final int UNKNOWN_PIECE = 45;
        private static final int BEGIN_PIECE = 46;
        private static final int END_PIECE = 47;

        /// What holds where the file is silent.
        static final Training DEFAULTS =
                new Training(
                        false,
                        false,
                        new Role(0, "<unk>"),
                        new Role(1, "<s>"),
                        new Role(2, "</s>"));

        static Training read(WireReader message) {
            Training training = DEFAULTS;
            while (message.next()) {
                training = training.with(message);
            }
            return training;
        }

        private Training with(WireReader in) {
            return switch (in.field()) {
                case MODEL_TYPE ->
                        new Training(isBpe(in.number()), byteFallback, unknown, begin, end);
                case BYTE_FALLBACK -> new Training(bpe, in.number() != 0, unknown, begin, end);
                case UNKNOWN_ID, UNKNOWN_PIECE ->
                        new Training(
                                bpe,
                                byteFallback,
                                unknown.with(in, in.field() == UNKNOWN_ID),
                                begin,
                                end);
                case BEGIN_ID, BEGIN_PIECE ->
                        new Training(
                                bpe,
                                byteFallback,
                                unknown,
                                begin.with(in, in.field() == BEGIN_ID),
                                end);
                case END_ID, END_PIECE ->
                        new Training(
                                bpe,
                                byteFallback,
                                unknown,
                                begin,
                                end.with(in, in.field() == END_ID));
                default -> {
                    in.skip();
                    yield this;
                }
            };
        }

        private static boolean isBpe(long type) {
            if (type != BPE && type != UNIGRAM) {
                throw new IllegalArgumentException(
                        "it is a SentencePiece model of words or characters; only BPE and unigram"
                                + " models can be used");
            }
            return type == BPE;
        }
    }

    /// A token with a part to play.
    ///
    /// @param id negative where the model has none
    /// @param text its text
    record Role(int id, String text) {

        private Role with(WireReader in, boolean isId) {
            return isId ? new Role((int) in.number(), text) : new Role(id, in.text());
        }
    }

    /// Reads a model file.
    ///
    /// @throws IllegalArgumentException when it is none
    static SentencePieceModel read(byte[] file) {
        List<Piece> pieces = new ArrayList<>();
        Training training = Training.DEFAULTS;
        String charsMap = "";
        WireReader in = new WireReader(file);
        while (in.next()) {
            switch (in.field()) {
                case PIECES -> pieces.add(Piece.read(in.message()));
                case TRAINER -> training = Training.read(in.message());
                case NORMALIZER -> charsMap = charsMap(in.message());
                default -> in.skip();
            }
        }
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("it has no tokens");
        }
        return new SentencePieceModel(pieces, training, charsMap);
    }

    private static String charsMap(WireReader normalizer) {
        String map = "";
        while (normalizer.next()) {
            if (normalizer.field() == CHARS_MAP) {
                map = Base64.getEncoder().encodeToString(normalizer.bytes());
            } else {
                normalizer.skip();
            }
        }
        return map;
    }
}
