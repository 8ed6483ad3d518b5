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
import dev.parley.core.config.OptionType.Texts;
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

    /// `--allowed-origins`.
    public static final Option ALLOWED_ORIGINS =
            named("allowed-origins", HTTP, new Texts())
                    .standard("[]")
                    .does("Origins whose web pages may call the server; [\"*\"] for all.");

    /// `--allowed-methods`.
    public static final Option ALLOWED_METHODS =
            named("allowed-methods", HTTP, new Texts())
                    .standard("[\"*\"]")
                    .does("Methods that web pages of allowed origins may use.");

    /// `--allowed-headers`.
    public static final Option ALLOWED_HEADERS =
            named("allowed-headers", HTTP, new Texts())
                    .standard("[\"*\"]")
                    .does("Request headers that web pages of allowed origins may send.");

    /// `--allow-credentials`.
    public static final Option ALLOW_CREDENTIALS =
            named("allow-credentials", HTTP, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does("Web pages of allowed origins may send cookies and HTTP logins.");

    /// `--ssl-certfile`.
    public static final Option TLS_CERTIFICATE =
            named("ssl-certfile", HTTP, new Location("FILE"))
                    .does(
                            "PEM file with the server's certificate and those that vouch for it;"
                                    + " clients must speak HTTPS.");

    /// `--ssl-keyfile`.
    public static final Option TLS_KEY =
            named("ssl-keyfile", HTTP, new Location("FILE"))
                    .does("PEM file with the certificate's key. Otherwise that of --ssl-certfile.");

    /// `--ssl-ca-certs`.
    public static final Option TLS_AUTHORITIES =
            named("ssl-ca-certs", HTTP, new Location("FILE"))
                    .does("PEM file with the certificates that vouch for clients.");

    /// `--ssl-cert-reqs`.
    public static final Option TLS_CLIENTS =
            named("ssl-cert-reqs", HTTP, new Choice(List.of("0", "1", "2")))
                    .standard("0")
                    .does(
                            "Certificates of clients: 0 are not asked for, 1 may and 2 must be"
                                    + " shown.");

    /// `--enable-ssl-refresh`.
    public static final Option TLS_REFRESH =
            named("enable-ssl-refresh", HTTP, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does("Changed TLS files come in force without a restart.");

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

    /// `--sse-keep-alive-interval`.
    public static final Option KEEP_ALIVE =
            named("sse-keep-alive-interval", HTTP, new Whole(0, 86_400, "seconds", Notation.PLAIN))
                    .standard("0")
                    .does(
                            "Silence after which a chat or completion stream sends a comment, so"
                                    + " that proxies keep it open; 0 sends none.");

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
                    ALLOWED_ORIGINS,
                    ALLOWED_METHODS,
                    ALLOWED_HEADERS,
                    ALLOW_CREDENTIALS,
                    TLS_CERTIFICATE,
                    TLS_KEY,
                    TLS_AUTHORITIES,
                    TLS_CLIENTS,
                    TLS_REFRESH,
                    MAX_BODY,
                    REQUEST_ID,
                    LOAD_TRACKING,
                    STREAM_INTERVAL,
                    KEEP_ALIVE,
                    SHUTDOWN_TIMEOUT,
                    FINGERPRINT_MODE,
                    FINGERPRINT,
                    TOKENIZER_INFO,
                    SCALE_OUT);

    private HttpOptions() {}
}
