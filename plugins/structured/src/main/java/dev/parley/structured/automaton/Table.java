package dev.parley.structured.automaton;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Transitions of a deterministic automaton; state 0 is the start.
///
/// @param classes which bytes are told apart
/// @param rows per state, the next state for each class
/// @param symbols per state, the next state for each symbol
/// @param accepting states in which a text may end
record Table(
        ByteClasses classes,
        List<int[]> rows,
        List<SortedMap<Integer, Integer>> symbols,
        BitSet accepting) {

    /// No next state.
    static final int NONE = -1;

    private static final int MOST_STATES_TO_MINIMISE = 3000;

    /// Without states from which no text ends, numbered in the order of a walk, so that equal walks
    /// give equal tables.
    Table trimmed() {
        BitSet alive = alive();
        int[] number = new int[rows.size()];
        Arrays.fill(number, NONE);
        List<Integer> order = new ArrayList<>();
        number[0] = 0;
        order.add(0);
        for (int i = 0; i < order.size(); i++) {
            for (int to : successors(order.get(i))) {
                if (to != NONE && alive.get(to) && number[to] == NONE) {
                    number[to] = order.size();
                    order.add(to);
                }
            }
        }
        return renumbered(order, number);
    }

    /// With states merged that no text tells apart; large tables stay as they are.
    Table minimised() {
        if (rows.size() > MOST_STATES_TO_MINIMISE) {
            return this;
        }
        int[] block = new int[rows.size()];
        for (int i = 0; i < block.length; i++) {
            block[i] = accepting.get(i) ? 1 : 0;
        }
        int blocks = 0;
        while (true) {
            int refined = refine(block);
            if (refined == blocks) {
                break;
            }
            blocks = refined;
        }
        return merged(block).trimmed();
    }

    private static int refine(int[] block, List<int[]> rows) {
        Map<List<Integer>, Integer> signatures = new HashMap<>();
        int[] next = new int[block.length];
        for (int i = 0; i < block.length; i++) {
            List<Integer> signature = new ArrayList<>();
            signature.add(block[i]);
            for (int to : rows.get(i)) {
                signature.add(to == NONE ? NONE : block[to]);
            }
            next[i] = signatures.computeIfAbsent(signature, s -> signatures.size());
        }
        System.arraycopy(next, 0, block, 0, block.length);
        return signatures.size();
    }

    private int refine(int[] block) {
        return refine(block, rows);
    }

    /// Keeps the first state of each block; all others become unreachable.
    private Table merged(int[] block) {
        Map<Integer, Integer> first = new HashMap<>();
        for (int i = 0; i < block.length; i++) {
            first.putIfAbsent(block[i], i);
        }
        List<int[]> merged = new ArrayList<>();
        for (int[] row : rows) {
            int[] changed = row.clone();
            for (int c = 0; c < changed.length; c++) {
                if (changed[c] != NONE) {
                    changed[c] = first.getOrDefault(block[changed[c]], NONE);
                }
            }
            merged.add(changed);
        }
        return new Table(classes, merged, symbols, accepting);
    }

    private List<Integer> successors(int state) {
        List<Integer> successors = new ArrayList<>();
        for (int to : rows.get(state)) {
            successors.add(to);
        }
        successors.addAll(symbols.get(state).values());
        return successors;
    }

    private BitSet alive() {
        List<List<Integer>> sources = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            sources.add(new ArrayList<>(2));
        }
        for (int i = 0; i < rows.size(); i++) {
            for (int to : successors(i)) {
                if (to != NONE) {
                    sources.get(to).add(i);
                }
            }
        }
        BitSet alive = (BitSet) accepting.clone();
        Deque<Integer> open = new ArrayDeque<>(accepting.stream().boxed().toList());
        while (!open.isEmpty()) {
            for (int source : sources.get(open.pop())) {
                if (!alive.get(source)) {
                    alive.set(source);
                    open.push(source);
                }
            }
        }
        return alive;
    }

    private Table renumbered(List<Integer> order, int[] number) {
        List<int[]> keptRows = new ArrayList<>();
        List<SortedMap<Integer, Integer>> keptSymbols = new ArrayList<>();
        BitSet keptAccepting = new BitSet();
        for (int i = 0; i < order.size(); i++) {
            int old = order.get(i);
            keptRows.add(
                    Arrays.stream(rows.get(old))
                            .map(to -> to == NONE ? NONE : number[to])
                            .toArray());
            SortedMap<Integer, Integer> row = new TreeMap<>();
            symbols.get(old)
                    .forEach(
                            (symbol, to) -> {
                                if (number[to] != NONE) {
                                    row.put(symbol, number[to]);
                                }
                            });
            keptSymbols.add(row);
            keptAccepting.set(i, accepting.get(old));
        }
        return new Table(classes, keptRows, keptSymbols, keptAccepting);
    }
}
