package dev.parley.router.ops;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.Settings;
import dev.parley.api.Task;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineStats;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.ModelInfo;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.router.EventStream;
import dev.parley.api.router.HttpJson;
import dev.parley.api.router.JsonWriter;
import dev.parley.api.router.LoadedPlugin;
import dev.parley.api.router.Operations;
import dev.parley.api.router.RouterContext;
import dev.parley.api.router.ServedModel;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.text.TextProcessing;
import dev.parley.api.tool.ToolParserProvider;

import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// A server whose engine lives until it is told to fail.
final class OpsContext implements RouterContext {

    private final String developmentMode;
    private volatile Optional<EngineFailed> failure = Optional.empty();

    private volatile ElasticEngine elastic = (_, _) -> {};
    private volatile boolean scaling;
    private volatile Set<Task> tasks = Set.of(Task.GENERATE);

    /// What happens when the engine is told to scale.
    interface ElasticEngine {

        void scale(int replicas, Duration drain) throws TimeoutException;
    }

    void elastic(ElasticEngine how) {
        elastic = how;
    }

    void tasks(Set<Task> what) {
        tasks = what;
    }

    OpsContext() {
        this("0");
    }

    /// @param developmentMode of the environment
    OpsContext(String developmentMode) {
        this.developmentMode = developmentMode;
    }

    void fail(String reason) {
        failure = Optional.of(new EngineFailed(reason));
    }

    @Override
    public EngineClient engine() {
        return new MortalEngine();
    }

    @Override
    public HttpJson http() {
        return new PlainJson();
    }

    @Override
    public Operations operations() {
        return new FixedOperations();
    }

    @Override
    public ServedModel model() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TextProcessing text() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ToolParserProvider> toolParser() {
        return Optional.empty();
    }

    @Override
    public Optional<ReasoningParserProvider> reasoningParser() {
        return Optional.empty();
    }

    @Override
    public Optional<StructuredOutputBackend> structuredOutputs() {
        return Optional.empty();
    }

    @Override
    public Settings settings() {
        return new DevelopmentSettings(developmentMode);
    }

    @Override
    public MeterRegistry meters() {
        throw new UnsupportedOperationException();
    }

    /// An environment with one variable.
    private record DevelopmentSettings(String mode) implements Settings {

        @Override
        public Optional<String> text(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> list(String name) {
            return List.of();
        }

        @Override
        public OptionalLong number(String name) {
            return OptionalLong.empty();
        }

        @Override
        public boolean enabled(String name) {
            return false;
        }

        @Override
        public Optional<String> environment(String variable) {
            return variable.equals("VLLM_SERVER_DEV_MODE") ? Optional.of(mode) : Optional.empty();
        }
    }

    private record FixedOperations() implements Operations {

        @Override
        public String version() {
            return "1.2.3";
        }

        @Override
        public int serverLoad() {
            return 7;
        }

        @Override
        public List<LoadedPlugin> plugins() {
            return List.of(
                    new LoadedPlugin(
                            "tool parser",
                            "shout",
                            List.of("loud"),
                            "com.example.shout",
                            Optional.of("1.0"),
                            Optional.of("/plugins/shout.jar")),
                    new LoadedPlugin(
                            "router",
                            "plain",
                            List.of(),
                            "plain",
                            Optional.empty(),
                            Optional.empty()));
        }

        @Override
        public MetricsPage metrics(String accept) {
            return new MetricsPage(
                    "text/plain; version=1.0.0; charset=utf-8",
                    ("up 1\n# accept " + accept).getBytes(StandardCharsets.UTF_8));
        }
    }

    private record PlainJson() implements HttpJson {

        @Override
        public ObjectNode body(ServerRequest request) {
            try {
                if (JsonMapper.shared().readTree(request.content().as(String.class))
                        instanceof ObjectNode object) {
                    return object;
                }
            } catch (JacksonException e) {
                throw (InvalidRequest) InvalidRequest.schema("not JSON", "body").initCause(e);
            }
            throw InvalidRequest.schema("not an object", "body");
        }

        @Override
        public void send(ServerResponse response, Status status, JsonWriter reply) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JsonGenerator json = JsonMapper.shared().createGenerator(bytes)) {
                reply.write(json);
            }
            response.status(status)
                    .header(HeaderValues.CONTENT_TYPE_JSON)
                    .send(bytes.toByteArray());
        }

        @Override
        public EventStream events(ServerResponse response) {
            throw new UnsupportedOperationException();
        }
    }

    private final class MortalEngine implements EngineClient {

        @Override
        public Optional<EngineFailed> failure() {
            return failure;
        }

        @Override
        public Set<Task> tasks() {
            return tasks;
        }

        @Override
        public boolean scaling() {
            return scaling;
        }

        @Override
        public void scale(int replicas, Duration drain) throws TimeoutException {
            scaling = true;
            try {
                elastic.scale(replicas, drain);
            } finally {
                scaling = false;
            }
        }

        @Override
        public ModelInfo model() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Generation generate(List<GenerationRequest> requests) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EngineStats stats() {
            return new EngineStats(0, 0, 0);
        }

        @Override
        public void resetPrefixCache() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            fail("closed");
        }
    }
}
