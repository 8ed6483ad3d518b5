package dev.parley.router.generate.completions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.SamplingParams.Thinking;
import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;

class CompletionsHandlerTest {

    private static final String PATH = "/v1/completions";

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer ask(String fields) {
        return server.post(PATH, "{%s}".formatted(fields));
    }

    private static String withoutTimes(String json) {
        return json.replaceAll("\"created\":\\d+", "\"created\":0")
                .replaceAll("parley-1.2.3-[0-9a-f]{8}", "parley-1.2.3-*")
                .replaceAll("cmpl-[0-9a-f]{16}", "cmpl-*");
    }

    @Nested
    class WhenAskedForAWholeReply {

        @Test
        void writesEveryField() {
            server.script().play(Script.of("b"));

            assertEquals(
                    ("{'id':'cmpl-*','object':'text_completion','created':0,'model':'tiny','choices':[{'index':0,"
                         + "'text':'b','logprobs':null,'finish_reason':'stop','stop_reason':null,"
                         + "'token_ids':null,'prompt_logprobs':null,'prompt_token_ids':null,"
                         + "'routed_experts':null}],'service_tier':null,"
                         + "'system_fingerprint':'parley-1.2.3-*','usage':{'prompt_tokens':1,"
                         + "'total_tokens':3,'completion_tokens':2,'prompt_tokens_details':null,"
                         + "'completion_tokens_details':null},'kv_transfer_params':null,"
                         + "'ec_transfer_params':null,'metrics':null}")
                            .replace('\'', '"'),
                    withoutTimes(ask("'prompt':'a'").text()));
            assertEquals(16, server.script().requests().getFirst().sampling().maxTokens());
        }

        @Test
        void ordersChoicesPromptByPrompt() {
            server.script().play(Script.of("1"), Script.of("2"), Script.of("3"), Script.of("4"));

            JsonNode reply = ask("'request_id':'r','prompt':['a','bc'],'n':2").json();

            assertEquals(
                    List.of("1", "2", "3", "4"),
                    reply.path("choices").values().stream()
                            .map(choice -> choice.path("text").asString())
                            .toList());
            assertEquals(
                    List.of("cmpl-r-0", "cmpl-r-0", "cmpl-r-1", "cmpl-r-1"),
                    server.script().requests().stream().map(request -> request.id()).toList());
            assertEquals(3, reply.at("/usage/prompt_tokens").asInt());
            assertEquals(8, reply.at("/usage/completion_tokens").asInt());
        }

        @Test
        void takesIdsAndListsOfIds() {
            server.script().play(Script.of("x"), Script.of("y"), Script.of("z"));

            ask("'prompt':[97,98]");
            ask("'prompt':[[97],['98']]");

            assertEquals(
                    List.of(2, 1, 1),
                    server.script().requests().stream()
                            .map(request -> request.prompt().length)
                            .toList());
        }

        @Test
        void echoesThePromptWithItsScores() {
            server.script().play(Script.cut("c"));

            JsonNode choice = ask("'prompt':'ab','echo':true,'logprobs':1").json().at("/choices/0");

            assertEquals("abc", choice.path("text").asString());
            assertEquals(
                    ("{'text_offset':[0,1,2],'token_logprobs':[null,-0.5,-0.5],'tokens':['a','b','c'],"
                         + "'top_logprobs':[null,{'b':-0.5,'x':-0.25},{'c':-0.5,'x':-0.25}]}")
                            .replace('\'', '"'),
                    choice.path("logprobs").toString());
            assertEquals(2, choice.path("prompt_logprobs").size());
        }

        @Test
        void scoresAPromptWithoutGenerating() {
            server.script().play(Script.cut("c"));

            JsonNode reply = ask("'prompt':'ab','echo':true,'max_tokens':0,'logprobs':0").json();

            assertEquals("ab", reply.at("/choices/0/text").asString());
            assertEquals(2, reply.at("/choices/0/logprobs/tokens").size());
            assertEquals("{\"b\":-0.5}", reply.at("/choices/0/logprobs/top_logprobs/1").toString());
            assertEquals(1, reply.at("/usage/completion_tokens").asInt());
        }

        @Test
        void showsTokensByIdWhenAsked() {
            server.script().play(Script.cut("c"));

            JsonNode logprobs =
                    ask("'prompt':'ab','logprobs':0,'return_tokens_as_token_ids':true")
                            .json()
                            .at("/choices/0/logprobs");

            assertEquals("[\"token_id:99\"]", logprobs.path("tokens").toString());
        }

        @Test
        void tellsOfCachedTokensWhenTheOperatorWants() {
            server.with("enable-prompt-tokens-details", "true").script().play(Script.of("b"));

            assertEquals(
                    "{\"cached_tokens\":3,\"created_cache_tokens\":null,\"multimodal_tokens\":null}",
                    ask("'prompt':'a'").json().at("/usage/prompt_tokens_details").toString());
        }
    }

    @Nested
    class WhenStreaming {

        @Test
        void sendsTextsThenTheEnd() {
            server.script().play(Script.of("b"));

            List<String> events = ask("'prompt':'a','stream':true").events();

            assertEquals(3, events.size());
            assertEquals(
                    ("{'id':'cmpl-*','object':'text_completion','created':0,'model':'tiny','choices':[{'index':0,"
                         + "'text':'b','logprobs':null,'finish_reason':null,'stop_reason':null,"
                         + "'prompt_token_ids':null,'token_ids':null}]}")
                            .replace('\'', '"'),
                    withoutTimes(events.getFirst()));
            assertTrue(
                    withoutTimes(events.get(1))
                            .endsWith(
                                    "\"text\":\"\",\"logprobs\":null,\"finish_reason\":\"stop\",\"stop_reason\":null,"
                                        + "\"prompt_token_ids\":null,\"token_ids\":null}],"
                                        + "\"system_fingerprint\":\"parley-1.2.3-*\"}"),
                    events.get(1));
        }

        @Test
        void countsOffsetsAcrossEventsAndTheEcho() {
            server.script().play(Script.cut("cd"));

            List<String> events =
                    ask("'prompt':'ab','echo':true,'logprobs':0,'stream':true").events();

            assertTrue(events.get(0).contains("\"text\":\"abc\""), events.get(0));
            assertTrue(events.get(0).contains("\"text_offset\":[0,1,2]"), events.get(0));
            assertTrue(events.get(0).contains("\"prompt_token_ids\":[97,98]"), events.get(0));
            assertTrue(events.get(1).contains("\"text_offset\":[3]"), events.get(1));
        }

        @Test
        void endsWithUsage() {
            server.script().play(Script.of("b"));

            List<String> events =
                    ask("'prompt':'a','stream':true,'stream_options':{'include_usage':true,'continuous_usage_stats':true}")
                            .events();

            assertTrue(
                    events.get(0)
                            .endsWith(
                                    "\"usage\":{\"prompt_tokens\":1,\"total_tokens\":2,\"completion_tokens\":1}}"),
                    events.get(0));
            assertTrue(
                    events.get(2).contains("\"choices\":[],\"usage\":{\"prompt_tokens\":1,"),
                    events.get(2));
        }

        @Test
        void holdsBackWhatMayBecomeAStopString() {
            server.script().play(Script.of("a--b"));

            List<String> texts =
                    ask("'prompt':'a','stop':'---','stream':true").events().stream()
                            .filter(event -> event.startsWith("{"))
                            .map(event -> event.replaceAll(".*\"text\":\"([^\"]*)\".*", "$1"))
                            .toList();

            assertEquals("a--b", String.join("", texts));
            assertEquals("", texts.getFirst());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'prompt':'' ~ prompt ~ Either prompt or prompt_embeds must be provided and"
                        + " non-empty. (parameter=prompt)",
                "'max_tokens':1 ~ prompt ~ Either prompt or prompt_embeds must be provided and"
                        + " non-empty. (parameter=prompt)",
                "'prompt':[] ~ null ~ You must pass at least one prompt",
                "'prompt':['','a'] ~ null ~ The decoder prompt cannot be empty",
                "'prompt':[1,999999] ~ null ~ Token id 999999 is out of vocabulary",
                "'prompt':'a','max_tokens':0 ~ max_tokens ~ max_tokens must be at least 1, got 0."
                        + " (parameter=max_tokens, value=0)",
                "'prompt':'a','max_tokens':2000 ~ max_tokens ~ max_tokens=2000 cannot be greater"
                        + " than max_model_len=200. Please request fewer output tokens."
                        + " (parameter=max_tokens, value=2000)",
                "'prompt':'a','logprobs':-2 ~ logprobs ~ `logprobs` must be a positive value or -1."
                        + " (parameter=logprobs, value=-2)",
                "'prompt':'a','logprobs':50 ~ logprobs ~ Requested sample logprobs of 50, which is"
                        + " greater than max allowed: 20 (parameter=logprobs, value=50)",
                "'prompt':'a','logprob_token_ids':[1] ~ logprob_token_ids ~ when using"
                    + " `logprob_token_ids`, `logprobs` must be set. (parameter=logprob_token_ids)",
                "'prompt':'a','suffix':'b' ~ suffix ~ suffix is only supported for models with FIM"
                        + " completion rendering",
                "'prompt':'a','suffix':'b','echo':true ~ suffix ~ Echo is unsupported with suffix.",
                "'prompt':'a','prompt_embeds':'x','echo':true ~ null ~ Echo is unsupported with"
                        + " prompt embeds.",
                "'prompt':'a','prompt_embeds':'x','prompt_logprobs':1 ~ null ~ prompt_logprobs is"
                        + " not compatible with prompt embeds.",
                "'prompt_embeds':'' ~ prompt_embeds ~ You must set `--enable-prompt-embeds` to"
                        + " input `prompt_embeds`. (parameter=prompt_embeds)",
                "'prompt':'a','vllm_xargs':{'a':[36893488147419103232]} ~ extra_args ~ extra_args"
                        + " integers must be between -2**63 and 2**64 - 1. (parameter=extra_args)",
                "'prompt':'a','prompt_embeds':'x' ~ prompt_embeds ~ You must set"
                        + " `--enable-prompt-embeds` to input `prompt_embeds`."
                        + " (parameter=prompt_embeds)"
            })
    void refusesValuesInTheReferencesWords(String fields, String parameter, String message) {
        JsonNode error = ask(fields).json().path("error");

        assertEquals(message, error.path("message").asString());
        assertEquals(parameter, error.path("param").asString("null"));
        assertEquals(400, error.path("code").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'prompt':5 ~ body.prompt",
                "'prompt':{} ~ body.prompt",
                "'prompt':[-1] ~ body.prompt.0",
                "'prompt':['a',5] ~ body.prompt.1",
                "'prompt':'a','n':null ~ body.n"
            })
    void refusesTypes(String fields, String parameter) {
        JsonNode error = ask(fields).json().path("error");

        assertEquals("Bad Request", error.path("type").asString());
        assertEquals(parameter, error.path("param").asString());
    }

    @Nested
    class WithAThinkingBudget {

        @Test
        void theOperatorsMarkersAreEnough() {
            server.with(
                    "reasoning-config",
                    "{\"reasoning_start_str\":\"<\",\"reasoning_end_str\":\">\"}");
            server.script().play(Script.of("b"));

            ask("'prompt':'a','thinking_token_budget':0");

            assertEquals(
                    Optional.of(
                            new Thinking(
                                    0, List.of((int) '<'), List.of((int) '>'), List.of((int) '>'))),
                    server.script().requests().getFirst().sampling().thinking());
        }

        @Test
        void withoutMarkersItIsRefused() {
            Answer answer = ask("'prompt':'a','thinking_token_budget':4");

            assertEquals(400, answer.status());
            assertTrue(answer.message().startsWith("thinking_token_budget is set but"));
        }
    }
}
