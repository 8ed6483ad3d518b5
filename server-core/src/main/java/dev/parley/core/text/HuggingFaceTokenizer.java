package dev.parley.core.text;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A tokenizer read from `tokenizer.json`; texts are encoded by the library it was written for.
final class HuggingFaceTokenizer implements Tokenizer {

    private final NativeTokenizer tokenizer;
    private final Vocabulary vocabulary;
    private final TextDecoder decoder;
    private final OptionalInt endToken;

    private HuggingFaceTokenizer(TokenizerFile file, TokenizerConfig config) {
        this.tokenizer = NativeTokenizer.of(file.text());
        this.vocabulary = file.vocabulary();
        this.decoder = TextDecoder.of(file.decoder(), tokenizer, vocabulary);
        this.endToken = config.endToken().map(vocabulary::id).orElse(OptionalInt.empty());
    }

    /// Reads a tokenizer.
    ///
    /// @param json content of a `tokenizer.json`
    /// @throws tools.jackson.core.JacksonException when it is not JSON
    /// @throws IllegalArgumentException when the library does not understand it
    static HuggingFaceTokenizer of(byte[] json, TokenizerConfig config) {
        TokenizerFile file = TokenizerFile.read(json);
        file.add(config.added());
        file.addSpecial(config.named().values(), config.extra());
        return new HuggingFaceTokenizer(file, config);
    }

    @Override
    public int[] encode(String text, SpecialTokens specials) {
        return tokenizer.encode(text, specials);
    }

    @Override
    public Optional<int[]> spans(String text, SpecialTokens specials) {
        return Optional.of(tokenizer.spans(text, specials));
    }

    @Override
    public String decode(int[] tokens, SpecialTokens specials) {
        return tokenizer.decode(tokens, 0, tokens.length, specials);
    }

    @Override
    public Detokenizer detokenizer(int[] prompt, DetokenizerOptions options) {
        var detokenizer = new StreamingDetokenizer(vocabulary, decoder.begin(), options);
        detokenizer.prime(prompt);
        return detokenizer;
    }

    @Override
    public int vocabularySize() {
        return vocabulary.size();
    }

    @Override
    public OptionalInt tokenId(String token) {
        return vocabulary.id(token);
    }

    @Override
    public String token(int id) {
        return vocabulary.token(id);
    }

    @Override
    public boolean isAdded(int id) {
        return vocabulary.isAdded(id);
    }

    @Override
    public boolean isSpecial(int id) {
        return vocabulary.isSpecial(id);
    }

    @Override
    public List<Integer> specialIds() {
        return vocabulary.specialIds();
    }

    @Override
    public OptionalInt endToken() {
        return endToken;
    }

    @Override
    public int longestToken() {
        return vocabulary.longest();
    }
}
