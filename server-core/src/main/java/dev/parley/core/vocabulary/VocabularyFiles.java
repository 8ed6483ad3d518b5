package dev.parley.core.vocabulary;

import java.util.List;
import java.util.Optional;

/// Finds a vocabulary that is not in a `tokenizer.json`, and converts it.
public final class VocabularyFiles {

    private static final String TEKKEN = "tekken.json";
    private static final String TIKTOKEN = ".tiktoken";
    private static final List<String> SENTENCE_PIECE =
            List.of("tokenizer.model", "spiece.model", "sentencepiece.bpe.model");
    private static final List<String> OTHERS = List.of(TEKKEN, "tiktoken.model");

    /// A tag of a SentencePiece model's first field; no letter or digit, as a tiktoken file starts with.
    private static final int FIRST_PIECE = 0x0A;

    private VocabularyFiles() {}

    /// The file to convert.
    ///
    /// @param names of the model's files
    /// @return its name
    public static Optional<String> find(List<String> names) {
        return SENTENCE_PIECE.stream()
                .filter(names::contains)
                .findFirst()
                .or(() -> OTHERS.stream().filter(names::contains).findFirst())
                .or(() -> names.stream().filter(VocabularyFiles::isTiktoken).findFirst());
    }

    /// Converts a vocabulary.
    ///
    /// @param name of its file, as [#find] gives it
    /// @param content of the file
    /// @param rules of the tokenizer
    /// @return the same as `tokenizer.json`
    /// @throws IllegalArgumentException when the file is not what its name says
    public static ConvertedVocabulary convert(String name, byte[] content, TokenizerRules rules) {
        if (name.equals(TEKKEN)) {
            return new ByteRankConversion(rules).tekken(content);
        }
        boolean isSentencePiece =
                SENTENCE_PIECE.contains(name) && content.length > 0 && content[0] == FIRST_PIECE;
        return isSentencePiece
                ? new SentencePieceConversion(SentencePieceModel.read(content), rules).convert()
                : new ByteRankConversion(rules).tiktoken(content);
    }

    private static boolean isTiktoken(String name) {
        return name.endsWith(TIKTOKEN) && name.indexOf('/') < 0;
    }
}
