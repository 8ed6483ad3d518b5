package dev.parley.router.generate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A stream's deltas, joined, are the whole reply, however the engine cut its outputs.
class StreamEqualsWholeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PIECES =
            List.of("a", "b", " ", "«", "»", "\n", "\"", "😀", "é", "[f|x\"]", "]");
    private static final TestServer SERVER = new TestServer().parsing();
    private static final String BODY =
            "{'messages':[{'role':'user','content':'x'}],'tools':[{'function':{'name':'f'}}],'stop':['ab"
                + " ','b\\n"
                + "']%s}";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private record Reply(
            String content,
            String reasoning,
            Map<Integer, String> calls,
            String stop,
            String ids) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void holdsForSeed(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 8; round++) {
            String text = text(random);
            SERVER.script().play(Script.of(text), Script.of(text).by(1 + random.nextInt(6)));
            JsonNode choice =
                    SERVER.post("/v1/chat/completions", BODY.formatted(",'return_token_ids':true"))
                            .json()
                            .at("/choices/0");

            Reply streamed = streamed(random);

            assertEquals(whole(choice), streamed, "seed %d, text %s".formatted(seed, text));
        }
    }

    /// Calls are whole: what is abandoned differs between the two by design.
    private static String text(Random random) {
        StringBuilder out = new StringBuilder();
        int length = random.nextInt(30);
        for (int i = 0; i < length; i++) {
            out.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return out.toString();
    }

    private static Reply whole(JsonNode choice) {
        Map<Integer, String> calls = new TreeMap<>();
        JsonNode list = choice.at("/message/tool_calls");
        for (int i = 0; i < list.size(); i++) {
            calls.put(
                    i,
                    list.get(i).at("/function/name").asString()
                            + list.get(i).at("/function/arguments").asString());
        }
        String content = choice.at("/message/content").asString("");
        return new Reply(
                calls.isEmpty() ? content : content.strip(),
                choice.at("/message/reasoning").asString(""),
                calls,
                choice.path("stop_reason").asString(""),
                choice.path("token_ids").toString());
    }

    private static Reply streamed(Random random) {
        String more =
                ",'return_token_ids':true,'stream':true,'stream_interval':%d"
                        .formatted(1 + random.nextInt(4));
        StringBuilder content = new StringBuilder();
        StringBuilder reasoning = new StringBuilder();
        StringBuilder stop = new StringBuilder();
        StringBuilder ids = new StringBuilder();
        Map<Integer, String> calls = new TreeMap<>();
        for (String event : SERVER.post("/v1/chat/completions", BODY.formatted(more)).events()) {
            if (event.equals("[DONE]")) {
                continue;
            }
            JsonNode choice = JSON.readTree(event).at("/choices/0");
            content.append(choice.at("/delta/content").asString(""));
            reasoning.append(choice.at("/delta/reasoning").asString(""));
            stop.append(choice.path("stop_reason").asString(""));
            choice.path("token_ids")
                    .values()
                    .forEach(id -> ids.append(ids.isEmpty() ? "" : ",").append(id));
            for (JsonNode call : choice.at("/delta/tool_calls").values()) {
                calls.merge(
                        call.path("index").asInt(),
                        call.at("/function/name").asString("")
                                + call.at("/function/arguments").asString(""),
                        String::concat);
            }
        }
        String text = content.toString();
        return new Reply(
                calls.isEmpty() ? text : text.strip(),
                reasoning.toString(),
                calls,
                stop.toString(),
                "[" + ids + "]");
    }
}
