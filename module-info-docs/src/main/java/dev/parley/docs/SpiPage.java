package dev.parley.docs;

import java.util.List;
import java.util.stream.Collectors;

/// The service types: what they are for, who uses and who provides them.
final class SpiPage {

    private final Reactor reactor;
    private final Registrations registrations;

    SpiPage(Reactor reactor, Registrations registrations) {
        this.reactor = reactor;
        this.registrations = registrations;
    }

    String markdown() {
        Markdown page =
                new Markdown("SPI reference")
                        .paragraph(
                                """
                                A plug-in is a JAR whose module requires `dev.parley.api` and provides one or more of these services.
                                """);
        reactor.services().forEach(service -> service(page, service));
        return page.toString();
    }

    private void service(Markdown page, String service) {
        TypeName name = TypeName.of(service);
        page.heading(name.nested())
                .paragraph(Markdown.literal(name.canonical()))
                .paragraph(reactor.typeComment(service).firstParagraph());
        String users =
                reactor.modules().stream()
                        .filter(module -> module.descriptor().uses().contains(service))
                        .map(module -> Markdown.link(module.name(), ModulePage.file(module.name())))
                        .collect(Collectors.joining(", "));
        page.paragraph(users.isEmpty() ? "" : "Used by " + users + ".");
        List<Registration> providers = registrations.of(service);
        if (providers.isEmpty()) {
            page.paragraph("Parley ships no provider.");
        } else {
            page.table(
                    List.of("name", "provider", "module"),
                    providers.stream().map(SpiPage::row).toList());
        }
    }

    private static List<String> row(Registration registration) {
        return List.of(
                Markdown.link(
                        registration.name(),
                        "names.md" + Markdown.anchor(TypeName.of(registration.service()).nested())),
                Markdown.literal(registration.provider()),
                Markdown.link(registration.module(), ModulePage.file(registration.module())));
    }
}
