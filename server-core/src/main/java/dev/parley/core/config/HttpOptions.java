package dev.parley.core.config;

import static dev.parley.core.config.Option.named;
import static dev.parley.core.config.OptionGroup.HTTP;

import dev.parley.core.config.Option.Occurrence;
import dev.parley.core.config.OptionType.Choice;
import dev.parley.core.config.OptionType.Location;
import dev.parley.core.config.OptionType.Negation;
import dev.parley.core.config.OptionType.Notation;
import dev.parley.core.config.OptionType.Switch;
import dev.parley.core.config.OptionType.Text;
import dev.parley.core.config.OptionType.Whole;

import java.util.List;

/// Sockets, keys and limits of HTTP.
public final class HttpOptions {

    /// `--host`.
    public static final Option HOST =
            named("host", HTTP, new Text("ADDRESS"))
                    .does("Address to listen on. Otherwise every IPv4 address of the machine.");

    /// `--port`.
    public static final Option PORT =
            named("port", HTTP, new Whole(0, 65_535, "", Notation.PLAIN))
                    .standard("8000")
                    .does("Port to listen on; 0 takes a free one.");

    /// `--uds`.
    public static final Option SOCKET_FILE =
            named("uds", HTTP, new Location("FILE"))
                    .does("Unix domain socket to listen on, in place of host and port.");

    /// `--api-key`.
    public static final Option API_KEY =
            named("api-key", HTTP, new Text("KEY"))
                    .occurs(Occurrence.LIST)
                    .secret()
                    .variable("VLLM_API_KEY")
                    .does(
                            "Bearer keys that clients must show one of. Otherwise everybody may"
                                    + " come in.");

    /// `--api-key-scope`.
    public static final Option API_KEY_SCOPE =
            named("api-key-scope", HTTP, new Choice(List.of("all", "vllm")))
                    .standard("all")
                    .does(
                            "Paths that need a key: all but health, ping, version and metrics, or"
                                    + " only those that vLLM guards.");

    /// `--max-body-size`.
    public static final Option MAX_BODY =
            named(
                            "max-body-size",
                            HTTP,
                            new Whole(1024, Integer.MAX_VALUE, "bytes", Notation.SUFFIXED))
                    .standard("64M")
                    .does("Largest request body.");

    /// `--enable-request-id-headers`.
    public static final Option REQUEST_ID =
            named("enable-request-id-headers", HTTP, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does("Replies carry X-Request-Id.");

    /// `--enable-server-load-tracking`.
    public static final Option LOAD_TRACKING =
            named("enable-server-load-tracking", HTTP, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does("The path /load counts the requests in work.");

    /// `--stream-interval`.
    public static final Option STREAM_INTERVAL =
            named(
                            "stream-interval",
                            HTTP,
                            new Whole(1, Integer.MAX_VALUE, "tokens", Notation.PLAIN))
                    .standard("1")
                    .does("Tokens in one event of a stream; the first comes at once.");

    /// `--shutdown-timeout`.
    public static final Option SHUTDOWN_TIMEOUT =
            named("shutdown-timeout", HTTP, new Whole(0, 86_400, "seconds", Notation.PLAIN))
                    .standard("0")
                    .does(
                            "Time that running requests have to finish after SIGTERM; 0 ends them"
                                    + " at once.");

    /// `--fingerprint-mode`.
    public static final Option FINGERPRINT_MODE =
            named("fingerprint-mode", HTTP, new Choice(List.of("full", "hash", "custom", "none")))
                    .standard("full")
                    .does("What system_fingerprint in replies says.");

    /// `--fingerprint-value`.
    public static final Option FINGERPRINT =
            named("fingerprint-value", HTTP, new Text("TEXT"))
                    .does("The system_fingerprint of the mode custom.");

    /// `--enable-tokenizer-info-endpoint`.
    public static final Option TOKENIZER_INFO =
            named("enable-tokenizer-info-endpoint", HTTP, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does("The path /tokenizer_info shows the tokenizer's configuration.");

    /// `--enable-scale-out`.
    public static final Option SCALE_OUT =
            named("enable-scale-out", HTTP, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does(
                            "Requests can be rendered to token ids in one place and generated in"
                                    + " another: switches the render and token routes on.");

    static final List<Option> ALL =
            List.of(
                    HOST,
                    PORT,
                    SOCKET_FILE,
                    API_KEY,
                    API_KEY_SCOPE,
                    MAX_BODY,
                    REQUEST_ID,
                    LOAD_TRACKING,
                    STREAM_INTERVAL,
                    SHUTDOWN_TIMEOUT,
                    FINGERPRINT_MODE,
                    FINGERPRINT,
                    TOKENIZER_INFO,
                    SCALE_OUT);

    private HttpOptions() {}
}
