import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Writes the AOT cache of a distribution: starts its server once, uses each kind of route, stops
/// it. The Java runtime then writes what it loaded and linked into `lib/parley.aot`.
///
/// Usage: `java Train.java DISTRIBUTION`. Runs at packaging with the JDK that the build selected.
public final class Train {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    /// Uses what real chat templates use; a part of a JSON string.
    private static final String TEMPLATE =
            """
            {%- macro call(c, sep='') -%}{{ c.name ~ sep }}{%- endmacro -%}
            {%- set ns = namespace(last=messages|length - 1, seen=false) -%}
            {%- set text %} {{- bos_token }} {%- endset -%}
            {%- for message in messages[::-1] -%}
            {%- set index = (messages|length - 1) - loop.index0 -%}
            {%- if not ns.seen and message.role == 'user' and not(message.content.startswith('<t>') and
             message.content.endswith('</t>')) -%}{%- set ns.seen = true -%}{%- set ns.last = index -%}{%- endif -%}
            {%- endfor -%}
            {%- for message in messages -%}
            {%- if (message.role == 'user') or (message['role'] == 'system' and not loop.first) -%}
            {{- '<|' + message.role + '|>' + message.content|trim + '<|end|>' -}}
            {%- elif message.role == 'assistant' and message.tool_calls is defined and message.content is string -%}
            {%- set parts = message.content.split('</think>') -%}
            {{- parts[-1].lstrip() ~ parts[0].rstrip().replace('a', 'b') -}}
            {%- for c in message.tool_calls -%}{%- if loop.last or loop.index0 > ns.last -%}{{- call(c, sep=',') -}}
            {{- c.arguments|tojson -}}{%- endif -%}{%- endfor -%}
            {%- else -%}{{- raise_exception('unexpected') -}}{%- endif -%}
            {%- endfor -%}
            {{- [1, 2.5, none]|join(',') ~ {'a': 1}.items()|list|length ~ ({'b': [true]}|tojson(indent=2)) -}}
            {{- (messages|selectattr('role', 'equalto', 'user')|map(attribute='content')|list)[:1]|first|upper -}}
            {{- strftime_now('%d %b %Y') ~ ('x' if enable_thinking is defined and enable_thinking is false else 'y') -}}
            {%- if add_generation_prompt -%}{{- '<|assistant|>' -}}{%- endif -%}\
            """
                    .replace("\n", " ");

    private Train() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path home = Path.of(arguments[0]);
        Path cache = home.resolve("lib/parley.aot");
        Files.deleteIfExists(cache);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder =
                new ProcessBuilder(
                        home.resolve("bin/parley").toString(),
                        "serve",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "" + port,
                        "--trust-request-chat-template");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PARLEY_AOT_OUTPUT", cache.toString());
        Path log = home.resolveSibling("training.log");
        home.resolve("bin/parley").toFile().setExecutable(true);
        Process server = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            use(client, "http://127.0.0.1:" + port, server);
        } finally {
            server.destroy();
        }
        if (!server.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)
                || server.exitValue() != 0
                || !Files.exists(cache)) {
            server.destroyForcibly();
            throw new IllegalStateException(
                    "The training run did not end well:\n" + Files.readString(log));
        }
    }

    private static void use(HttpClient client, String url, Process server)
            throws IOException, InterruptedException {
        awaitReady(client, url, server);
        get(client, url + "/v1/models");
        get(client, url + "/metrics");
        String messages =
                "\"messages\":[{\"role\":\"user\",\"content\":\"What is 2 plus"
                        + " 3?\"}],\"max_tokens\":32";
        post(client, url + "/v1/chat/completions", "{" + messages + "}");
        post(
                client,
                url + "/v1/chat/completions",
                "{" + messages + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
        post(
                client,
                url + "/v1/chat/completions",
                "{"
                        + messages
                        + """
                        ,"logprobs":true,"top_logprobs":2,"tools":[{"type":"function","function":{"name":"add","parameters":
                        {"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"integer"}}}}}]}\
                        """);
        post(
                client,
                url + "/v1/chat/completions",
                "{" + messages + ",\"chat_template\":\"" + TEMPLATE + "\"}");
        post(
                client,
                url + "/v1/completions",
                "{\"prompt\":\"Once upon\",\"max_tokens\":8,\"stream\":true}");
    }

    private static void awaitReady(HttpClient client, String url, Process server)
            throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline && server.isAlive()) {
            try {
                if (get(client, url + "/health") == 200) {
                    return;
                }
            } catch (IOException notListeningYet) {
                // asked again below
            }
            server.waitFor(50, TimeUnit.MILLISECONDS);
        }
        throw new IllegalStateException("The server to train with did not start; see training.log");
    }

    private static int get(HttpClient client, String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private static void post(HttpClient client, String url, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    url + " answered " + response.statusCode() + ": " + response.body());
        }
    }
}
