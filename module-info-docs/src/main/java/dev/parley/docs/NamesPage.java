package dev.parley.docs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every registered name with its provider's documentation.
final class NamesPage {

    private final Reactor reactor;
    private final Registrations registrations;

    NamesPage(Reactor reactor, Registrations registrations) {
        this.reactor = reactor;
        this.registrations = registrations;
    }

    String markdown() {
        Markdown page =
                new Markdown("Registered names")
                        .table(List.of("service", "names and further names"), index());
        for (String service : services()) {
            page.heading(TypeName.of(service).nested());
            registrations.of(service).forEach(registration -> entry(page, registration));
        }
        return page.toString();
    }

    private List<String> services() {
        return registrations.all().stream().map(Registration::service).distinct().toList();
    }

    private List<List<String>> index() {
        return services().stream()
                .map(
                        service ->
                                List.of(
                                        Markdown.link(
                                                TypeName.of(service).nested(),
                                                Markdown.anchor(TypeName.of(service).nested())),
                                        registrations.of(service).stream()
                                                .flatMap(
                                                        found ->
                                                                Stream.concat(
                                                                        Stream.of(found.name()),
                                                                        found.aliases().stream()))
                                                .sorted()
                                                .map(Markdown::literal)
                                                .collect(Collectors.joining(", "))))
                .toList();
    }

    private void entry(Markdown page, Registration registration) {
        page.subheading(Markdown.literal(registration.name()));
        if (!registration.aliases().isEmpty()) {
            page.paragraph(
                    registration.aliases().stream()
                            .map(Markdown::literal)
                            .collect(Collectors.joining(", ", "Also called ", ".")));
        }
        page.paragraph(reactor.typeComment(registration.provider()).body());
        registration.facts().forEach(page::paragraph);
        page.paragraph(
                "Made by `%s` of %s."
                        .formatted(
                                registration.provider(),
                                Markdown.link(
                                        registration.module(),
                                        ModulePage.file(registration.module()))));
    }
}
