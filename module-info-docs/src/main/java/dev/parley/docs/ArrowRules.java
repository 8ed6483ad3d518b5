package dev.parley.docs;

import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.List;
import java.util.Optional;

/// Which module may require which. An arrow in another direction is a bug.
final class ArrowRules {

    /// What the API may stand on, besides annotations.
    private static final List<String> FOUNDATIONS =
            List.of("io.helidon.", "tools.jackson.", "micrometer.", "java.");

    private final Reactor reactor;

    ArrowRules(Reactor reactor) {
        this.reactor = reactor;
    }

    /// One line per forbidden arrow, in order of modules.
    List<String> violations() {
        return reactor.modules().stream()
                .flatMap(
                        module ->
                                module.requires().stream()
                                        .flatMap(required -> violation(module, required).stream()))
                .toList();
    }

    private Optional<String> violation(ReactorModule module, Requires required) {
        return reason(module.role(), required)
                .map(
                        reason ->
                                "%s requires %s: %s"
                                        .formatted(module.name(), required.name(), reason));
    }

    private Optional<String> reason(Role role, Requires required) {
        Optional<Role> target = reactor.module(required.name()).map(ReactorModule::role);
        if (role == Role.API) {
            return forbidden(
                    target.isPresent() || !foundation(required),
                    "the API stands on Helidon, Jackson and Micrometer only. Move what needs more"
                            + " out of it.");
        }
        if (role == Role.PLUGIN) {
            return forbidden(
                    target.filter(other -> other != Role.API).isPresent(),
                    "a plug-in requires no module of Parley but dev.parley.api. Put what both need"
                            + " there.");
        }
        return forbidden(
                target.filter(other -> other == Role.PLUGIN).isPresent(),
                "nothing depends on a plug-in. Find it with ServiceLoader.");
    }

    private static Optional<String> forbidden(boolean broken, String reason) {
        return broken ? Optional.of(reason) : Optional.empty();
    }

    private static boolean foundation(Requires required) {
        return required.modifiers().contains(Modifier.STATIC)
                || FOUNDATIONS.stream().anyMatch(required.name()::startsWith);
    }
}
