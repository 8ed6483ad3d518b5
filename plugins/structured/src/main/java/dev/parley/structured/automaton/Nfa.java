package dev.parley.structured.automaton;

import java.util.ArrayList;
import java.util.List;

/// A nondeterministic automaton under construction: edges over bytes, over nothing and over symbols,
/// which stand for whatever the builder numbers. Used by one thread.
final class Nfa {

    private static final int NOTHING = -1;
    private static final int SYMBOL = -2;

    private final Budget budget;
    private final List<List<Edge>> edges = new ArrayList<>();

    /// @param budget pays for states
    Nfa(Budget budget) {
        this.budget = budget;
    }

    /// An edge: over bytes `first` to `last`, or of the kind that `first` says.
    private record Edge(int first, int last, int to) {}

    int state() {
        budget.state();
        edges.add(new ArrayList<>(2));
        return edges.size() - 1;
    }

    int size() {
        return edges.size();
    }

    void nothing(int from, int to) {
        edges.get(from).add(new Edge(NOTHING, 0, to));
    }

    void bytes(int from, int first, int last, int to) {
        edges.get(from).add(new Edge(first, last, to));
    }

    void symbol(int from, int symbol, int to) {
        edges.get(from).add(new Edge(SYMBOL, symbol, to));
    }

    /// Takes edges.
    interface ByteEdges {

        /// One over bytes `first` to `last`.
        void edge(int first, int last, int to);
    }

    /// Takes edges.
    interface SymbolEdges {

        /// One over a symbol.
        void edge(int symbol, int to);
    }

    void eachByteEdge(int from, ByteEdges sink) {
        for (Edge edge : edges.get(from)) {
            if (edge.first >= 0) {
                sink.edge(edge.first, edge.last, edge.to);
            }
        }
    }

    void eachSymbolEdge(int from, SymbolEdges sink) {
        for (Edge edge : edges.get(from)) {
            if (edge.first == SYMBOL) {
                sink.edge(edge.last, edge.to);
            }
        }
    }

    /// Adds to a set what is reached from it over nothing.
    void close(StateSet set) {
        for (int i = 0; i < set.size(); i++) {
            for (Edge edge : edges.get(set.at(i))) {
                if (edge.first == NOTHING) {
                    set.add(edge.to);
                }
            }
        }
        budget.steps(set.size());
    }
}
