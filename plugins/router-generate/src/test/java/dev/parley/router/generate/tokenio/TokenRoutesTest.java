package dev.parley.router.generate.tokenio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.Finish.Reason;
import dev.parley.api.engine.SamplingParams;
import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class TokenRoutesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestServer server = new TestServer().with("enable-scale-out", "true");

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer ask(String fields) {
        return server.post("/inference/v1/generate", "{%s}".formatted(fields));
    }

    @Nested
    class WhenAskedForAWholeReply {

        @Test
        void writesEveryField() {
            server.script().play(Script.of("b"));

            String reply =
                    ask("'token_ids':[97],'sampling_params':{},'request_id':'r'")
                            .text()
                            .replaceAll("\"created\":\\d+", "\"created\":0");

            assertEquals(
                    ("{'request_id':'generate-tokens-r','model':'tiny','created':0,'usage':{'prompt_tokens':1,"
                         + "'total_tokens':3,'completion_tokens':2,'prompt_tokens_details':null,"
                         + "'completion_tokens_details':null},'prompt_logprobs':null,"
                         + "'prompt_token_id_logprobs':null,'prompt_token_ids':null,'mm_placeholders':null,"
                         + "'metrics':null,'kv_transfer_params':null,'ec_transfer_params':null,"
                         + "'output_mode':'tokens','choices':[{'index':0,'finish_reason':'stop','stop_reason':null,"
                         + "'token_ids':[98,1256],'routed_experts':null,'sampling_mask':null,"
                         + "'weight_versions':[{'version':'default','start':0,'end':2}],'logprobs':null}]}")
                            .replace('\'', '"'),
                    reply);
        }

        @Test
        void fillsWhatIsLeftOutWithNeutralValues() {
            server.file("generation_config.json", "{\"temperature\":0.3,\"top_k\":20}")
                    .script()
                    .play(Script.of("b"));

            ask("'token_ids':[97],'sampling_params':{}");

            SamplingParams params = server.script().requests().getFirst().sampling();
            assertEquals(1f, params.temperature());
            assertEquals(0, params.topK());
            assertEquals(199, params.maxTokens());
        }

        @Test
        void listsCandidatesById() {
            server.script().play(Script.cut("b"));

            JsonNode scores =
                    ask("'token_ids':[97],'sampling_params':{'logprobs':1}")
                            .json()
                            .at("/choices/0/logprobs");

            assertEquals(
                    ("{'content':[{'token_id':98,'logprob':-0.5,'rank':2,"
                                    + "'top_logprobs':[{'token_id':98,'logprob':-0.5,'rank':2}]}]}")
                            .replace('\'', '"'),
                    scores.toString());
        }

        @Test
        void showsTextsWhenAsked() {
            server.script().play(Script.of("b"));

            JsonNode reply =
                    ask("'token_ids':[97],'sampling_params':{'logprobs':1},'output_mode':'text',"
                                    + "'return_token_ids':true")
                            .json();

            assertEquals("b", reply.at("/choices/0/text").asString());
            assertEquals("b", reply.at("/choices/0/logprobs/content/0/token").asString());
            assertEquals("[97]", reply.path("prompt_token_ids").toString());
        }

        @Test
        void saysThatARequestWasAborted() {
            server.script().play(Script.of("bc").ending(Reason.ABORT));

            JsonNode reply = ask("'token_ids':[97],'sampling_params':{}").json();

            assertEquals("abort", reply.at("/choices/0/finish_reason").asString());
        }
    }

    @Nested
    class WhenStreaming {

        @Test
        void sendsIdsThenTheUsage() {
            server.script().play(Script.of("b"));

            List<String> events =
                    ask("'token_ids':[97],'sampling_params':{},'stream':true,'return_token_ids':true,"
                            + "'stream_options':{'include_usage':true}")
                            .events();

            JsonNode first = JSON.readTree(events.getFirst());
            assertEquals("[97]", first.path("prompt_token_ids").toString());
            assertEquals("[98]", first.at("/choices/0/token_ids").toString());
            JsonNode second = JSON.readTree(events.get(1));
            assertFalse(second.has("prompt_token_ids"));
            assertEquals(2, second.at("/choices/0/weight_versions/0/end").asInt());
            JsonNode usage = JSON.readTree(events.get(2));
            assertEquals("[]", usage.path("choices").toString());
            assertEquals(3, usage.at("/usage/total_tokens").asInt());
            assertEquals("[DONE]", events.getLast());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'sampling_params':{}                                            | body.token_ids
                    'token_ids':[],'sampling_params':{}                             | body.token_ids
                    'token_ids':[-1],'sampling_params':{}                           | body.token_ids
                    'token_ids':[1]                                                 | body.sampling_params
                    'token_ids':[1],'sampling_params':{},'output_mode':'foo'        | body.output_mode
                    'token_ids':[1],'sampling_params':{'detokenize':false},'output_mode':'text' | body
                    'token_ids':[1],'sampling_params':{},'reasoning_parser_kwargs':{'a':1} | body.reasoning_parser_kwargs.a
                    'token_ids':[1],'sampling_params':{'temperature':-1}            | temperature
                    'token_ids':[1],'sampling_params':{'output_kind':9}             | body.sampling_params
                    'token_ids':[1],'sampling_params':{'prompt_logprob_token_ids':[5]} | body.sampling_params
                    """)
    void namesTheFieldAtFault(String fields, String parameter) {
        Answer answer = ask(fields);

        assertEquals(400, answer.status());
        assertEquals(parameter, answer.json().at("/error/param").asString());
    }

    @Test
    void refusesStopStringsWithoutTextAndMediaForATextModel() {
        assertEquals(
                "stop strings are only supported when detokenize is True. Set detokenize=True to"
                        + " use stop.",
                ask("'token_ids':[1],'sampling_params':{'detokenize':false,'stop':['a']}")
                        .message());
        assertEquals(
                "tiny is not a multimodal model",
                ask("'token_ids':[1],'sampling_params':{},'content_parts':[{'type':'image_url'}]")
                        .message());
    }

    @Test
    void refusesMoreChoicesThanTheServerRunsAtOnce() {
        assertEquals(
                "sampling_params.n must be at most the server's max_num_seqs (128), got 129.",
                ask("'token_ids':[1],'sampling_params':{'n':129}").message());
    }

    @Nested
    class WhenAborting {

        @Test
        void namesNoFieldOfABodyThatIsNoJson() {
            Answer answer = server.post("/inference/v1/abort_requests", "{x");

            assertEquals(400, answer.status());
            assertTrue(answer.json().at("/error/param").isNull());
            assertTrue(answer.message().startsWith("JSON decode error: "), answer.message());
        }

        @Test
        void ignoresUnknownIds() {
            Answer answer =
                    server.post("/inference/v1/abort_requests", "{'request_ids':['a','b']}");

            assertEquals(200, answer.status());
            assertEquals("", answer.text());
        }

        @Test
        void wantsIds() {
            assertEquals(
                    "Missing 'request_ids' in request body",
                    server.post("/inference/v1/abort_requests", "{}").message());
        }
    }

    @Test
    void isForbiddenUnlessSwitchedOn() {
        try (TestServer closed = new TestServer()) {
            for (String path : List.of("/inference/v1/generate", "/v1/chat/completions/render")) {
                Answer answer = closed.post(path, "{}");

                assertEquals(403, answer.status());
                assertTrue(answer.message().startsWith("Scale-out endpoints are disabled."));
            }
        }
    }
}
