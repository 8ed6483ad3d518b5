package dev.parley.docs;

import java.util.List;

/// Modules and what they require of each other. Has no cycles: the compiler refuses them.
///
/// @param modules in order of their names
/// @param arrows in order of `from`, then `to`
record ModuleGraph(List<String> modules, List<Arrow> arrows) {

    /// `from` requires `to`.
    record Arrow(String from, String to) {}

    ModuleGraph {
        modules = List.copyOf(modules);
        arrows = List.copyOf(arrows);
    }

    static ModuleGraph of(Reactor reactor) {
        return new ModuleGraph(
                reactor.modules().stream().map(ReactorModule::name).toList(),
                reactor.modules().stream()
                        .flatMap(
                                module ->
                                        module.requires().stream()
                                                .filter(
                                                        required ->
                                                                reactor.contains(required.name()))
                                                .map(
                                                        required ->
                                                                new Arrow(
                                                                        module.name(),
                                                                        required.name())))
                        .toList());
    }

    /// The modules that `module` requires.
    List<String> targets(String module) {
        return arrows.stream().filter(arrow -> arrow.from().equals(module)).map(Arrow::to).toList();
    }

    /// One line per arrow.
    String text() {
        StringBuilder text = new StringBuilder();
        for (Arrow arrow : arrows) {
            text.append(arrow.from()).append(" -> ").append(arrow.to()).append('\n');
        }
        return text.toString();
    }

    /// A Mermaid diagram, left to right.
    String mermaid() {
        StringBuilder diagram = new StringBuilder("graph LR\n");
        for (String module : modules) {
            diagram.append("    %s[\"%s\"]\n".formatted(id(module), module));
        }
        for (Arrow arrow : arrows) {
            diagram.append("    %s --> %s\n".formatted(id(arrow.from()), id(arrow.to())));
        }
        return diagram.toString();
    }

    private static String id(String module) {
        return module.replace('.', '_');
    }
}
