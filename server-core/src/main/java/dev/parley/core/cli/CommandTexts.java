package dev.parley.core.cli;

import dev.parley.api.command.ModelTexts;
import dev.parley.api.model.BundledModelProvider;
import dev.parley.api.text.TextProcessing;
import dev.parley.core.config.Problems;
import dev.parley.core.config.ServerConfig;
import dev.parley.core.plugin.Registry;
import dev.parley.core.text.JinjaRenderer;
import dev.parley.core.text.ModelText;

import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDateTime;
import java.util.Optional;

/// Templates and tokenizers for a command. One thread.
final class CommandTexts implements ModelTexts {

    private final ServerConfig config;
    private final Registry<BundledModelProvider> bundled;
    private final ServerRuntime runtime;
    private final JinjaRenderer renderer = new JinjaRenderer();

    CommandTexts(
            ServerConfig config, Registry<BundledModelProvider> bundled, ServerRuntime runtime) {
        this.config = config;
        this.bundled = bundled;
        this.runtime = runtime;
    }

    @Override
    public Rendering render(String source, ObjectNode variables, LocalDateTime now) {
        return renderer.render(source, variables, now);
    }

    @Override
    public TextProcessing model() {
        Problems problems = new Problems();
        Optional<ModelChoice> choice = ModelChoice.of(config, bundled, runtime, problems);
        problems.throwIfAny();
        return ModelText.load(choice.orElseThrow().files(), config);
    }
}
