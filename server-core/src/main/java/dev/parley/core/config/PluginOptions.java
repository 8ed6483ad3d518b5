package dev.parley.core.config;

import static dev.parley.core.config.Option.named;
import static dev.parley.core.config.OptionGroup.PLUGINS;

import dev.parley.core.config.Option.Occurrence;
import dev.parley.core.config.OptionType.Location;
import dev.parley.core.config.OptionType.Negation;
import dev.parley.core.config.OptionType.Notation;
import dev.parley.core.config.OptionType.Switch;
import dev.parley.core.config.OptionType.Text;
import dev.parley.core.config.OptionType.Whole;

import java.util.List;

/// Plug-ins and middleware.
public final class PluginOptions {

    /// `--plugin-path`.
    public static final Option PATH =
            named("plugin-path", PLUGINS, new Location("PATH"))
                    .occurs(Occurrence.REPEATED)
                    .does(
                            "Folders with plug-in JARs, or single JARs. Otherwise the folder"
                                    + " plugins of the installation.");

    /// `--tool-parser-plugin`.
    public static final Option TOOL_PARSER =
            named("tool-parser-plugin", PLUGINS, new Location("JAR"))
                    .occurs(Occurrence.REPEATED)
                    .does("A further plug-in JAR, with tool parsers.");

    /// `--reasoning-parser-plugin`.
    public static final Option REASONING_PARSER =
            named("reasoning-parser-plugin", PLUGINS, new Location("JAR"))
                    .occurs(Occurrence.REPEATED)
                    .does("A further plug-in JAR, with reasoning parsers.");

    /// `--middleware`.
    public static final Option MIDDLEWARE =
            named("middleware", PLUGINS, new Text("CLASS"))
                    .alias("--middleware-class")
                    .occurs(Occurrence.REPEATED)
                    .does(
                            "Class of a further HTTP filter or middleware provider, from Parley or"
                                    + " any plug-in.");

    /// `--enable-plugin-reload`.
    public static final Option RELOAD =
            named("enable-plugin-reload", PLUGINS, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does(
                            "Adds POST /v1/plugins/reload, which loads new and changed JARs with"
                                    + " tool and reasoning parsers for requests that start"
                                    + " afterwards. Nothing else can be reloaded."
                                    + " VLLM_SERVER_DEV_MODE=1 adds it too.");

    /// `--parser-timeout-ms`.
    public static final Option PARSER_TIMEOUT =
            named("parser-timeout-ms", PLUGINS, new Whole(0, 600_000, "ms", Notation.PLAIN))
                    .standard("2000")
                    .does(
                            "How long a plug-in's parser may work on one piece of text before its"
                                    + " request goes on without it; 0 waits for ever.");

    /// `--ignore-broken-plugins`.
    public static final Option IGNORE_BROKEN =
            named("ignore-broken-plugins", PLUGINS, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does(
                            "Starts without the plug-ins that cannot be used, with a warning for"
                                    + " each. Otherwise one of them stops the start.");

    /// `--override-route`.
    public static final Option OVERRIDE_ROUTE =
            named("override-route", PLUGINS, new Text("PATH"))
                    .occurs(Occurrence.REPEATED)
                    .does(
                            "Paths whose built-in route a plug-in's router may replace, as its"
                                    + " pattern is written. Otherwise a route that is taken stops"
                                    + " the start.");

    static final List<Option> ALL =
            List.of(
                    PATH,
                    TOOL_PARSER,
                    REASONING_PARSER,
                    MIDDLEWARE,
                    RELOAD,
                    PARSER_TIMEOUT,
                    IGNORE_BROKEN,
                    OVERRIDE_ROUTE);

    private PluginOptions() {}
}
