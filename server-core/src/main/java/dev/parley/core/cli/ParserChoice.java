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

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parsers and the structured-outputs backend that the operator chose. One thread.
final class ParserChoice {

    private static final String AUTO = "auto";
    private static final String BACKEND = "backend";

    /// Each of them stands for whichever backend there is.
    private static final Set<String> BACKENDS_OF_VLLM =
            Set.of(AUTO, "xgrammar", "guidance", "outlines", "lm-format-enforcer");

    private static final String WHITESPACE = "disable_any_whitespace";
    private static final String PROPERTIES = "disable_additional_properties";

    /// Settings that are on or off.
    private static final Set<String> SWITCHES =
            Set.of(
                    WHITESPACE,
                    PROPERTIES,
                    "disable_fallback",
                    "enable_in_reasoning",
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

    private void check(String flag, Map.Entry<String, JsonNode> option) {
        if (SWITCHES.contains(option.getKey())) {
            if (!option.getValue().isBoolean()) {
                problems.add(
                        "%s.%s must be true or false, not %s."
                                .formatted(flag, option.getKey(), option.getValue()));
            }
        } else if (!option.getKey().equals(BACKEND)) {
            problems.add(
                    "%s.%s: Parley does not have this setting of vLLM yet. Remove it."
                            .formatted(flag, option.getKey()));
        }
    }

    /// What vLLM refuses of a backend that the operator named.
    private void checkSupported(ObjectNode options, String name) {
        boolean vllm = BACKENDS_OF_VLLM.contains(name) && !name.equals(AUTO);
        boolean guidance = name.equals("guidance");
        if (vllm
                && options.path(WHITESPACE).asBoolean(false)
                && !guidance
                && !name.equals("xgrammar")) {
            problems.add(
                    "%s is only supported for xgrammar and guidance backends."
                            .formatted(WHITESPACE));
        }
        if (vllm && options.path(PROPERTIES).asBoolean(false) && !guidance) {
            problems.add("%s is only supported for the guidance backend.".formatted(PROPERTIES));
        }
    }

    private Optional<StructuredOutputBackend> backend() {
        ObjectNode options = config.json(ChatOptions.STRUCTURED);
        String flag = ChatOptions.STRUCTURED.flag();
        options.properties().forEach(option -> check(flag, option));
        String name = options.path(BACKEND).asString(AUTO);
        checkSupported(options, name);
        Optional<StructuredOutputBackend> backend =
                BACKENDS_OF_VLLM.contains(name)
                        ? known.structured().providers().stream().findFirst()
                        : require(known.structured(), flag + "." + BACKEND, name);
        return backend.map(chosen -> chosen.with(options));
    }
}
