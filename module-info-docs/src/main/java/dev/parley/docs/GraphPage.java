package dev.parley.docs;

import java.util.List;

/// The first page: every module in one line, and the graph as picture, diagram and text.
final class GraphPage {

    private static final String PICTURE = "graph.svg";

    private final Reactor reactor;
    private final ModuleGraph graph;

    GraphPage(Reactor reactor) {
        this.reactor = reactor;
        graph = ModuleGraph.of(reactor);
    }

    String markdown() {
        return new Markdown("Modules")
                .paragraph(
                        """
                        The rest of these pages: the [SPI reference](spi.md) and the [registered names](names.md). The
                        [flags](flags.md) are the server's; [versions of the API](api-versioning.md) says which plug-ins fit.
                        [Your parser in ten minutes](your-parser-in-ten-minutes.md) is where to start one.
                        """)
                .table(
                        List.of("module", "folder", "what it is"),
                        reactor.modules().stream().map(this::row).toList())
                .heading("Graph")
                .paragraph(
                        """
                        An arrow leads from a module to one that it requires. Blue is the API, yellow the server, green
                        what the server finds with `ServiceLoader`; nothing requires a green module, and a green module
                        requires the API only.
                        """)
                .paragraph("![The module graph](%s)".formatted(PICTURE))
                .heading("Mermaid")
                .code("mermaid", graph.mermaid())
                .heading("Text")
                .code("text", graph.text())
                .toString();
    }

    private List<String> row(ReactorModule module) {
        return List.of(
                Markdown.link(module.name(), ModulePage.file(module.name())),
                Markdown.literal(module.folder()),
                reactor.moduleComment(module).firstParagraph());
    }

    String svg() {
        return new SvgDrawing(reactor).draw(LayeredLayout.of(graph));
    }
}
