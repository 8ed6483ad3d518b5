package dev.parley.docs;

import dev.parley.api.command.CommandProvider;
import dev.parley.api.engine.EngineProvider;
import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.api.model.BundledModelProvider;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.router.TaskRouter;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.tool.ToolParserProvider;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Everything that is registered under a name.
///
/// @param all by service, then by name
record Registrations(List<Registration> all) {

    private static final List<NamedService<?>> SERVICES =
            List.of(
                    new NamedService<>(
                            CommandProvider.class,
                            CommandProvider::name,
                            command -> List.of(),
                            Registrations::usage),
                    new NamedService<>(EngineProvider.class, EngineProvider::name),
                    new NamedService<>(
                            MiddlewareProvider.class,
                            MiddlewareProvider::name,
                            filter -> List.of(),
                            Registrations::place),
                    new NamedService<>(BundledModelProvider.class, BundledModelProvider::name),
                    new NamedService<>(
                            ReasoningParserProvider.class,
                            ReasoningParserProvider::name,
                            ReasoningParserProvider::aliases,
                            parser -> List.of()),
                    new NamedService<>(
                            TaskRouter.class,
                            TaskRouter::name,
                            router -> List.of(),
                            Registrations::mounting),
                    new NamedService<>(
                            StructuredOutputBackend.class, StructuredOutputBackend::name),
                    new NamedService<>(
                            ToolParserProvider.class,
                            ToolParserProvider::name,
                            ToolParserProvider::aliases,
                            parser -> List.of()));

    Registrations {
        all =
                all.stream()
                        .sorted(
                                Comparator.comparing(Registration::service)
                                        .thenComparing(Registration::name))
                        .toList();
    }

    /// Loads the providers on the module path.
    static Registrations load() {
        return new Registrations(SERVICES.stream().flatMap(NamedService::load).toList());
    }

    private static List<String> usage(CommandProvider command) {
        return List.of(
                "`parley %s %s` %s."
                        .formatted(command.name(), command.arguments(), command.summary()));
    }

    private static List<String> place(MiddlewareProvider filter) {
        return List.of("Place in the chain: %d.".formatted(filter.order()));
    }

    private static List<String> mounting(TaskRouter router) {
        if (router.tasks().isEmpty()) {
            return List.of("Mounted always.");
        }
        return List.of(
                router.tasks().stream()
                        .map(task -> task.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(", ", "Mounted for: ", ".")));
    }

    /// One line per service type of the reactor whose providers are not loaded.
    static List<String> unlisted(Reactor reactor) {
        List<String> listed = SERVICES.stream().map(service -> service.type().getName()).toList();
        return reactor.services().stream()
                .filter(service -> !listed.contains(service))
                .map(
                        service ->
                                service
                                        + ": its providers' names are unknown. List it in"
                                        + " Registrations of module-info-docs.")
                .toList();
    }

    /// The providers of one service, by name.
    List<Registration> of(String service) {
        return all.stream().filter(registration -> registration.service().equals(service)).toList();
    }
}
