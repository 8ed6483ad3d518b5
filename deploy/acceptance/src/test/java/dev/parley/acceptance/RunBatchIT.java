package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// `parley run-batch` on 1,000 requests of which 50 are bad, killed on the way and started again.
final class RunBatchIT {

    private static final int REQUESTS = 1_000;
    private static final int EVERY = 20;

    @TempDir Path folder;

    @Test
    void losesNothingThatWasWritten() throws IOException, InterruptedException {
        Path input = folder.resolve("in.jsonl");
        Path output = folder.resolve("out.jsonl");
        Files.write(input, IntStream.range(0, REQUESTS).mapToObj(RunBatchIT::line).toList());

        Process first = start(input, output);
        boolean over = false;
        while (!over && lines(output).size() < REQUESTS / 4) {
            over = first.waitFor(20, TimeUnit.MILLISECONDS);
        }
        first.destroyForcibly().waitFor();
        List<String> kept = lines(output);
        assertTrue(kept.size() >= REQUESTS / 4, log());

        Process second = start(input, output);
        assertEquals(0, second.waitFor(), log());

        List<String> all = lines(output);
        assertEquals(kept, all.subList(0, kept.size()));
        assertEquals(
                IntStream.range(0, REQUESTS).mapToObj(RunBatchIT::id).toList(),
                all.stream()
                        .map(ParleyServer.JSON::readTree)
                        .map(reply -> reply.path("custom_id").asString())
                        .toList());
        assertOutcomes(all);
    }

    private static void assertOutcomes(List<String> replies) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            JsonNode reply = ParleyServer.JSON.readTree(replies.get(i));
            int status = reply.at("/response/status_code").asInt();
            boolean bad = i % EVERY == 0;
            boolean told =
                    bad
                            ? status == 400
                                    && reply.at("/response/body").isNull()
                                    && !reply.path("error").isNull()
                            : status == 200
                                    && reply.path("error").isNull()
                                    && reply.at("/response/body/choices").size() == 1;
            if (!told) {
                wrong.add(replies.get(i));
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static String id(int number) {
        return "request-" + number;
    }

    /// Bad ones are so in turns: a wrong value, an unknown path, a stream, a wrong method.
    private static String line(int number) {
        String body = "{'messages':[{'role':'user','content':'Say %d'}],'max_tokens':2%s}";
        boolean bad = number % EVERY == 0;
        int kind = bad ? number / EVERY % 4 : -1;
        String more =
                switch (kind) {
                    case 0 -> ",'temperature':-1";
                    case 2 -> ",'stream':true";
                    default -> "";
                };
        return "{'custom_id':'%s','method':'%s','url':'%s','body':%s}"
                .formatted(
                        id(number),
                        kind == 3 ? "GET" : "POST",
                        kind == 1 ? "/v1/other" : "/v1/chat/completions",
                        body.formatted(number, more))
                .replace('\'', '"');
    }

    private Process start(Path input, Path output) throws IOException {
        return new ProcessBuilder(
                        ParleyServer.distribution().resolve("bin/parley").toString(),
                        "run-batch",
                        "-i",
                        input.toString(),
                        "-o",
                        output.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// The whole lines of a file that may be written at the moment.
    private static List<String> lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
