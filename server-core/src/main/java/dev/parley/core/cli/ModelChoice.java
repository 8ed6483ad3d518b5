package dev.parley.core.cli;

import dev.parley.api.model.BundledModelProvider;
import dev.parley.api.model.ModelFiles;
import dev.parley.core.config.ModelOptions;
import dev.parley.core.config.NearestName;
import dev.parley.core.config.Problems;
import dev.parley.core.config.ServerConfig;
import dev.parley.core.plugin.Registry;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The model to serve.
///
/// @param name what the operator calls it, or the bundled model's name
/// @param files its files
/// @param settings its own settings by flag name; empty for a folder
record ModelChoice(String name, ModelFiles files, Map<String, String> settings) {

    private static final String FLAG = ModelOptions.SOURCE.flag();

    /// Copies the map.
    ModelChoice {
        settings = Map.copyOf(settings);
    }

    /// Finds the model; empty when there is none, which is reported.
    static Optional<ModelChoice> of(
            ServerConfig config,
            Registry<BundledModelProvider> bundled,
            ServerRuntime runtime,
            Problems problems) {
        Optional<String> wanted = config.text(ModelOptions.SOURCE);
        if (wanted.isEmpty()) {
            return only(bundled, problems);
        }
        String name = wanted.get();
        Optional<ModelChoice> named = bundled.find(name).map(ModelChoice::bundled);
        if (named.isPresent()) {
            return named;
        }
        if (!isFolder(name)) {
            problems.add(missing(name, bundled));
            return Optional.empty();
        }
        return Optional.of(new ModelChoice(name, runtime.files(Path.of(name)), Map.of()));
    }

    private static Optional<ModelChoice> only(
            Registry<BundledModelProvider> bundled, Problems problems) {
        return switch (bundled.entries().size()) {
            case 0 -> {
                problems.add(
                        "%s: no model is given, and none is bundled. Give the folder of one."
                                .formatted(FLAG));
                yield Optional.empty();
            }
            case 1 -> Optional.of(bundled(bundled.providers().getFirst()));
            default -> {
                problems.add(
                        "%s: no model is given, and several are bundled: %s. Name one of them or a folder."
                                .formatted(FLAG, String.join(", ", bundled.names())));
                yield Optional.empty();
            }
        };
    }

    private static ModelChoice bundled(BundledModelProvider provider) {
        return new ModelChoice(provider.name(), provider.files(), provider.settings());
    }

    private static String missing(String name, Registry<BundledModelProvider> bundled) {
        String known =
                bundled.names().isEmpty()
                        ? ""
                        : " Bundled: %s.".formatted(String.join(", ", bundled.names()));
        return "%s: there is no folder '%s'.%s%s Give the folder of a model; Parley does not download any."
                .formatted(
                        FLAG,
                        name,
                        NearestName.among(bundled.names(), name)
                                .map(" Did you mean '%s'?"::formatted)
                                .orElse(""),
                        known);
    }

    private static boolean isFolder(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
