package dev.parley.router.generate.fake;

import dev.parley.api.ParleyException;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.router.HttpJson;
import dev.parley.api.router.Operations;
import dev.parley.api.router.RouterContext;
import dev.parley.api.router.ServedModel;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.text.ChatTemplate;
import dev.parley.api.text.ChatTemplate.ContentFormat;
import dev.parley.api.text.TextProcessing;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.router.generate.GenerateRouter;

import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The router behind a real web server on a free port, with everything else faked.
public final class TestServer implements AutoCloseable, RouterContext {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ScriptedEngine engine;
    private final PlainTemplate template;
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, String> flags = new HashMap<>();
    private Optional<ToolParserProvider> tools = Optional.empty();
    private Optional<ReasoningParserProvider> reasoning = Optional.empty();
    private Optional<StructuredOutputBackend> backend = Optional.empty();
    private WebServer server;

    /// An answer.
    ///
    /// @param status of HTTP
    /// @param type media type
    /// @param text body
    public record Answer(int status, String type, String text) {

        /// The body as JSON.
        public JsonNode json() {
            return JSON.readTree(text);
        }

        /// The data of all events.
        public List<String> events() {
            List<String> out = new ArrayList<>();
            for (String block : text.split("\n\n")) {
                out.add(block.substring("data: ".length()));
            }
            return out;
        }

        /// The message of the error.
        public String message() {
            return json().path("error").path("message").asString();
        }
    }

    /// A server for a template of some form.
    public TestServer(ContentFormat format) {
        engine = new ScriptedEngine(200);
        template = new PlainTemplate(format);
    }

    /// A server for a template that takes texts.
    public TestServer() {
        this(ContentFormat.STRING);
    }

    /// The engine.
    public ScriptedEngine script() {
        return engine;
    }

    /// The template.
    public PlainTemplate template() {
        return template;
    }

    /// Sets a flag or variable; before the first request.
    public TestServer with(String flag, String value) {
        flags.put(flag, value);
        return this;
    }

    /// Adds a file; before the first request.
    public TestServer file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /// Sets the parsers; before the first request.
    public TestServer parsing() {
        tools = Optional.of(new BarTools());
        reasoning = Optional.of(new GuillemetReasoning());
        return with("enable-auto-tool-choice", "true");
    }

    /// Sets the tool parser; before the first request.
    public TestServer parsing(ToolParserProvider parser) {
        tools = Optional.of(parser);
        return with("enable-auto-tool-choice", "true");
    }

    /// Sets the backend for structured outputs; before the first request.
    public TestServer constraining(StructuredOutputBackend with) {
        backend = Optional.of(with);
        return this;
    }

    /// Posts JSON, single quotes standing for double ones.
    public Answer post(String path, String body, String... headers) {
        return call("POST", path, body.replace('\'', '"'), headers);
    }

    /// Posts JSON as [#post] does and gives one header of the reply, or an empty text.
    public String headerOf(String path, String body, String wanted, String... headers) {
        try {
            HttpURLConnection connection = connect("POST", path, body.replace('\'', '"'), headers);
            connection.getResponseCode();
            String value = connection.getHeaderField(wanted);
            return value == null ? "" : value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gets.
    public Answer get(String path) {
        return call("GET", path, "");
    }

    private Answer call(String method, String path, String body, String... headers) {
        try {
            HttpURLConnection connection = connect(method, path, body, headers);
            int status = connection.getResponseCode();
            try (InputStream in =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                String text =
                        in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(status, String.valueOf(connection.getContentType()), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpURLConnection connect(String method, String path, String body, String... headers)
            throws IOException {
        URI uri = URI.create("http://localhost:%d%s".formatted(port(), path));
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            connection.setRequestProperty(headers[i], headers[i + 1]);
        }
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        return connection;
    }

    private int port() {
        if (server == null) {
            server =
                    WebServer.builder()
                            .host("localhost")
                            .port(0)
                            .shutdownHook(false)
                            .routing(
                                    routing -> {
                                        new GenerateRouter().routes(routing, this);
                                        routing.error(
                                                ParleyException.class,
                                                (request, response, error) ->
                                                        http().send(
                                                                        response,
                                                                        Status.create(
                                                                                error.status()),
                                                                        TestJson.error(error)));
                                    })
                            .build()
                            .start();
        }
        return server.port();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
    }

    @Override
    public EngineClient engine() {
        return engine;
    }

    @Override
    public ServedModel model() {
        return new ServedModel(List.of("tiny", "alias"), "models/tiny", new MapFiles(files));
    }

    @Override
    public TextProcessing text() {
        return new TextProcessing() {
            @Override
            public Tokenizer tokenizer() {
                return new CharTokenizer();
            }

            @Override
            public ChatTemplate chatTemplate(boolean withTools) {
                return template;
            }

            @Override
            public ChatTemplate compile(String source) {
                return template;
            }
        };
    }

    @Override
    public Optional<ToolParserProvider> toolParser() {
        return tools;
    }

    @Override
    public Optional<ReasoningParserProvider> reasoningParser() {
        return reasoning;
    }

    @Override
    public Optional<StructuredOutputBackend> structuredOutputs() {
        return backend;
    }

    @Override
    public HttpJson http() {
        return new TestJson();
    }

    @Override
    public MapSettings settings() {
        return new MapSettings(flags);
    }

    @Override
    public MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Override
    public Operations operations() {
        return new Operations() {
            @Override
            public String version() {
                return "1.2.3";
            }

            @Override
            public int serverLoad() {
                return 0;
            }

            @Override
            public MetricsPage metrics(String accept) {
                return new MetricsPage("text/plain", new byte[0]);
            }
        };
    }
}
