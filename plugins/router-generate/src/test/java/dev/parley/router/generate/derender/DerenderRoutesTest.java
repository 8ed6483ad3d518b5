package dev.parley.router.generate.derender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.fake.CharTokenizer;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;

class DerenderRoutesTest {

    private static final String ASKED =
            "'chat_request':{'messages':[{'role':'user','content':'hi'}]%s}";

    private final TestServer server = new TestServer().with("enable-scale-out", "true");

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer chat(String fields) {
        return server.post("/v1/chat/completions/derender", "{%s}".formatted(fields));
    }

    private Answer completion(String fields) {
        return server.post("/v1/completions/derender", "{%s}".formatted(fields));
    }

    private static String ids(String text) {
        return Arrays.toString(new CharTokenizer().encode(text, SpecialTokens.SKIP));
    }

    private static String generated(String text, String more) {
        return "{'request_id':'g','choices':[{'index':0,'token_ids':%s%s}]}"
                .formatted(ids(text), more);
    }

    private static String json(String single) {
        return single.replace('\'', '"');
    }

    private static String timeless(String json) {
        return json.replaceAll("\"created\":\\d+", "\"created\":0");
    }

    @Nested
    class WholeChatReplies {

        @Test
        void haveEveryField() {
            Answer answer =
                    chat(
                            "'prompt_tokens':7,'generate_response':"
                                    + generated("hi<end>", ",'finish_reason':'stop'"));

            assertEquals(
                    json(
                            "{'id':'g','object':'chat.completion','created':0,'model':'tiny','choices':[{"
                                + "'index':0,'message':{'role':'assistant','content':'hi','refusal':null,"
                                + "'annotations':null,'audio':null,'function_call':null,'reasoning':null},"
                                + "'logprobs':null,'finish_reason':'stop','stop_reason':null,"
                                + "'token_ids':null,'routed_experts':null}],'service_tier':null,"
                                + "'system_fingerprint':null,'usage':{'prompt_tokens':7,'total_tokens':10,"
                                + "'completion_tokens':3,'prompt_tokens_details':null,"
                                + "'completion_tokens_details':null},'prompt_logprobs':null,"
                                + "'prompt_token_ids':null,'prompt_text':null,'kv_transfer_params':null,"
                                + "'ec_transfer_params':null,'metrics':null}"),
                    timeless(answer.text()));
        }

        @Test
        void keepTheLastTokenOfAStopString() {
            JsonNode choice =
                    chat("'generate_response':"
                                    + generated("so.", ",'finish_reason':'stop','stop_reason':'.'"))
                            .json()
                            .at("/choices/0");

            assertEquals("so.", choice.at("/message/content").asString());
            assertEquals(".", choice.path("stop_reason").asString());
        }

        @Test
        void leaveOutAStopTokenAndNameIt() {
            JsonNode choice =
                    chat("'generate_response':"
                                    + generated("so.", ",'finish_reason':'stop','stop_reason':46"))
                            .json()
                            .at("/choices/0");

            assertEquals("so", choice.at("/message/content").asString());
            assertEquals(46, choice.path("stop_reason").asInt());
        }

        @Test
        void giveLogprobsTheirTexts() {
            JsonNode entry =
                    chat("'generate_response':"
                                    + generated(
                                            "b",
                                            ",'finish_reason':'length','logprobs':{'content':[{'token_id':98,"
                                                + "'logprob':-0.5,'rank':1,'top_logprobs':["
                                                + "{'token_id':98,'logprob':-0.5,'rank':1},"
                                                + "{'token_id':97,'logprob':-1.5,'rank':2}]}]}"))
                            .json()
                            .at("/choices/0/logprobs/content/0");

            assertEquals("b", entry.path("token").asString());
            assertEquals("a", entry.at("/top_logprobs/1/token").asString());
            assertEquals(-1.5, entry.at("/top_logprobs/1/logprob").asDouble());
        }

        @Test
        void areSplitByTheParsers() {
            server.parsing();

            JsonNode message =
                    chat(ASKED.formatted("")
                                    + ",'prompt_token_ids':[97],'generate_response':"
                                    + generated("«why»so<end>", ",'finish_reason':'stop'"))
                            .json()
                            .at("/choices/0/message");

            assertEquals("why", message.path("reasoning").asString());
            assertEquals("so", message.path("content").asString());
        }

        @Test
        void continueReasoningThatThePromptOpened() {
            server.parsing();

            JsonNode message =
                    chat(ASKED.formatted("")
                                    + ",'prompt_token_ids':[171],'generate_response':"
                                    + generated("why»so<end>", ",'finish_reason':'stop'"))
                            .json()
                            .at("/choices/0/message");

            assertEquals("why", message.path("reasoning").asString());
        }
    }

    @Nested
    class ChatEvents {

        private String state = "null";
        private JsonNode chunk;

        private void next(String text, String more, String request) {
            Answer answer =
                    chat(
                            "'stream':true,'prompt_token_ids':[97],'stream_state':%s,%s'generate_chunk':%s"
                                    .formatted(state, request, generated(text, more)));
            assertEquals(200, answer.status(), answer.text());
            chunk = answer.json().path("chunk");
            state = answer.json().path("stream_state").toString();
        }

        @Test
        void haveEveryFieldAndTheRoleOnce() {
            next("h", "", "");
            assertEquals(
                    json(
                            "{'id':'g','object':'chat.completion.chunk','created':0,'model':'tiny',"
                                + "'choices':[{'index':0,'delta':{'role':'assistant','content':'h',"
                                + "'reasoning':null},'logprobs':null,'finish_reason':null,"
                                + "'stop_reason':null,'token_ids':null}],'usage':null,"
                                + "'system_fingerprint':null,'prompt_token_ids':null,'prompt_text':null,"
                                + "'metrics':null}"),
                    timeless(chunk.toString()));
            next("i<end>", ",'finish_reason':'stop'", "");
            assertTrue(chunk.at("/choices/0/delta/role").isNull());
            assertEquals("i", chunk.at("/choices/0/delta/content").asString());
            assertEquals("stop", chunk.at("/choices/0/finish_reason").asString());
        }

        @Test
        void goOnWhereTheParsersWere() {
            server.parsing();
            String request = ASKED.formatted("") + ",";
            next("«wh", "", request);
            assertEquals("wh", chunk.at("/choices/0/delta/reasoning").asString());
            next("y»s", "", request);
            assertEquals("y", chunk.at("/choices/0/delta/reasoning").asString());
            assertEquals("s", chunk.at("/choices/0/delta/content").asString());
        }

        @Test
        void carryTheState() {
            next("ab", "", "");
            next("c", "", "");
            assertEquals(
                    json(
                            "{'prev_tokens':[],'prefix_offset':0,'read_offset':0,'role_sent':true,"
                                + "'logprob_context_token_ids':[97,98,99],'logprob_text_offset':0,"
                                + "'output_token_ids':[97,98,99],'output_chunk_lens':[2,1],"
                                + "'tools_streamed':false,'last_tool_call_ids':[]}"),
                    state);
        }

        @Test
        void joinACharacterThatWasSplit() {
            Answer first =
                    chat(
                            "'stream':true,'generate_chunk':{'request_id':'g','choices':[{'index':0,"
                                + "'token_ids':[1226]}]}");
            assertTrue(first.json().at("/chunk/choices/0/delta/content").isNull());
            Answer second =
                    chat(
                            "'stream':true,'stream_state':%s,'generate_chunk':{'request_id':'g','choices':[{'index':0,'token_ids':[1130,1172]}]}"
                                    .formatted(first.json().path("stream_state")));

            assertEquals("€", second.json().at("/chunk/choices/0/delta/content").asString());
        }

        @Test
        void tellUsageWithoutChoices() {
            Answer answer =
                    chat(
                            "'stream':true,'prompt_tokens':4,'generate_chunk':{'request_id':'g','choices':[],"
                                + "'usage':{'prompt_tokens':9,'completion_tokens':2}}");

            assertEquals(6, answer.json().at("/chunk/usage/total_tokens").asInt());
            assertTrue(answer.json().at("/chunk/choices").isEmpty());
            assertFalse(answer.json().at("/stream_state/role_sent").asBoolean());
        }
    }

    @Nested
    class Calls {

        private static final String TOOLS =
                ",'tools':[{'type':'function','function':{'name':'add','parameters':{}}}]";

        @Test
        void endAWholeReplyAndKeepTheirIdsInEvents() {
            server.parsing();
            String text = "[add|{}]";
            JsonNode whole =
                    chat(ASKED.formatted(TOOLS)
                                    + ",'prompt_token_ids':[97],'generate_response':"
                                    + generated(text + "<end>", ",'finish_reason':'stop'"))
                            .json()
                            .at("/choices/0");
            assertEquals("tool_calls", whole.path("finish_reason").asString(), whole.toString());

            Answer event =
                    chat(
                            ASKED.formatted(TOOLS)
                                    + ",'stream':true,'prompt_token_ids':[97],'generate_chunk':"
                                    + generated(text, ""));
            JsonNode call = event.json().at("/chunk/choices/0/delta/tool_calls/0");
            assertEquals("add", call.at("/function/name").asString());
            assertEquals(
                    call.path("id").asString(),
                    event.json().at("/stream_state/last_tool_call_ids/0").asString());
            assertTrue(event.json().at("/stream_state/tools_streamed").asBoolean());
        }
    }

    @Nested
    class Completions {

        @Test
        void haveEveryFieldAndSumTheirCounts() {
            Answer answer =
                    completion(
                            "'prompt_tokens':[3,4],'generate_responses':[%s,%s]"
                                    .formatted(
                                            generated("a<end>", ",'finish_reason':'stop'"),
                                            generated("b", ",'finish_reason':'length'")));

            assertEquals(
                    json(
                            "{'id':'g','object':'text_completion','created':0,'model':'tiny','choices':[{"
                                + "'index':0,'text':'a','logprobs':null,'finish_reason':'stop',"
                                + "'stop_reason':null,'token_ids':null,'prompt_logprobs':null,"
                                + "'prompt_token_ids':null,'routed_experts':null},{'index':1,'text':'b',"
                                + "'logprobs':null,'finish_reason':'length','stop_reason':null,"
                                + "'token_ids':null,'prompt_logprobs':null,'prompt_token_ids':null,"
                                + "'routed_experts':null}],'service_tier':null,'system_fingerprint':null,"
                                + "'usage':{'prompt_tokens':7,'total_tokens':10,'completion_tokens':3,"
                                + "'prompt_tokens_details':null,'completion_tokens_details':null},"
                                + "'kv_transfer_params':null,'ec_transfer_params':null,'metrics':null}"),
                    timeless(answer.text()));
        }

        @Test
        void keepOffsetsFromEventToEvent() {
            String scored =
                    ",'logprobs':{'content':[{'token_id':98,'logprob':-0.5,'rank':1,"
                            + "'top_logprobs':[{'token_id':98,'logprob':-0.5,'rank':1}]}]}";
            Answer first = completion("'stream':true,'generate_chunk':" + generated("b", scored));
            Answer second =
                    completion(
                            "'stream':true,'stream_state':%s,'generate_chunk':%s"
                                    .formatted(
                                            first.json().path("stream_state"),
                                            generated("b", scored)));

            assertEquals("b", second.json().at("/chunk/choices/0/text").asString());
            assertEquals(1, second.json().at("/chunk/choices/0/logprobs/text_offset/0").asInt());
        }

        @Test
        void cutAtTheRequestsStopStrings() {
            JsonNode choice =
                    completion(
                                    "'completion_request':{'prompt':'p','stop':'.'},'generate_responses':[%s]"
                                            .formatted(
                                                    generated(
                                                            "so.",
                                                            ",'finish_reason':'stop','stop_reason':'.'")))
                            .json()
                            .at("/choices/0");

            assertEquals("so", choice.path("text").asString());
            assertEquals(".", choice.path("stop_reason").asString());
        }
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                textBlock =
                        """
                        'model':'no','generate_response':{'request_id':'g','choices':[]} | 404
                        'x':1 | 400
                        'generate_response':{'request_id':'g','choices':[{'index':0}]} | 400
                        'generate_response':{'request_id':'g','output_mode':'text','choices':[]} | 400
                        'generate_response':{'request_id':'g','choices':[{'index':0,'token_ids':[99999]}]} | 400
                        'generate_response':{'request_id':'g','choices':[{'index':0,'token_ids':[-1]}]} | 400
                        'prompt_token_ids':[99999],'generate_response':{'request_id':'g','choices':[{'token_ids':[1]}]} | 400
                        'stream':true,'stream_state':{'output_token_ids':[1]},'generate_chunk':{'request_id':'g','choices':[]} | 400
                        'stream':true,'generate_chunk':{'request_id':'g','choices':[{'token_ids':[1]},{'token_ids':[1]}]} | 400
                        """)
        void ofChatBodiesHaveTheRightStatus(String fields, int status) {
            Answer answer = chat(fields);

            assertEquals(status, answer.status(), answer.text());
        }

        @Test
        void comeWithoutTheRequestThatParsersNeed() {
            server.parsing();

            assertEquals(
                    "chat_request is required when a tool or reasoning parser is configured because"
                            + " plain detokenization would leak raw parser markup into content.",
                    chat("'generate_response':" + generated("a", "")).message());
            assertTrue(
                    chat(ASKED.formatted("")
                                    + ",'stream':true,'generate_chunk':"
                                    + generated("a", ""))
                            .message()
                            .startsWith("prompt_token_ids is required when a tool"));
        }

        @Test
        void nameTheCompletionFieldAtFault() {
            assertEquals(
                    "generate_responses must not be empty",
                    completion("'generate_responses':[]").message());
            assertTrue(
                    completion("'prompt_tokens':[1],'generate_responses':[]")
                            .message()
                            .contains(
                                    "prompt_tokens length (1) must equal generate_responses length"
                                            + " (0)"));
        }

        @Test
        void countTooManyTokens() {
            String many = "a".repeat(201);

            assertEquals(
                    "token_ids length (201) in choice 0 exceeds max_model_len (200).",
                    chat("'generate_response':" + generated(many, "")).message());
        }

        @Test
        void countTooManyAlternatives() {
            String top = "{'token_id':98,'logprob':-0.5,'rank':1},".repeat(21);

            assertEquals(
                    "top_logprobs count (21) in choice 0 exceeds max_logprobs (20).",
                    chat("'generate_response':"
                                    + generated(
                                            "b",
                                            ",'logprobs':{'content':[{'token_id':98,'logprob':-0.5,'rank':1,'top_logprobs':[%s]}]}"
                                                    .formatted(top.substring(0, top.length() - 1))))
                            .message());
        }
    }
}
