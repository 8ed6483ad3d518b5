package dev.parley.docs;

import dev.parley.docs.Layers.Cell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Where a graph's boxes and lines go, in pixels from the top left corner.
record LayeredLayout(List<Box> boxes, List<Line> lines, int width, int height) {

    private static final int MARGIN = 16;
    private static final int BOX_HEIGHT = 32;
    private static final int ROW = 44;
    private static final int WAYPOINT_ROW = 20;
    private static final int BETWEEN = 96;
    private static final int LETTER = 8;
    private static final int PADDING = 24;

    /// A module.
    record Box(String module, int x, int y, int width, int height) {}

    /// An arrow: pairs of points where it leaves one column and enters the next.
    record Line(List<Point> points) {}

    /// A point.
    record Point(int x, int y) {}

    static LayeredLayout of(ModuleGraph graph) {
        Layers layers = new Layers(graph);
        int column =
                PADDING
                        + LETTER
                                * graph.modules().stream().mapToInt(String::length).max().orElse(0);
        int tallest = layers.columns().stream().mapToInt(LayeredLayout::tall).max().orElse(0);
        Map<Cell, Box> places = new HashMap<>();
        int x = MARGIN;
        for (List<Cell> cells : layers.columns()) {
            int y = MARGIN + (tallest - tall(cells)) / 2;
            for (Cell cell : cells) {
                places.put(cell, place(cell, x, y, column));
                y += row(cell);
            }
            x += column + BETWEEN;
        }
        return new LayeredLayout(
                boxes(graph, places),
                lines(layers, places),
                x - BETWEEN + MARGIN,
                tallest + 2 * MARGIN);
    }

    private static int tall(List<Cell> cells) {
        return cells.stream().mapToInt(LayeredLayout::row).sum();
    }

    private static int row(Cell cell) {
        return switch (cell) {
            case Cell.Node _ -> ROW;
            case Cell.Waypoint _ -> WAYPOINT_ROW;
        };
    }

    private static Box place(Cell cell, int x, int top, int width) {
        return switch (cell) {
            case Cell.Node node ->
                    new Box(node.label(), x, top + (ROW - BOX_HEIGHT) / 2, width, BOX_HEIGHT);
            case Cell.Waypoint waypoint ->
                    new Box(waypoint.label(), x, top + WAYPOINT_ROW / 2, width, 0);
        };
    }

    private static List<Box> boxes(ModuleGraph graph, Map<Cell, Box> places) {
        return graph.modules().stream().map(module -> box(new Cell.Node(module), places)).toList();
    }

    private static List<Line> lines(Layers layers, Map<Cell, Box> places) {
        List<Line> lines = new ArrayList<>();
        for (List<Cell> route : layers.routes().values()) {
            List<Point> points = new ArrayList<>();
            for (Cell cell : route) {
                Box box = box(cell, places);
                int middle = box.y() + box.height() / 2;
                points.add(new Point(box.x(), middle));
                points.add(new Point(box.x() + box.width(), middle));
            }
            lines.add(new Line(List.copyOf(points.subList(1, points.size() - 1))));
        }
        return lines;
    }

    private static Box box(Cell cell, Map<Cell, Box> places) {
        return Objects.requireNonNull(places.get(cell), "every cell has a place");
    }
}
