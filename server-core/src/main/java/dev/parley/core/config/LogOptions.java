package dev.parley.core.config;

import static dev.parley.core.config.Option.named;
import static dev.parley.core.config.OptionGroup.LOGGING;

import dev.parley.core.config.Option.Occurrence;
import dev.parley.core.config.OptionType.Choice;
import dev.parley.core.config.OptionType.Negation;
import dev.parley.core.config.OptionType.Switch;
import dev.parley.core.config.OptionType.Text;

import java.util.List;

/// Logs.
public final class LogOptions {

    /// `--log-level`.
    public static final Option LEVEL =
            named(
                            "log-level",
                            LOGGING,
                            new Choice(
                                    List.of(
                                            "trace",
                                            "debug",
                                            "info",
                                            "warning",
                                            "error",
                                            "critical")))
                    .standard("info")
                    .variable("VLLM_LOGGING_LEVEL")
                    .does("Least level that is logged.");

    /// `--uvicorn-log-level`.
    public static final Option HTTP_LEVEL =
            named(
                            "uvicorn-log-level",
                            LOGGING,
                            new Choice(
                                    List.of(
                                            "critical",
                                            "error",
                                            "warning",
                                            "info",
                                            "debug",
                                            "trace")))
                    .standard("info")
                    .does(
                            "Least level of the log of requests; above info there is none. Other"
                                    + " entries go by --log-level.");

    /// `--log-format`.
    public static final Option FORMAT =
            named("log-format", LOGGING, new Choice(List.of("text", "json")))
                    .standard("text")
                    .does("One readable line or one JSON object per entry.");

    /// `--disable-uvicorn-access-log`.
    public static final Option NO_ACCESS_LOG =
            named("disable-uvicorn-access-log", LOGGING, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does("Requests are not logged.");

    /// `--disable-access-log-for-endpoints`.
    public static final Option SILENT_PATHS =
            named("disable-access-log-for-endpoints", LOGGING, new Text("PATHS"))
                    .occurs(Occurrence.LIST)
                    .does("Paths whose requests are not logged, with commas between them.");

    /// `--enable-log-requests`.
    public static final Option REQUESTS =
            named("enable-log-requests", LOGGING, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does("The parameters of each request are logged.");

    /// `--disable-log-stats`.
    public static final Option NO_STATS =
            named("disable-log-stats", LOGGING, new Switch(Negation.PRESENCE))
                    .standard("false")
                    .does("No engine statistics in log and metrics.");

    static final List<Option> ALL =
            List.of(LEVEL, HTTP_LEVEL, FORMAT, NO_ACCESS_LOG, SILENT_PATHS, REQUESTS, NO_STATS);

    private LogOptions() {}
}
