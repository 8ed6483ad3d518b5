package dev.parley.parsers.tool.hermes;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import java.util.List;
import java.util.OptionalInt;

/// Knows some tags as added tokens; parsers ask it for nothing else. The first tag has id 1.
public final class TagTokenizer implements Tokenizer {

    static final int OPEN = 1;
    static final int CLOSE = 2;

    private final List<String> tags;

    /// Knows the tags of Hermes calls.
    TagTokenizer() {
        this(List.of("<tool_call>", "</tool_call>"));
    }

    /// @param tags the added tokens
    public TagTokenizer(List<String> tags) {
        this.tags = List.copyOf(tags);
    }

    @Override
    public OptionalInt tokenId(String token) {
        int index = tags.indexOf(token);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }

    @Override
    public boolean isAdded(int id) {
        return id > 0 && id <= tags.size();
    }

    @Override
    public int[] encode(String text, SpecialTokens specials) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String decode(int[] tokens, SpecialTokens specials) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Detokenizer detokenizer(int[] prompt, DetokenizerOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int vocabularySize() {
        return tags.size() + 1;
    }

    @Override
    public String token(int id) {
        return isAdded(id) ? tags.get(id - 1) : "";
    }

    @Override
    public boolean isSpecial(int id) {
        return false;
    }

    @Override
    public List<Integer> specialIds() {
        return List.of();
    }

    @Override
    public OptionalInt endToken() {
        return OptionalInt.empty();
    }

    @Override
    public int longestToken() {
        return 12;
    }
}
