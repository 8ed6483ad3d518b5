package dev.parley.testkit.vector;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.Tokenizer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A tokenizer for tests: one id per character, and added tokens above them.
///
/// @param added the added tokens
/// @param special those of them that are special
public record CharacterTokenizer(List<String> added, List<String> special) implements Tokenizer {

    private static final int FIRST_ADDED = Character.MAX_VALUE + 1;
    private static final Pattern MARKER = Pattern.compile("<[^<>\\s]{1,60}>|\\[/?[A-Z_]{2,20}]");
    private static final List<String> TURNS = List.of("<|im_start|>", "<|im_end|>");
    private static final List<String> USUAL =
            List.of(
                    "<think>",
                    "</think>",
                    "<tool_call>",
                    "</tool_call>",
                    "<|im_start|>",
                    "<|im_end|>");

    /// Copies the lists.
    public CharacterTokenizer {
        added = List.copyOf(added);
        special = List.copyOf(special);
    }

    /// A tokenizer whose added tokens are not special.
    public CharacterTokenizer(List<String> added) {
        this(added, List.of());
    }

    /// The added tokens of a ChatML model that reasons; the borders of turns are special.
    public static CharacterTokenizer chatMl() {
        return new CharacterTokenizer(USUAL, TURNS);
    }

    /// A tokenizer that has everything that looks like a marker in a text as an added token.
    public static CharacterTokenizer ofMarkersIn(String text) {
        Set<String> markers = new LinkedHashSet<>(USUAL);
        MARKER.matcher(text).results().forEach(found -> markers.add(found.group()));
        return new CharacterTokenizer(List.copyOf(markers));
    }

    @Override
    public int[] encode(String text, SpecialTokens specials) {
        IntStream.Builder ids = IntStream.builder();
        int at = 0;
        while (at < text.length()) {
            int id = text.charAt(at);
            for (int i = 0; i < added.size(); i++) {
                id = text.startsWith(added.get(i), at) ? FIRST_ADDED + i : id;
            }
            ids.add(id);
            at += token(id).length();
        }
        return ids.build().toArray();
    }

    @Override
    public String decode(int[] tokens, SpecialTokens specials) {
        StringBuilder text = new StringBuilder();
        IntStream.of(tokens).mapToObj(this::token).forEach(text::append);
        return text.toString();
    }

    @Override
    public Detokenizer detokenizer(int[] prompt, DetokenizerOptions options) {
        return new Detokenizer() {
            @Override
            public TextChunk push(int id) {
                return chunk(id);
            }

            @Override
            public TextChunk finish() {
                return TextChunk.ofModel("");
            }
        };
    }

    /// The text of one id with its mark.
    public TextChunk chunk(int id) {
        String text = token(id);
        return isAdded(id)
                ? TextChunk.ofModel(text, List.of(new TextChunk.AddedToken(0, text.length(), id)))
                : TextChunk.ofModel(text);
    }

    @Override
    public int vocabularySize() {
        return FIRST_ADDED + added.size();
    }

    @Override
    public OptionalInt tokenId(String token) {
        int at = added.indexOf(token);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(FIRST_ADDED + at);
    }

    @Override
    public String token(int id) {
        return isAdded(id) ? added.get(id - FIRST_ADDED) : Character.toString((char) id);
    }

    @Override
    public boolean isAdded(int id) {
        return id >= FIRST_ADDED;
    }

    @Override
    public boolean isSpecial(int id) {
        return isAdded(id) && special.contains(token(id));
    }

    @Override
    public List<Integer> specialIds() {
        return special.stream().map(token -> FIRST_ADDED + added.indexOf(token)).toList();
    }

    @Override
    public OptionalInt endToken() {
        return OptionalInt.empty();
    }

    @Override
    public int longestToken() {
        return added.stream().mapToInt(String::length).max().orElse(1);
    }
}
