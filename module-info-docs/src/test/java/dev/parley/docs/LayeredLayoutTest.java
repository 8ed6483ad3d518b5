package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.docs.LayeredLayout.Box;
import dev.parley.docs.LayeredLayout.Line;
import dev.parley.docs.LayeredLayout.Point;
import dev.parley.docs.ModuleGraph.Arrow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class LayeredLayoutTest {

    /// Every later module requires some of the earlier ones.
    private static ModuleGraph random(long seed) {
        Random random = new Random(seed);
        List<String> modules = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        for (int module = 0; module < 15; module++) {
            String name = "m" + module;
            modules.stream()
                    .filter(earlier -> random.nextInt(4) == 0)
                    .forEach(earlier -> arrows.add(new Arrow(name, earlier)));
            modules.add(name);
        }
        return new ModuleGraph(modules, arrows);
    }

    private static boolean overlap(Box one, Box other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    private static boolean inside(Box box, Point point) {
        return point.x() > box.x()
                && point.x() < box.x() + box.width()
                && point.y() > box.y()
                && point.y() < box.y() + box.height();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsBoxesApart(long seed) {
        List<Box> boxes = LayeredLayout.of(random(seed)).boxes();
        for (Box one : boxes) {
            assertFalse(
                    boxes.stream().anyMatch(other -> other != one && overlap(one, other)),
                    one::toString);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void drawsLinesAroundBoxes(long seed) {
        LayeredLayout layout = LayeredLayout.of(random(seed));
        for (Line line : layout.lines()) {
            for (int step = 1; step < line.points().size(); step++) {
                Point from = line.points().get(step - 1);
                Point to = line.points().get(step);
                Point middle = new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
                assertFalse(
                        layout.boxes().stream().anyMatch(box -> inside(box, middle)),
                        line::toString);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void staysInsideThePicture(long seed) {
        LayeredLayout layout = LayeredLayout.of(random(seed));
        assertTrue(
                layout.boxes().stream()
                        .allMatch(
                                box ->
                                        box.x() >= 0
                                                && box.y() >= 0
                                                && box.x() + box.width() <= layout.width()
                                                && box.y() + box.height() <= layout.height()));
    }

    @Test
    void startsAtTheRightOfTheOneAndEndsAtTheLeftOfTheOther() {
        LayeredLayout layout =
                LayeredLayout.of(
                        new ModuleGraph(List.of("api", "core"), List.of(new Arrow("core", "api"))));
        Box api = layout.boxes().getFirst();
        Box core = layout.boxes().getLast();
        assertEquals(
                List.of(
                        new Point(core.x() + core.width(), core.y() + core.height() / 2),
                        new Point(api.x(), api.y() + api.height() / 2)),
                layout.lines().getFirst().points());
    }
}
