package dev.parley.structured.match;

import dev.parley.structured.automaton.Automaton;

import java.util.Arrays;

/// Walks the tree of tokens along a grammar. Its buffers are reused; used by one thread at a time.
final class TrieWalk {

    private static final int FEW = 512;

    private final TokenTrie trie;
    private final int words;
    private final Positions[] path;
    private final int[] states;
    private final int[] counts;
    private final IntList found = new IntList();
    private final IntList exits = new IntList();

    /// @param words length of a set of all tokens as bits
    TrieWalk(TokenTrie trie, int words) {
        this.trie = trie;
        this.words = words;
        path = new Positions[trie.deepest() + 1];
        Arrays.setAll(path, depth -> new Positions());
        states = new int[trie.deepest() + 1];
        counts = new int[trie.deepest() + 1];
    }

    /// What a position allows by itself.
    LocalMask local(Automaton automaton, int state, int count) {
        found.clear();
        exits.clear();
        if (automaton.regular()) {
            walkRegular(automaton, state, count);
        } else {
            path[0].only(automaton, state, count, Positions.EDGE);
            walk(0, found);
        }
        if (found.size() <= FEW) {
            return new LocalMask(found.toArray(), new long[0], exits.toArray());
        }
        long[] many = new long[words];
        for (int i = 0; i < found.size(); i++) {
            many[found.at(i) >> 6] |= 1L << found.at(i);
        }
        return new LocalMask(new int[0], many, exits.toArray());
    }

    /// Adds the tokens that go on below a node.
    ///
    /// @param positions where the grammar stands at the node
    void continueAt(int node, Positions positions, long[] allowed) {
        path[trie.depth(node)].copy(positions);
        found.clear();
        walk(node, found);
        for (int i = 0; i < found.size(); i++) {
            allowed[found.at(i) >> 6] |= 1L << found.at(i);
        }
    }

    private void walk(int top, IntList tokens) {
        int node = top + 1;
        int end = trie.end(top);
        while (node < end) {
            int depth = trie.depth(node);
            Positions here = path[depth];
            here.read(path[depth - 1], trie.label(node));
            if (here.size() == 0 && !here.edgeReached() && !here.mayEnd()) {
                node = trie.end(node);
                continue;
            }
            take(node, tokens);
            if (here.edgeReached()) {
                exit(node);
            }
            node = here.size() == 0 ? trie.end(node) : node + 1;
        }
    }

    private void walkRegular(Automaton automaton, int state, int count) {
        states[0] = state;
        counts[0] = count;
        int node = 1;
        int end = trie.end(0);
        while (node < end) {
            int depth = trie.depth(node);
            int before = states[depth - 1];
            int next = automaton.next(before, trie.label(node));
            if (next == Automaton.DEAD || full(automaton, before, counts[depth - 1])) {
                node = trie.end(node);
                continue;
            }
            take(node, found);
            states[depth] = next;
            counts[depth] = counts[depth - 1];
            if (automaton.accepting(next)) {
                accept(automaton, node, depth);
            }
            node++;
        }
    }

    private static boolean full(Automaton automaton, int state, int count) {
        return automaton.counts() && state == 0 && count >= automaton.most();
    }

    private void accept(Automaton automaton, int node, int depth) {
        if (automaton.counts()) {
            states[depth] = 0;
            if (++counts[depth] >= automaton.fewest()) {
                exit(node);
            }
        } else {
            exit(node);
        }
    }

    private void take(int node, IntList tokens) {
        int last = trie.firstToken(node + 1);
        for (int i = trie.firstToken(node); i < last; i++) {
            tokens.add(trie.token(i));
        }
    }

    private void exit(int node) {
        if (trie.end(node) > node + 1) {
            exits.add(node);
        }
    }
}
