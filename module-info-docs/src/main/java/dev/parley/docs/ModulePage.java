package dev.parley.docs;

import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One module: purpose, requires, exports, uses, provides.
final class ModulePage {

    private final Reactor reactor;
    private final Registrations registrations;
    private final ReactorModule module;
    private final DocComment comment;

    ModulePage(Reactor reactor, Registrations registrations, ReactorModule module) {
        this.reactor = reactor;
        this.registrations = registrations;
        this.module = module;
        comment = reactor.moduleComment(module);
    }

    /// Where a module's page is, from the first page.
    static String file(String module) {
        return "modules/" + module + ".md";
    }

    String markdown() {
        Markdown page = new Markdown(module.name()).paragraph(comment.body());
        page.paragraph("Folder: [`%1$s`](../../../%1$s).".formatted(module.folder()));
        section(
                page,
                "Requires",
                List.of("module", "how"),
                module.requires().stream().map(this::required).toList());
        section(
                page,
                "Exports",
                List.of("package", "what it is"),
                module.exports().stream().map(this::exported).toList());
        section(
                page,
                "Uses",
                List.of("service", "for what"),
                module.descriptor().uses().stream().sorted().map(this::used).toList());
        section(page, "Provides", List.of("service", "name", "provider", "what it is"), provided());
        return page.toString();
    }

    private static void section(
            Markdown page, String title, List<String> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            page.heading(title).table(columns, rows);
        }
    }

    private List<String> required(Requires required) {
        String name = required.name();
        return List.of(
                reactor.contains(name) ? Markdown.link(name, name + ".md") : Markdown.literal(name),
                required.modifiers().stream()
                        .map(modifier -> modifier.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    private List<String> exported(String name) {
        return List.of(
                Markdown.literal(name), reactor.packageComment(module, name).firstParagraph());
    }

    private List<String> used(String service) {
        return List.of(service(service), comment.uses(service).orElse(""));
    }

    private List<List<String>> provided() {
        List<List<String>> rows = new ArrayList<>();
        for (Provides provided : module.provides()) {
            for (String provider : provided.providers().stream().sorted().toList()) {
                rows.add(
                        List.of(
                                service(provided.service()),
                                registrations.of(provided.service()).stream()
                                        .filter(
                                                registration ->
                                                        registration.provider().equals(provider))
                                        .map(registration -> Markdown.literal(registration.name()))
                                        .collect(Collectors.joining(", ")),
                                Markdown.literal(TypeName.of(provider).nested()),
                                reactor.typeComment(provider).firstParagraph()));
            }
        }
        return rows;
    }

    private String service(String service) {
        TypeName name = TypeName.of(service);
        return reactor.owner(service).isPresent()
                ? Markdown.link(name.nested(), "../spi.md" + Markdown.anchor(name.nested()))
                : Markdown.literal(name.canonical());
    }
}
