package dev.parley.core.cli;

import dev.parley.api.StartupFailure;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.core.config.ChatOptions;
import dev.parley.core.config.Problems;
import dev.parley.core.config.ServerConfig;
import dev.parley.core.lifecycle.ServerSetup;
import dev.parley.core.plugin.Plugins;
import dev.parley.core.plugin.Registry;
import dev.parley.core.reload.PluginParsers;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;
import java.util.Set;

/// The parsers and the structured-outputs backend that the operator chose. One thread.
final class ParserChoice {

    private static final String AUTO = "auto";
    private static final String BACKEND = "backend";

    /// Each of them stands for whichever backend there is.
    private static final Set<String> BACKENDS_OF_VLLM =
            Set.of(AUTO, "xgrammar", "guidance", "outlines", "lm-format-enforcer");

    private static final Set<String> STRUCTURED_SETTINGS =
            Set.of(
                    BACKEND,
                    "disable_any_whitespace",
                    "disable_additional_properties",
                    "disable_fallback",
                    "jump_forward");

    private final ServerConfig config;
    private final Plugins plugins;
    private final Plugins.Parsers known;
    private final Problems problems;

    /// @param problems told of names that nobody has
    ParserChoice(ServerConfig config, Plugins plugins, Problems problems) {
        this.config = config;
        this.plugins = plugins;
        known = plugins.parsers();
        this.problems = problems;
    }

    ServerSetup.Parsers choose() {
        if (config.enabled(ChatOptions.AUTO_TOOLS)
                && config.text(ChatOptions.TOOL_PARSER).isEmpty()) {
            problems.add(
                    "%s needs %s. Known: %s."
                            .formatted(
                                    ChatOptions.AUTO_TOOLS.flag(),
                                    ChatOptions.TOOL_PARSER.flag(),
                                    String.join(", ", known.tool().names())));
        }
        return new ServerSetup.Parsers(PluginParsers.of(config, plugins, problems), backend());
    }

    private <P> Optional<P> require(Registry<P> registry, String flag, String name) {
        try {
            return Optional.of(registry.require(flag, name));
        } catch (StartupFailure e) {
            problems.add(e);
            return Optional.empty();
        }
    }

    private Optional<StructuredOutputBackend> backend() {
        ObjectNode options = config.json(ChatOptions.STRUCTURED);
        String flag = ChatOptions.STRUCTURED.flag();
        options.propertyNames().stream()
                .filter(key -> !STRUCTURED_SETTINGS.contains(key))
                .forEach(
                        key ->
                                problems.add(
                                        "%s.%s: Parley does not have this setting of vLLM yet. Remove it."
                                                .formatted(flag, key)));
        String name = options.path(BACKEND).asString(AUTO);
        Optional<StructuredOutputBackend> backend =
                BACKENDS_OF_VLLM.contains(name)
                        ? known.structured().providers().stream().findFirst()
                        : require(known.structured(), flag + "." + BACKEND, name);
        return backend.map(chosen -> chosen.with(options));
    }
}
