package dev.parley.core.text;

import dev.parley.api.text.SpecialTokens;

import java.util.Arrays;

/// Text by the library's decoder, whatever it does: each token is decoded together with those of the
/// last piece of text, and what is new is given out unless it ends in a broken character that a few more
/// tokens may complete.
final class WindowText implements TokenText {

    /// Tokens before a text that are decoded with its first one.
    private static final int CONTEXT = 5;

    private static final int CAPACITY = 16;

    /// Tokens that a broken character is held for.
    private static final int LONGEST_HELD = 16;

    private final NativeTokenizer tokenizer;
    private final Vocabulary vocabulary;

    /// Ids of the last piece given out, then those not given out yet.
    private int[] window = new int[CAPACITY];

    private int length;
    private int given;
    private String givenText = "";

    WindowText(NativeTokenizer tokenizer, Vocabulary vocabulary) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
    }

    @Override
    public void push(int token, StringBuilder out) {
        if (length == window.length) {
            window = Arrays.copyOf(window, length * 2);
        }
        window[length++] = token;
        String text = decode();
        if (text.length() > givenText.length()
                && (isWhole(text) || length - given > LONGEST_HELD)) {
            giveOut(text, out);
        }
    }

    private static boolean isWhole(String text) {
        return text.charAt(text.length() - 1) != Utf8Text.REPLACEMENT;
    }

    @Override
    public void finish(StringBuilder out) {
        if (length > given) {
            giveOut(decode(), out);
        }
    }

    @Override
    public int contextStart(int[] tokens, int end) {
        return Math.max(0, end - CONTEXT);
    }

    @Override
    public String rendered(int token) {
        return vocabulary.token(token);
    }

    private void giveOut(String text, StringBuilder out) {
        out.append(text, common(text, givenText), text.length());
        System.arraycopy(window, given, window, 0, length - given);
        length -= given;
        given = length;
        givenText = decode();
    }

    private String decode() {
        return tokenizer.decode(window, 0, length, SpecialTokens.KEEP);
    }

    private static int common(String text, String before) {
        int end = Math.min(text.length(), before.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) != before.charAt(i)) {
                return i;
            }
        }
        return end;
    }
}
