package dev.parley.structured.automaton;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes an automaton deterministic over bytes and over symbols. Used by one thread, once.
final class Subsets {

    private final Nfa nfa;
    private final Budget budget;
    private final ByteClasses classes;
    private final Map<StateSet.Key, Integer> numbers = new HashMap<>();
    private final List<StateSet.Key> found = new ArrayList<>();
    private final StateSet scratch;

    Subsets(Nfa nfa, Budget budget) {
        this.nfa = nfa;
        this.budget = budget;
        classes = ByteClasses.of(nfa);
        scratch = new StateSet(nfa.size());
    }

    /// The table whose texts lead from `start` to `end`; its first state is the start.
    Table from(int start, int end) {
        scratch.add(start);
        number();
        List<int[]> rows = new ArrayList<>();
        List<SortedMap<Integer, Integer>> symbols = new ArrayList<>();
        BitSet accepting = new BitSet();
        for (int i = 0; i < found.size(); i++) {
            int[] states = found.get(i).states();
            rows.add(row(states));
            symbols.add(symbolRow(states));
            for (int state : states) {
                if (state == end) {
                    accepting.set(i);
                }
            }
        }
        return new Table(classes, rows, symbols, accepting).trimmed();
    }

    private int[] row(int[] states) {
        int count = classes.count();
        budget.cells(count);
        List<List<Integer>> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            targets.add(new ArrayList<>(0));
        }
        for (int state : states) {
            nfa.eachByteEdge(
                    state,
                    (first, last, to) -> {
                        for (int c = classes.of(first); c <= classes.of(last); c++) {
                            targets.get(c).add(to);
                            budget.steps(1);
                        }
                    });
        }
        int[] row = new int[count];
        for (int i = 0; i < count; i++) {
            targets.get(i).forEach(scratch::add);
            row[i] = scratch.size() == 0 ? Table.NONE : number();
        }
        return row;
    }

    private SortedMap<Integer, Integer> symbolRow(int[] states) {
        SortedMap<Integer, List<Integer>> targets = new TreeMap<>();
        for (int state : states) {
            nfa.eachSymbolEdge(
                    state,
                    (symbol, to) ->
                            targets.computeIfAbsent(symbol, s -> new ArrayList<>()).add(to));
        }
        SortedMap<Integer, Integer> row = new TreeMap<>();
        targets.forEach(
                (symbol, to) -> {
                    to.forEach(scratch::add);
                    row.put(symbol, number());
                });
        return row;
    }

    /// The number of the set in `scratch`, which is cleared.
    private int number() {
        nfa.close(scratch);
        StateSet.Key key = scratch.key();
        scratch.clear();
        return numbers.computeIfAbsent(
                key,
                k -> {
                    found.add(k);
                    return found.size() - 1;
                });
    }
}
