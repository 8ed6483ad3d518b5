package dev.parley.core.text;

import java.util.Map;

/// Text of vocabularies that spell characters they lack by tokens for single bytes, `<0xE2>`.
///
/// The library's decoder judges a run of such tokens as a whole: one byte that belongs to no character
/// turns every byte of it into U+FFFD. To say the same, a run is held until it ends or proves
/// wrong. One longer than [#LONGEST_HELD_RUN] is given out as far as it is right, so that a script
/// without any token of its own still streams.
final class ByteFallbackText implements TokenText {

    /// Bytes of a run held before complete characters are given out.
    static final int LONGEST_HELD_RUN = 32;

    private static final int NO_BYTE = -1;
    private static final int HEX = 16;
    private static final int SPELLING_LENGTH = "<0x00>".length();

    /// How tokens are spelled.
    ///
    /// @param replacements what stands for what in a token, such as `▁` for a space, in order
    /// @param stripped the character dropped from the start of a text
    /// @param stripCount how often at most
    record Spelling(Map<String, String> replacements, char stripped, int stripCount) {

        String apply(String token) {
            String text = token;
            for (Map.Entry<String, String> replacement : replacements.entrySet()) {
                text = text.replace(replacement.getKey(), replacement.getValue());
            }
            return text;
        }
    }

    private final Vocabulary vocabulary;
    private final Spelling spelling;
    private final StringBuilder characters = new StringBuilder();
    private Utf8Text run = new Utf8Text();

    /// Bytes of the run not given out.
    private int held;

    private boolean broken;

    /// Characters that may still be dropped; 0 once the text has begun.
    private int strippable;

    ByteFallbackText(Vocabulary vocabulary, Spelling spelling) {
        this.vocabulary = vocabulary;
        this.spelling = spelling;
        this.strippable = spelling.stripCount();
    }

    @Override
    public void push(int token, StringBuilder out) {
        String text = vocabulary.token(token);
        int b = byteOf(text);
        if (b == NO_BYTE) {
            endRun(out);
            append(spelling.apply(text), out);
        } else {
            pushByte(b, out);
        }
    }

    @Override
    public void finish(StringBuilder out) {
        endRun(out);
    }

    @Override
    public int contextStart(int[] tokens, int end) {
        int runStart = end;
        while (runStart > 0 && byteOf(vocabulary.token(tokens[runStart - 1])) != NO_BYTE) {
            runStart--;
        }
        return Math.max(0, runStart - 1);
    }

    @Override
    public String rendered(int token) {
        return spelling.apply(vocabulary.token(token));
    }

    private void pushByte(int b, StringBuilder out) {
        held++;
        broken |= !run.push(b, characters);
        if (broken) {
            giveUp(out);
        } else if (held > LONGEST_HELD_RUN && !run.isPending()) {
            giveOut(out);
        }
    }

    private void endRun(StringBuilder out) {
        if (run.isPending()) {
            giveUp(out);
        } else {
            giveOut(out);
        }
        run = new Utf8Text();
        broken = false;
    }

    private void giveOut(StringBuilder out) {
        append(characters, out);
        characters.setLength(0);
        held = 0;
    }

    private void giveUp(StringBuilder out) {
        append(String.valueOf(Utf8Text.REPLACEMENT).repeat(held), out);
        characters.setLength(0);
        held = 0;
    }

    private void append(CharSequence text, StringBuilder out) {
        int start = 0;
        while (strippable > 0 && start < text.length()) {
            boolean dropped = text.charAt(start) == spelling.stripped();
            strippable = dropped ? strippable - 1 : 0;
            start += dropped ? 1 : 0;
        }
        out.append(text, start, text.length());
    }

    private static int byteOf(String token) {
        if (token.length() != SPELLING_LENGTH || !token.startsWith("<0x") || !token.endsWith(">")) {
            return NO_BYTE;
        }
        int high = Character.digit(token.charAt(3), HEX);
        int low = Character.digit(token.charAt(4), HEX);
        return high < 0 || low < 0 ? NO_BYTE : high * HEX + low;
    }
}
