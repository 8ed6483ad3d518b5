package dev.parley.structured.match;

import dev.parley.structured.automaton.Automaton;
import dev.parley.structured.match.Exits.Nodes;

/// Walks the tree of tokens along a grammar. Its buffers are reused; used by one thread at a time.
final class TrieWalk {

    private final TokenTrie trie;
    private final int words;
    private final int[] states;
    private final int[] counts;
    private final IntList found = new IntList();
    private final IntList needs = new IntList();
    private final IntList exits = new IntList();
    private final IntList units = new IntList();

    /// @param words length of a set of all tokens as bits
    TrieWalk(TokenTrie trie, int words) {
        this.trie = trie;
        this.words = words;
        states = new int[trie.deepest() + 1];
        counts = new int[trie.deepest() + 1];
    }

    TokenTrie trie() {
        return trie;
    }

    /// What a state allows by itself; of an automaton that counts, by how many units.
    LocalMask local(Automaton automaton, int state) {
        found.clear();
        needs.clear();
        exits.clear();
        units.clear();
        if (automaton.counts() || automaton.regular()) {
            walkBytes(automaton, state);
        } else {
            walkLocally(automaton, state);
        }
        return LocalMask.of(found, needs, words, Exits.of(exits, units));
    }

    private void walkBytes(Automaton automaton, int state) {
        boolean counting = automaton.counts();
        states[0] = state;
        counts[0] = 0;
        int node = 1;
        int end = trie.end(0);
        while (node < end) {
            int depth = trie.depth(node);
            int next = automaton.next(states[depth - 1], trie.label(node));
            if (next == Automaton.DEAD) {
                node = trie.end(node);
                continue;
            }
            boolean ends = automaton.accepting(next);
            int begun = counting ? counts[depth - 1] + 1 : 0;
            states[depth] = counting && ends ? 0 : next;
            counts[depth] = counting && ends ? begun : counts[depth - 1];
            take(node, begun);
            if (ends) {
                exit(node, begun);
            }
            node++;
        }
    }

    private void walkLocally(Automaton automaton, int state) {
        Positions start = new Positions();
        start.only(automaton, state, 0, Positions.EDGE);
        Continuation continuation = new Continuation(start);
        states[0] = Continuation.START;
        int node = 1;
        int end = trie.end(0);
        while (node < end) {
            int depth = trie.depth(node);
            int next = continuation.next(states[depth - 1], trie.label(node));
            if (next == Continuation.DEAD) {
                node = trie.end(node);
                continue;
            }
            states[depth] = next;
            take(node, 0);
            if (continuation.edgeReached(next)) {
                exit(node, 0);
            }
            node = continuation.reads(next) ? node + 1 : trie.end(node);
        }
    }

    private void take(int node, int need) {
        int last = trie.firstToken(node + 1);
        for (int i = trie.firstToken(node); i < last; i++) {
            found.add(trie.token(i));
            needs.add(need);
        }
    }

    private void exit(int node, int whole) {
        if (trie.end(node) > node + 1) {
            exits.add(node);
            units.add(whole);
        }
    }

    /// Adds the tokens below a node.
    ///
    /// @param continuation what may come from the node on
    void continueAt(int node, Continuation continuation, long[] allowed) {
        states[trie.depth(node)] = Continuation.START;
        walk(node + 1, trie.end(node), continuation, allowed);
    }

    /// Adds the tokens of a node and below it.
    ///
    /// @param continuation what may come from the node's parent on
    void continueInto(int node, Continuation continuation, long[] allowed) {
        states[trie.depth(node) - 1] = Continuation.START;
        walk(node, trie.end(node), continuation, allowed);
    }

    private void walk(int first, int end, Continuation continuation, long[] allowed) {
        int node = first;
        while (node < end) {
            int depth = trie.depth(node);
            int next = continuation.next(states[depth - 1], trie.label(node));
            if (next == Continuation.DEAD) {
                node = trie.end(node);
                continue;
            }
            states[depth] = next;
            int last = trie.firstToken(node + 1);
            for (int i = trie.firstToken(node); i < last; i++) {
                allowed[trie.token(i) >> 6] |= 1L << trie.token(i);
            }
            node = continuation.reads(next) ? node + 1 : trie.end(node);
        }
    }

    /// The nodes that a byte leads to from where the text of a regular language may end.
    Nodes after(Automaton automaton, int state, int value) {
        exits.clear();
        units.clear();
        for (int node : trie.labelled(value)) {
            int parent = trie.parent(node);
            int whole = parent == 0 ? -1 : unitsTo(automaton, state, parent);
            if (whole >= 0) {
                exits.add(node);
                units.add(whole);
            }
        }
        return new Nodes(exits.toArray(), units.toArray());
    }

    /// How many units end with a node; -1 when none ends there.
    private int unitsTo(Automaton automaton, int state, int node) {
        int depth = trie.depth(node);
        int at = node;
        for (int i = depth - 1; i >= 0; i--) {
            states[i] = trie.label(at);
            at = trie.parent(at);
        }
        int here = state;
        int whole = 0;
        for (int i = 0; i < depth; i++) {
            here = automaton.next(here, states[i]);
            if (here == Automaton.DEAD) {
                return -1;
            }
            if (automaton.counts() && automaton.accepting(here)) {
                here = 0;
                whole++;
            }
        }
        boolean ends = automaton.counts() ? here == 0 && whole > 0 : automaton.accepting(here);
        return ends ? whole : -1;
    }
}
