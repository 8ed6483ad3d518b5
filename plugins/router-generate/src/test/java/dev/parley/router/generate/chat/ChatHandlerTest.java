package dev.parley.router.generate.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.Finish.Reason;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.OptionalLong;

class ChatHandlerTest {

    private static final String PATH = "/v1/chat/completions";

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer ask(String more) {
        return server.post(PATH, "{'messages':[{'role':'user','content':'hi'}]%s}".formatted(more));
    }

    private static String withoutTimes(String json) {
        return json.replaceAll("\"created\":\\d+", "\"created\":0")
                .replaceAll("parley-1.2.3-[0-9a-f]{8}", "parley-1.2.3-*")
                .replaceAll("chatcmpl-[0-9a-f]{16}", "chatcmpl-*");
    }

    @Nested
    class WhenAskedForAWholeReply {

        @Test
        void writesEveryField() {
            server.script().play(Script.of("Hé"));

            Answer answer = ask("");

            assertEquals(200, answer.status());
            assertEquals("application/json", answer.type());
            assertEquals(
                    ("{'id':'chatcmpl-*','object':'chat.completion','created':0,'model':'tiny','choices':[{'index':0,"
                         + "'message':{'role':'assistant','content':'Hé','refusal':null,'annotations':null,"
                         + "'audio':null,'function_call':null,'reasoning':null},'logprobs':null,"
                         + "'finish_reason':'stop','stop_reason':null,'token_ids':null,"
                         + "'routed_experts':null}],'service_tier':null,"
                         + "'system_fingerprint':'parley-1.2.3-*','usage':{'prompt_tokens':18,"
                         + "'total_tokens':21,'completion_tokens':3,'prompt_tokens_details':null,"
                         + "'completion_tokens_details':null},'prompt_logprobs':null,"
                         + "'prompt_token_ids':null,'prompt_text':null,'kv_transfer_params':null,"
                         + "'ec_transfer_params':null,'metrics':null}")
                            .replace('\'', '"'),
                    withoutTimes(answer.text()));
        }

        @Test
        @Timeout(10)
        void closesTheGeneration() throws InterruptedException {
            server.script().play(Script.of("x"));

            ask("");

            server.script().awaitClose();
        }

        @Test
        void reportsAStopToken() {
            server.script().play(Script.stopped("ab", 'c'));

            JsonNode choice = ask(",'stop_token_ids':[99]").json().path("choices").path(0);

            assertEquals("ab", choice.path("message").path("content").asString());
            assertEquals(99, choice.path("stop_reason").asInt());
            assertEquals(
                    List.of(99), server.script().requests().getFirst().sampling().stopTokenIds());
        }

        @Test
        void cutsAtAStopStringAndCancels() {
            server.script().play(Script.of("one two three"));

            JsonNode reply = ask(",'stop':['two','e t']").json();

            JsonNode choice = reply.path("choices").path(0);
            assertEquals("on", choice.path("message").path("content").asString());
            assertEquals("e t", choice.path("stop_reason").asString());
            assertEquals(5, reply.path("usage").path("completion_tokens").asInt());
            assertEquals(List.of(0), server.script().cancelled());
        }

        @Test
        void givesEveryChoiceItsOwnSeed() {
            server.script().play(Script.of("a"), Script.cut("bcd"));

            JsonNode reply = ask(",'n':2,'seed':7").json();

            assertEquals(
                    "a", reply.path("choices").path(0).path("message").path("content").asString());
            assertEquals("length", reply.path("choices").path(1).path("finish_reason").asString());
            assertEquals(5, reply.path("usage").path("completion_tokens").asInt());
            assertEquals(
                    List.of(OptionalLong.of(7), OptionalLong.of(8)),
                    server.script().requests().stream()
                            .map(request -> request.sampling().seed())
                            .toList());
        }

        @Test
        void listsLogprobsWithTheSampledTokenFirst() {
            server.script().play(Script.of("a"));

            JsonNode first =
                    ask(",'logprobs':true,'top_logprobs':2")
                            .json()
                            .at("/choices/0/logprobs/content/0");

            assertEquals(
                    "{'token':'a','logprob':-0.5,'bytes':[97],'top_logprobs':[{'token':'a','logprob':-0.5,'bytes':[97]},"
                                    .replace('\'', '"')
                            + "{\"token\":\"x\",\"logprob\":-0.25,\"bytes\":[120]}]}",
                    first.toString());
        }

        @Test
        void returnsIdsAndPromptText() {
            server.script().play(Script.of("a"));

            JsonNode reply = ask(",'return_token_ids':true,'return_prompt_text':true").json();

            assertEquals("[97,1256]", reply.at("/choices/0/token_ids").toString());
            assertEquals(18, reply.path("prompt_token_ids").size());
            assertEquals("user:hi\nassistant:", reply.path("prompt_text").asString());
        }

        @Test
        void takesTheIdFromTheHeader() {
            server.script().play(Script.of("a"));

            Answer answer =
                    server.post(
                            PATH,
                            "{'request_id':'mine','messages':[{'role':'user','content':''}]}",
                            "X-Request-Id",
                            "theirs");

            assertEquals("chatcmpl-theirs", answer.json().path("id").asString());
        }

        @Test
        void scoresThePrompt() {
            server.script().play(Script.of("a"));

            JsonNode logprobs = ask(",'prompt_logprobs':1").json().path("prompt_logprobs");

            assertTrue(logprobs.path(0).isNull());
            assertEquals(
                    "{'115':{'logprob':-0.5,'rank':2,'decoded_token':'s'},".replace('\'', '"')
                            + "\"120\":{\"logprob\":-0.25,\"rank\":1,\"decoded_token\":\"x\"}}",
                    logprobs.path(1).toString());
        }

        @Test
        void turnsAnInternalFailureInto500() {
            server.script().play(Script.cut("a").ending(Reason.ERROR));

            Answer answer = ask("");

            assertEquals(500, answer.status());
            assertEquals(
                    "InternalServerError", answer.json().path("error").path("type").asString());
        }
    }

    @Nested
    class WhenStreaming {

        @Test
        void sendsRoleDeltasFinishAndDone() {
            server.script().play(Script.of("Hi"));

            Answer answer = ask(",'stream':true");

            String start =
                    "{'id':'chatcmpl-*','object':'chat.completion.chunk','created':0,'model':'tiny','choices':"
                            .replace('\'', '"');
            assertEquals("text/event-stream; charset=utf-8", answer.type());
            assertEquals(
                    List.of(
                            start
                                    + ("[{'index':0,'delta':{'role':'assistant','content':''},'logprobs':null,"
                                           + "'finish_reason':null}],'prompt_token_ids':null,'prompt_text':null}")
                                            .replace('\'', '"'),
                            start
                                    + "[{'index':0,'delta':{'content':'H'},'logprobs':null,'finish_reason':null,'token_ids':null}]}"
                                            .replace('\'', '"'),
                            start
                                    + "[{'index':0,'delta':{'content':'i'},'logprobs':null,'finish_reason':null,'token_ids':null}]}"
                                            .replace('\'', '"'),
                            start
                                    + ("[{'index':0,'delta':{'content':''},'logprobs':null,'finish_reason':'stop',"
                                           + "'stop_reason':null,'token_ids':null}],"
                                           + "'system_fingerprint':'parley-1.2.3-*'}")
                                            .replace('\'', '"'),
                            "[DONE]"),
                    withoutTimes(answer.text())
                            .lines()
                            .filter(line -> !line.isEmpty())
                            .map(line -> line.substring(6))
                            .toList());
        }

        @Test
        void mergesTokensThatCameTogetherButKeepsTheEndApart() {
            server.script().play(Script.of("abcd").by(10));

            List<String> events = ask(",'stream':true,'return_token_ids':true").events();

            assertEquals(4, events.size());
            assertTrue(events.get(1).contains("{\"content\":\"abcd\"}"), events.get(1));
            assertTrue(events.get(1).contains("\"token_ids\":[97,98,99,100]"), events.get(1));
            assertTrue(events.get(2).contains("\"token_ids\":[1256]"), events.get(2));
        }

        @Test
        void waitsForTheIntervalAfterTheFirstToken() {
            server.script().play(Script.of("abcdefg"));

            List<String> events = ask(",'stream':true,'stream_interval':3").events();

            List<String> texts =
                    events.stream()
                            .filter(
                                    event ->
                                            event.contains("\"content\":\"")
                                                    && !event.contains("role"))
                            .map(event -> event.replaceAll(".*\"content\":\"([^\"]*)\".*", "$1"))
                            .toList();
            assertEquals(List.of("a", "bcd", "efg", ""), texts);
        }

        @Test
        void endsWithTheTextThatWaitedForMore() {
            server.script().play(Script.of("abcdef"));

            List<String> events = ask(",'stream':true,'stream_interval':3").events();

            String last = events.get(events.size() - 2);
            assertTrue(last.contains("\"content\":\"ef\""), last);
            assertTrue(last.contains("\"finish_reason\":\"stop\""), last);
        }

        @Test
        void endsWithUsageThatCarriesTheFingerprint() {
            server.script().play(Script.of("a"));

            List<String> events =
                    ask(",'stream':true,'stream_options':{'include_usage':true}").events();

            String usage = events.get(events.size() - 2);
            assertTrue(
                    usage.contains(
                            "\"choices\":[],\"usage\":{\"prompt_tokens\":18,\"total_tokens\":20,"
                                    + "\"completion_tokens\":2},\"system_fingerprint\""),
                    usage);
            assertFalse(events.get(events.size() - 3).contains("fingerprint"));
        }

        @Test
        void countsInEveryEventWhenAsked() {
            server.script().play(Script.of("a"));

            List<String> events =
                    ask(",'stream':true,'stream_options':{'include_usage':true,'continuous_usage_stats':true}")
                            .events();

            assertTrue(events.get(0).contains("\"completion_tokens\":0}"), events.get(0));
            assertTrue(
                    events.get(1).contains("\"total_tokens\":19,\"completion_tokens\":1}"),
                    events.get(1));
        }

        @Test
        void tellsOfAFailureInAnEvent() {
            server.script().play(Script.of("abc")).failAfter(2);

            List<String> events = ask(",'stream':true").events();

            assertEquals("[DONE]", events.getLast());
            assertTrue(
                    events.get(events.size() - 2).contains("The engine failed."),
                    events.toString());
        }

        @Test
        void answersAFailureBeforeTheFirstOutputWithItsStatus() {
            server.script().play(Script.of("abc")).failAfter(0);

            assertEquals(500, ask(",'stream':true").status());
        }

        @Test
        void beginsEveryChoiceWithItsRole() {
            server.script().play(Script.of("a"), Script.of("b"));

            List<String> events = ask(",'stream':true,'n':2").events();

            assertTrue(events.get(0).contains("\"index\":0,\"delta\":{\"role\""));
            assertTrue(events.get(1).contains("\"index\":1,\"delta\":{\"role\""));
            assertEquals(7, events.size());
        }
    }

    @Nested
    class WhenTheModelHasDefaults {

        @Test
        void usesThemWhereTheClientIsSilent() {
            server.file(
                            "generation_config.json",
                            "{\"temperature\":0.5,\"top_k\":9,\"eos_token_id\":[1256,65]}")
                    .script()
                    .play(Script.of("a"));

            ask(",'top_k':3");

            SamplingParams sampling = server.script().requests().getFirst().sampling();
            assertEquals(0.5f, sampling.temperature());
            assertEquals(3, sampling.topK());
            assertEquals(List.of(1256), sampling.endTokens());
            assertEquals(List.of(65), sampling.stopTokenIds());
            assertEquals(182, sampling.maxTokens());
        }
    }

    @Test
    void passesPriorityAndSalt() {
        server.script().play(Script.of("a"));

        server.post(
                PATH,
                "{'cache_salt':'s','priority':4,'messages':[{'role':'user','content':''}]}",
                "X-Vllm-Priority",
                "-3");

        GenerationRequest request = server.script().requests().getFirst();
        assertEquals("s", request.cacheSalt());
        assertEquals(-3, request.priority());
    }

    @Nested
    class WhenThePromptComesInIds {

        @Test
        void takesThemForTheConversation() {
            server.script().play(Script.of("x"));

            ask(",'kv_transfer_params':{'prompt_token_ids':[97,98]}");

            assertArrayEquals(new int[] {97, 98}, server.script().requests().getFirst().prompt());
        }

        @Test
        void rendersAConversationWhoseEndIsRepeated() {
            server.script().play(Script.of("x"));

            ask(",'echo':true,'kv_transfer_params':{'prompt_token_ids':[97,98]}");

            assertTrue(server.script().requests().getFirst().prompt().length > 2);
        }

        @Test
        void refusesWhatAreNoIds() {
            for (String ids : List.of("[]", "[-1]", "'x'", "['a']", "[99999]")) {
                Answer answer = ask(",'kv_transfer_params':{'prompt_token_ids':%s}".formatted(ids));

                assertEquals(400, answer.status(), ids);
                assertEquals(
                        "kv_transfer_params.prompt_token_ids",
                        answer.json().at("/error/param").asString());
            }
        }
    }

    @Nested
    class WhenABalancerPicksAnEngine {

        @Test
        void refusesOneThatDoesNotExist() {
            for (String rank : List.of("1", "-1")) {
                Answer answer =
                        server.post(
                                PATH,
                                "{'messages':[{'role':'user','content':'hi'}]}",
                                "X-data-parallel-rank",
                                rank);

                assertEquals(400, answer.status());
                assertEquals(
                        "data_parallel_rank %s is out of range [0, 1).".formatted(rank),
                        answer.message());
            }
        }

        @Test
        void ignoresWhatIsNoNumber() {
            server.script().play(Script.of("x"), Script.of("y"));
            for (String rank : List.of("0", "x")) {
                assertEquals(
                        200,
                        server.post(
                                        PATH,
                                        "{'messages':[{'role':'user','content':'hi'}]}",
                                        "X-data-parallel-rank",
                                        rank)
                                .status());
            }
        }
    }
}
