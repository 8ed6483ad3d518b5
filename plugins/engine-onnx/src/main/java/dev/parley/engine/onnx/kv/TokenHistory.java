package dev.parley.engine.onnx.kv;

import java.util.Arrays;

/// The token ids of one sequence: the prompt, then the output. Grows by one token per step.
public final class TokenHistory {

    private static final int ROOM = 64;

    private final int promptLength;
    private int[] tokens;
    private int length;

    /// @param prompt not empty; copied
    public TokenHistory(int[] prompt) {
        promptLength = prompt.length;
        tokens = Arrays.copyOf(prompt, prompt.length + ROOM);
        length = prompt.length;
    }

    /// Tokens of the prompt.
    public int promptLength() {
        return promptLength;
    }

    /// Tokens of prompt and output.
    public int length() {
        return length;
    }

    /// Tokens of the output.
    public int outputLength() {
        return length - promptLength;
    }

    /// The token at a position, from 0.
    public int at(int position) {
        return tokens[position];
    }

    /// Adds a token to the output.
    public void append(int token) {
        if (length == tokens.length) {
            tokens = Arrays.copyOf(tokens, length + length / 2 + ROOM);
        }
        tokens[length++] = token;
    }

    /// Copies `count` tokens that start at position `from`.
    public void copy(int from, int count, int[] target, int offset) {
        System.arraycopy(tokens, from, target, offset, count);
    }

    /// Whether the last output tokens are the first `count` of `ids`.
    public boolean outputEndsWith(int[] ids, int count) {
        return count <= outputLength()
                && Arrays.equals(tokens, length - count, length, ids, 0, count);
    }

    /// Whether the last tokens, of prompt or output, are the first `count` of `ids`.
    public boolean endsWith(int[] ids, int count) {
        return endsWith(length, ids, count);
    }

    /// Whether the tokens in front of position `end` are the first `count` of `ids`.
    public boolean endsWith(int end, int[] ids, int count) {
        return count <= end && Arrays.equals(tokens, end - count, end, ids, 0, count);
    }

    /// Whether the output ends with `count` equal blocks of `size` tokens.
    public boolean outputRepeats(int size, int count) {
        int span = size * count;
        return span <= outputLength()
                && Arrays.equals(
                        tokens, length - span, length - size, tokens, length - span + size, length);
    }
}
