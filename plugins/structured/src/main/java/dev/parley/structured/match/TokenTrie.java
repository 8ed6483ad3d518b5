package dev.parley.structured.match;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The texts of all tokens as a tree of bytes, laid out in the order of a walk: a node's children
/// follow it, up to where its subtree ends. Node 0 is the root. Immutable.
final class TokenTrie {

    private final byte[] labels;
    private final short[] depths;
    private final int[] ends;
    private final int[] firstToken;
    private final int[] tokens;
    private final int deepest;

    /// @param texts bytes of each token; tokens without bytes are left out
    TokenTrie(List<byte[]> texts) {
        Integer[] order = new Integer[texts.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(texts::get, Arrays::compareUnsigned));
        int most = 1 + texts.stream().mapToInt(text -> text.length).sum();
        labels = new byte[most];
        depths = new short[most];
        ends = new int[most];
        firstToken = new int[most + 1];
        tokens = new int[texts.size()];
        deepest = build(order, texts);
    }

    private int build(Integer[] order, List<byte[]> texts) {
        int longest = texts.stream().mapToInt(text -> text.length).max().orElse(0);
        int[] path = new int[longest + 1];
        byte[] last = {};
        int nodes = 1;
        int placed = 0;
        for (int token : order) {
            byte[] text = texts.get(token);
            if (text.length == 0) {
                continue;
            }
            int mismatch = Arrays.mismatch(last, text);
            int shared = mismatch < 0 ? text.length : Math.min(mismatch, last.length);
            close(path, shared + 1, last.length, nodes);
            for (int depth = shared + 1; depth <= text.length; depth++) {
                labels[nodes] = text[depth - 1];
                depths[nodes] = (short) depth;
                firstToken[nodes] = placed;
                path[depth] = nodes++;
            }
            tokens[placed++] = token;
            last = text;
        }
        close(path, 0, last.length, nodes);
        Arrays.fill(firstToken, nodes, firstToken.length, placed);
        return longest;
    }

    private void close(int[] path, int from, int to, int end) {
        for (int depth = from; depth <= to; depth++) {
            ends[path[depth]] = end;
        }
    }

    /// The byte that leads to a node.
    int label(int node) {
        return labels[node] & 0xFF;
    }

    /// How many bytes lead to a node.
    int depth(int node) {
        return depths[node];
    }

    /// The node after a node's subtree.
    int end(int node) {
        return ends[node];
    }

    /// Index of the first token with exactly the bytes of a node; those of the next node come after.
    int firstToken(int node) {
        return firstToken[node];
    }

    /// A token by its index.
    int token(int index) {
        return tokens[index];
    }

    /// Bytes of the longest token.
    int deepest() {
        return deepest;
    }
}
