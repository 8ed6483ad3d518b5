package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.docs.Layers.Cell;
import dev.parley.docs.ModuleGraph.Arrow;

import org.junit.jupiter.api.Test;

import java.util.List;

class LayersTest {

    private static List<List<String>> columns(ModuleGraph graph) {
        return new Layers(graph)
                .columns().stream().map(cells -> cells.stream().map(Cell::label).toList()).toList();
    }

    @Test
    void putWhatIsRequiredToTheRight() {
        ModuleGraph graph =
                new ModuleGraph(
                        List.of("api", "core", "tool"),
                        List.of(new Arrow("core", "api"), new Arrow("tool", "api")));
        assertEquals(List.of(List.of("core", "tool"), List.of("api")), columns(graph));
    }

    @Test
    void guideALongArrowAroundTheColumnBetween() {
        ModuleGraph graph =
                new ModuleGraph(
                        List.of("api", "core", "kit"),
                        List.of(
                                new Arrow("core", "api"),
                                new Arrow("kit", "api"),
                                new Arrow("kit", "core")));
        assertEquals(
                List.of(List.of("kit"), List.of("core", "kit api"), List.of("api")),
                columns(graph));
    }

    @Test
    void untangleCrossedArrows() {
        ModuleGraph graph =
                new ModuleGraph(
                        List.of("a", "b", "x", "y"),
                        List.of(new Arrow("a", "y"), new Arrow("b", "x")));
        List<List<String>> columns = columns(graph);
        assertEquals(columns.get(0).indexOf("a"), columns.get(1).indexOf("y"));
    }

    @Test
    void putALonelyModuleToTheRight() {
        ModuleGraph graph = new ModuleGraph(List.of("a", "b", "c"), List.of(new Arrow("a", "b")));
        assertEquals(List.of(List.of("a"), List.of("b", "c")), columns(graph));
    }

    @Test
    void areOneEmptyColumnWithoutModules() {
        assertEquals(List.of(List.of()), columns(new ModuleGraph(List.of(), List.of())));
    }
}
