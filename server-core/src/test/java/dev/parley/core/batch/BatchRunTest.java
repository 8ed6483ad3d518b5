package dev.parley.core.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.core.batch.BatchTarget.Answer;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class BatchRunTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    /// Answers with the request's own text.
    private static Answer echo(String path, JsonNode body) {
        return new Answer(200, JSON.createObjectNode().put("text", body.path("text").asString()));
    }

    private static String request(String id, String text) {
        return """
        {"custom_id":"%s","method":"POST","url":"/v1/chat/completions","body":{"text":"%s"}}
        """
                .formatted(id, text)
                .strip();
    }

    private Path input(List<String> lines) throws IOException {
        return Files.write(folder.resolve("in.jsonl"), lines);
    }

    private Path output() {
        return folder.resolve("out.jsonl");
    }

    private void run(List<String> lines, BatchTarget target) throws Exception {
        run(lines, target, 4, (done, total) -> {});
    }

    private void run(
            List<String> lines, BatchTarget target, int concurrency, BatchRun.Progress progress)
            throws Exception {
        BatchInput input = BatchInput.read(input(lines).toString());
        new BatchRun(input, output().toString(), Optional.empty(), concurrency)
                .run(target, progress);
    }

    private List<JsonNode> written() throws IOException {
        return Files.readAllLines(output()).stream().map(JSON::readTree).toList();
    }

    private static List<String> requests(int count) {
        return IntStream.range(0, count).mapToObj(i -> request("r" + i, "t" + i)).toList();
    }

    @Test
    void writesWhatTheReferenceWrites() throws Exception {
        run(List.of(request("a", "hi"), ""), BatchRunTest::echo);

        assertEquals(
                "{'id':'vllm-*','custom_id':'a','response':{'status_code':200,'request_id':'vllm-batch-*',"
                    + "'body':{'text':'hi'}},'error':null}",
                Files.readString(output())
                        .strip()
                        .replaceAll("-[0-9a-f]{16}", "-*")
                        .replace('"', '\''));
    }

    @Test
    void keepsTheOrderWhateverEndsFirst() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        BatchTarget target =
                (path, body) -> {
                    if (body.path("text").asString().equals("t0")) {
                        second.await();
                    } else {
                        second.countDown();
                    }
                    return echo(path, body);
                };

        run(requests(3), target);

        assertEquals(
                List.of("r0", "r1", "r2"),
                written().stream().map(line -> line.path("custom_id").asString()).toList());
    }

    @Test
    void sendsNoMoreAtOnceThanAllowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        BatchTarget target =
                (path, body) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.yield();
                    now.decrementAndGet();
                    return echo(path, body);
                };

        run(requests(100), target, 3, (done, total) -> {});

        assertTrue(most.get() <= 3, "at once: " + most);
        assertEquals(100, written().size());
    }

    @Test
    void passesTheServersErrorsOn() throws Exception {
        Answer refusal =
                new Answer(
                        400,
                        JSON.readTree(
                                "{\"error\":{\"message\":\"no\",\"type\":\"BadRequestError\"}}"));

        run(List.of(request("a", "x")), (path, body) -> refusal);

        JsonNode line = written().getFirst();
        assertEquals(400, line.at("/response/status_code").asInt());
        assertTrue(line.at("/response/body").isNull());
        assertEquals("no", line.at("/error/error/message").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"custom_id":"a","method":"POST","url":"/v1/nothing","body":{}} | a | URL /v1/nothing was used.
                    {"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"stream":true}} | a | Request must not be sent in stream mode
                    {"custom_id":"a","method":"GET","url":"/v1/chat/completions","body":{}} | a | Line 1: method GET was used. Only POST is supported.
                    {"custom_id":"a","method":"POST","body":{}} | a | Line 1: 'url' must be a string.
                    {"custom_id":"a","method":"POST","url":"/v1/chat/completions"} | a | Line 1: 'body' must be an object.
                    {"method":"POST","url":"/v1/chat/completions","body":{}} | `` | Line 1: 'custom_id' must be a string.
                    {"custom_id": | `` | Line 1 is not valid JSON
                    """)
    void refusesABadLineAndGoesOn(String line, String customId, String problem) throws Exception {
        run(List.of(line, request("b", "x")), BatchRunTest::echo);

        JsonNode refused = written().getFirst();
        assertEquals(customId, refused.path("custom_id").asString());
        assertEquals(400, refused.at("/response/status_code").asInt());
        assertTrue(
                refused.path("error").asString().startsWith(problem),
                refused.path("error")::toString);
        assertEquals(200, written().getLast().at("/response/status_code").asInt());
    }

    @Test
    void saysWhenNoReplyCame() throws Exception {
        run(
                List.of(request("a", "x")),
                (path, body) -> {
                    throw new IOException("connection reset");
                });

        assertEquals(500, written().getFirst().at("/response/status_code").asInt());
    }

    @Test
    void tellsOfEveryLine() throws Exception {
        List<String> told = new ArrayList<>();

        run(requests(2), BatchRunTest::echo, 1, (done, total) -> told.add(done + "/" + total));

        assertEquals(List.of("0/2", "1/2", "2/2"), told);
    }

    @Nested
    class WhenARunWasKilled {

        @Test
        void goesOnWhereItsFileEnds() throws Exception {
            run(requests(5), BatchRunTest::echo);
            List<String> whole = Files.readAllLines(output());
            Files.writeString(
                    output(),
                    String.join("\n", whole.subList(0, 2)) + "\n" + whole.get(2).substring(0, 20));
            AtomicInteger sent = new AtomicInteger();

            run(
                    requests(5),
                    (path, body) -> {
                        sent.incrementAndGet();
                        return echo(path, body);
                    });

            assertEquals(3, sent.get());
            assertEquals(whole.subList(0, 2), Files.readAllLines(output()).subList(0, 2));
            assertEquals(
                    List.of("r0", "r1", "r2", "r3", "r4"),
                    written().stream().map(line -> line.path("custom_id").asString()).toList());
        }

        @Test
        void doesNothingWhenAllIsThere() throws Exception {
            run(requests(2), BatchRunTest::echo);
            String before = Files.readString(output());

            run(
                    requests(2),
                    (path, body) -> {
                        throw new IOException("must not be asked");
                    });

            assertEquals(before, Files.readString(output()));
        }

        @Test
        void keepsItsHandsOffOtherResults() throws Exception {
            Files.writeString(output(), "{\"custom_id\":\"other\"}\n");

            StartupFailure refusal =
                    assertThrows(StartupFailure.class, () -> run(requests(2), BatchRunTest::echo));

            assertTrue(refusal.getMessage().contains("holds results of another input"));
            assertEquals("{\"custom_id\":\"other\"}\n", Files.readString(output()));
        }
    }
}
