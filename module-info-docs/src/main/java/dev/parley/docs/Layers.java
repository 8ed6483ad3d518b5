package dev.parley.docs;

import dev.parley.docs.ModuleGraph.Arrow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A graph in columns: every arrow leads to a column further right.
///
/// An arrow that skips columns passes a waypoint in each of them, so that it is drawn around the
/// boxes there. Inside a column the order is by the mean place of the neighbours, swept to and fro.
final class Layers {

    private static final int SWEEPS = 8;

    /// A place in a column.
    sealed interface Cell {

        /// Breaks ties of order.
        String label();

        /// A box.
        record Node(String label) implements Cell {}

        /// Where an arrow passes.
        record Waypoint(Arrow arrow, int column) implements Cell {

            @Override
            public String label() {
                return arrow.from() + " " + arrow.to();
            }
        }
    }

    private final Map<String, Integer> depths = new HashMap<>();
    private final List<List<Cell>> columns = new ArrayList<>();
    private final Map<Arrow, List<Cell>> routes = new LinkedHashMap<>();
    private final Map<Cell, List<Cell>> left = new HashMap<>();
    private final Map<Cell, List<Cell>> right = new HashMap<>();

    Layers(ModuleGraph graph) {
        int depth =
                graph.modules().stream().mapToInt(module -> depth(graph, module)).max().orElse(0);
        for (int column = 0; column <= depth; column++) {
            columns.add(new ArrayList<>());
        }
        for (String module : graph.modules()) {
            columns.get(column(module)).add(new Cell.Node(module));
        }
        graph.arrows().forEach(this::route);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            sweep();
        }
    }

    /// The longest way from a module to one that requires nothing.
    private int depth(ModuleGraph graph, String module) {
        Integer known = depths.get(module);
        if (known != null) {
            return known;
        }
        int depth =
                graph.targets(module).stream()
                        .mapToInt(target -> 1 + depth(graph, target))
                        .max()
                        .orElse(0);
        depths.put(module, depth);
        return depth;
    }

    private int column(String module) {
        return columns.size() - 1 - depths.getOrDefault(module, 0);
    }

    private void route(Arrow arrow) {
        List<Cell> route = new ArrayList<>();
        route.add(new Cell.Node(arrow.from()));
        for (int column = column(arrow.from()) + 1; column < column(arrow.to()); column++) {
            Cell waypoint = new Cell.Waypoint(arrow, column);
            columns.get(column).add(waypoint);
            route.add(waypoint);
        }
        route.add(new Cell.Node(arrow.to()));
        for (int step = 1; step < route.size(); step++) {
            left.computeIfAbsent(route.get(step), cell -> new ArrayList<>())
                    .add(route.get(step - 1));
            right.computeIfAbsent(route.get(step - 1), cell -> new ArrayList<>())
                    .add(route.get(step));
        }
        routes.put(arrow, route);
    }

    private void sweep() {
        for (int column = 1; column < columns.size(); column++) {
            arrange(column, left, columns.get(column - 1));
        }
        for (int column = columns.size() - 2; column >= 0; column--) {
            arrange(column, right, columns.get(column + 1));
        }
    }

    private void arrange(int column, Map<Cell, List<Cell>> neighbours, List<Cell> beside) {
        List<Cell> cells = columns.get(column);
        Map<Cell, Double> place = new HashMap<>();
        for (Cell cell : cells) {
            double own = (cells.indexOf(cell) + 0.5) / cells.size();
            place.put(
                    cell,
                    neighbours.getOrDefault(cell, List.of()).stream()
                            .mapToDouble(other -> (beside.indexOf(other) + 0.5) / beside.size())
                            .average()
                            .orElse(own));
        }
        cells.sort(
                Comparator.<Cell>comparingDouble(cell -> place.getOrDefault(cell, 0.0))
                        .thenComparing(Cell::label));
    }

    /// From left to right; each from top to bottom.
    List<List<Cell>> columns() {
        return columns.stream().map(List::copyOf).toList();
    }

    /// The cells that each arrow passes, both ends included.
    Map<Arrow, List<Cell>> routes() {
        return routes;
    }
}
