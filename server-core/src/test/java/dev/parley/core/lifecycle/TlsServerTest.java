package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.Finish;
import dev.parley.core.tls.TlsIdentity;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLContext;

class TlsServerTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir static Path folder;
    private static TlsIdentity identity;
    private static TlsIdentity client;
    private static TlsIdentity stranger;

    @BeforeAll
    static void make() {
        identity = TlsIdentity.create("EC", folder);
        client = TlsIdentity.create("EC", folder);
        stranger = TlsIdentity.create("EC", folder);
    }

    private static Map<String, String> files(String name, TlsIdentity server) throws IOException {
        return new HashMap<>(
                Map.of(
                        "ssl-keyfile",
                        Files.writeString(folder.resolve(name + "-key.pem"), server.keyPem())
                                .toString(),
                        "ssl-certfile",
                        Files.writeString(
                                        folder.resolve(name + "-cert.pem"), server.certificatePem())
                                .toString()));
    }

    private static TestServer start(Map<String, String> settings) throws InterruptedException {
        return new TestServer(settings, LIMIT);
    }

    private static TestServer startAsking(String requirement)
            throws IOException, InterruptedException {
        Map<String, String> settings = files("asking", identity);
        settings.put(
                "ssl-ca-certs",
                Files.writeString(folder.resolve("ca.pem"), client.certificatePem()).toString());
        settings.put("ssl-cert-reqs", requirement);
        return start(settings);
    }

    private static HttpResponse<String> get(TestServer server, SSLContext context)
            throws IOException, InterruptedException {
        try (HttpClient https = HttpClient.newBuilder().sslContext(context).build()) {
            return https.send(
                    HttpRequest.newBuilder(
                                    URI.create("https://127.0.0.1:" + server.port() + "/items/7"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void speaksHttps() throws Exception {
        try (TestServer server = start(files("plain", identity))) {
            HttpResponse<String> reply = get(server, identity.anonymousClient());
            assertEquals("\"7\"", reply.body());
            assertEquals(
                    identity.certificate(),
                    reply.sslSession().orElseThrow().getPeerCertificates()[0]);
        }
    }

    @Test
    void streamsEachEventAtOnce() throws Exception {
        try (TestServer server = start(files("stream", identity));
                HttpClient https =
                        HttpClient.newBuilder().sslContext(identity.anonymousClient()).build()) {
            CompletableFuture<HttpResponse<InputStream>> reply =
                    https.sendAsync(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "https://127.0.0.1:"
                                                            + server.port()
                                                            + "/v1/chat/completions"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            FakeEngine.FakeGeneration generation = server.engine.generations.take();
            generation.token(7);
            InputStream events = reply.get().body();
            assertEquals("data: 7\n\n", text(events, 9));
            generation.token(8);
            assertEquals("data: 8\n\n", text(events, 9));
            generation.finish(Finish.Reason.STOP);
            assertEquals("data: [DONE]\n\n", text(events, 100));
        }
    }

    private static String text(InputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Test
    void givesPlainHttpNoAnswer() throws Exception {
        try (TestServer server = start(files("silent", identity));
                Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream()
                    .write(
                            "GET /items/7 HTTP/1.1\r\nHost: x\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertTrue(!readable(socket).contains("HTTP/"));
        }
    }

    private static String readable(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException reset) {
            return "";
        }
    }

    @Test
    void refusesClientsWithoutTheCertificateItRequires() throws Exception {
        try (TestServer server = startAsking("2")) {
            assertThrows(IOException.class, () -> get(server, identity.anonymousClient()));
            assertThrows(IOException.class, () -> get(server, identity.clientOf(stranger)));
            assertEquals(200, get(server, identity.clientOf(client)).statusCode());
        }
    }

    @Test
    void takesClientsWithAndWithoutTheCertificateItMaySee() throws Exception {
        try (TestServer server = startAsking("1")) {
            assertEquals(200, get(server, identity.anonymousClient()).statusCode());
            assertEquals(200, get(server, identity.clientOf(client)).statusCode());
        }
    }

    @Test
    void showsANewCertificateWithoutARestart() throws Exception {
        Map<String, String> settings = files("refreshed", identity);
        settings.put("enable-ssl-refresh", "true");
        try (TestServer server = start(settings)) {
            get(server, identity.anonymousClient());
            files("refreshed", stranger);
            long deadline = System.nanoTime() + LIMIT.toNanos();
            boolean shown = false;
            while (!shown && System.nanoTime() < deadline) {
                shown = trusts(server, stranger);
            }
            assertTrue(shown);
        }
    }

    private static boolean trusts(TestServer server, TlsIdentity expected)
            throws InterruptedException {
        try {
            return get(server, expected.anonymousClient()).statusCode() == 200;
        } catch (IOException otherCertificate) {
            return false;
        }
    }
}
