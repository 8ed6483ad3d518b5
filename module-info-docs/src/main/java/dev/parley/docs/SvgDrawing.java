package dev.parley.docs;

import dev.parley.docs.LayeredLayout.Box;
import dev.parley.docs.LayeredLayout.Line;
import dev.parley.docs.LayeredLayout.Point;

import java.util.List;

/// A layout as an SVG picture, readable on light and dark pages.
final class SvgDrawing {

    private static final int BASELINE = 4;

    private final Reactor reactor;

    SvgDrawing(Reactor reactor) {
        this.reactor = reactor;
    }

    String draw(LayeredLayout layout) {
        StringBuilder svg = new StringBuilder(head(layout));
        for (Line line : layout.lines()) {
            svg.append(arrow(line));
        }
        for (Box box : layout.boxes()) {
            svg.append(frame(box)).append(name(box));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String head(LayeredLayout layout) {
        return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
          <title>The modules of Parley: an arrow leads from a module to one that it requires</title>
          <defs>
            <marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">
              <path d="M 0 0 L 8 4 L 0 8 z" fill="#57606a"/>
            </marker>
          </defs>
          <rect width="%1$d" height="%2$d" rx="8" fill="#ffffff"/>
        """
                .formatted(layout.width(), layout.height());
    }

    private static String arrow(Line line) {
        return "  <path d=\"%s\" fill=\"none\" stroke=\"#57606a\" marker-end=\"url(#head)\"/>\n"
                .formatted(curve(line.points()));
    }

    private String frame(Box box) {
        return "  <rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\" fill=\"%s\" stroke=\"#57606a\"/>\n"
                .formatted(box.x(), box.y(), box.width(), box.height(), fill(box.module()));
    }

    private static String name(Box box) {
        return """
          <text x="%d" y="%d" font-family="monospace" font-size="13" text-anchor="middle" fill="#1f2328">%s</text>
        """
                .formatted(
                        box.x() + box.width() / 2,
                        box.y() + box.height() / 2 + BASELINE,
                        box.module());
    }

    /// A curve between columns, a straight line through them.
    private static String curve(List<Point> points) {
        Point start = points.getFirst();
        StringBuilder curve = new StringBuilder("M %d %d".formatted(start.x(), start.y()));
        for (int step = 1; step < points.size(); step++) {
            Point from = points.get(step - 1);
            Point to = points.get(step);
            int middle = (from.x() + to.x()) / 2;
            curve.append(
                    " C %d %d %d %d %d %d"
                            .formatted(middle, from.y(), middle, to.y(), to.x(), to.y()));
        }
        return curve.toString();
    }

    private String fill(String module) {
        return switch (reactor.module(module).map(ReactorModule::role).orElse(Role.TOOL)) {
            case API -> "#ddf4ff";
            case CORE -> "#fff8c5";
            case PLUGIN -> "#dafbe1";
            case TOOL -> "#f6f8fa";
        };
    }
}
