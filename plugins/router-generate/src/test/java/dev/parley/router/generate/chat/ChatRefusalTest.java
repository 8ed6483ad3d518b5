package dev.parley.router.generate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

class ChatRefusalTest {

    private static final String PATH = "/v1/chat/completions";
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Answer ask(String more) {
        return SERVER.post(
                PATH, "{'messages':[{'role':'user','content':'hi'}],%s}".formatted(more));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'temperature':-1 ~ temperature ~ temperature must be non-negative, got -1.0."
                        + " (parameter=temperature, value=-1.0)",
                "'temperature':3 ~ temperature ~ temperature must be in [0, 2], got 3.0."
                        + " (parameter=temperature, value=3.0)",
                "'temperature':NaN ~ temperature ~ temperature must be a finite number, got nan."
                        + " (parameter=temperature, value=nan)",
                "'top_p':2 ~ top_p ~ top_p must be in (0, 1], got 2.0. (parameter=top_p,"
                        + " value=2.0)",
                "'top_k':-2 ~ null ~ top_k must be 0 (disable), or at least 1, got -2.",
                "'min_p':2 ~ null ~ min_p must be in [0, 1], got 2.0.",
                "'frequency_penalty':-9 ~ null ~ frequency_penalty must be in [-2, 2], got -9.0.",
                "'repetition_penalty':0 ~ null ~ repetition_penalty must be greater than zero, got"
                        + " 0.0.",
                "'n':0 ~ null ~ n must be at least 1, got 0.",
                "'n':99999 ~ null ~ n must be at most 16384, got 99999. To increase this limit, set"
                        + " the VLLM_MAX_N_SEQUENCES environment variable.",
                "'n':2,'temperature':0 ~ null ~ n must be 1 when using greedy sampling, got 2.",
                "'max_tokens':-5 ~ max_tokens ~ max_tokens must be at least 1, got -5."
                        + " (parameter=max_tokens, value=-5)",
                "'max_tokens':5000 ~ max_tokens ~ max_tokens=5000 cannot be greater than"
                        + " max_model_len=200. Please request fewer output tokens."
                        + " (parameter=max_tokens, value=5000)",
                "'max_completion_tokens':99999999999999999999 ~ max_completion_tokens ~"
                        + " max_completion_tokens=99999999999999999999 cannot be greater than"
                        + " max_model_len=200. Please request fewer output tokens."
                        + " (parameter=max_completion_tokens, value=99999999999999999999)",
                "'min_tokens':9,'max_tokens':3 ~ null ~ min_tokens must be less than or equal to"
                        + " max_tokens=3, got 9.",
                "'min_tokens':-1 ~ null ~ min_tokens must be greater than or equal to 0, got -1.",
                "'stop':'' ~ null ~ stop cannot contain an empty string.",
                "'bad_words':[''] ~ null ~ bad_words cannot contain an empty string. Got"
                        + " bad_words=['']",
                "'logprobs':true,'top_logprobs':100 ~ logprobs ~ Requested sample logprobs of 100,"
                        + " which is greater than max allowed: 20 (parameter=logprobs, value=100)",
                "'logprobs':true,'top_logprobs':-1 ~ logprobs ~ Requested sample logprobs of 1258,"
                        + " which is greater than max allowed: 20 (parameter=logprobs, value=1258)",
                "'top_logprobs':-2 ~ top_logprobs ~ `top_logprobs` must be a positive value or -1."
                        + " (parameter=top_logprobs, value=-2)",
                "'top_logprobs':2 ~ top_logprobs ~ when using `top_logprobs`, `logprobs` must be"
                        + " set to true. (parameter=top_logprobs)",
                "'routed_experts_prompt_start':99 ~ routed_experts_prompt_start ~"
                        + " routed_experts_prompt_start must be between 0 and the prompt length"
                        + " (18), inclusive. (parameter=routed_experts_prompt_start, value=99)",
                "'top_logprobs':'2' ~ top_logprobs ~ `top_logprobs` must be an integer."
                        + " (parameter=top_logprobs, value=2)",
                "'logprob_token_ids':[1] ~ logprob_token_ids ~ when using `logprob_token_ids`,"
                        + " `logprobs` must be set to true. (parameter=logprob_token_ids)",
                "'prompt_logprobs':1,'stream':true ~ prompt_logprobs ~ `prompt_logprobs` are not"
                        + " available when `stream=True`. (parameter=prompt_logprobs)",
                "'prompt_logprobs':-2 ~ prompt_logprobs ~ `prompt_logprobs` must be a positive"
                        + " value or -1. (parameter=prompt_logprobs, value=-2)",
                "'stream_options':{'include_usage':true} ~ stream_options ~ Stream options can only"
                        + " be defined when `stream=True`. (parameter=stream_options)",
                "'logit_bias':{'word':1} ~ logit_bias ~ logit_bias contains key(s) that cannot be"
                        + " converted to integer token IDs: ['word'] (parameter=logit_bias,"
                        + " value=['word'])",
                "'logit_bias':{'5000':1} ~ logit_bias ~ token_id(s) [5000] in logit_bias contain"
                        + " out-of-vocab token ids. Vocabulary size: 1258 (parameter=logit_bias,"
                        + " value=[5000])",
                "'stop_token_ids':[-1] ~ stop_token_ids ~ token_id(s) [-1] in stop_token_ids"
                        + " contain out-of-vocab token ids. Vocabulary size: 1258"
                        + " (parameter=stop_token_ids, value=[-1])",
                "'allowed_token_ids':[] ~ allowed_token_ids ~ allowed_token_ids is not None and"
                        + " empty! (parameter=allowed_token_ids, value=[])",
                "'allowed_token_ids':[9999] ~ allowed_token_ids ~ allowed_token_ids contains"
                        + " out-of-vocab token id! (parameter=allowed_token_ids, value=[9999])",
                "'truncate_prompt_tokens':5000 ~ truncate_prompt_tokens ~"
                        + " truncate_prompt_tokens=5000 cannot be greater than max_model_len = 200."
                        + " Please request a smaller truncation size."
                        + " (parameter=truncate_prompt_tokens, value=5000)",
                "'truncate_prompt_tokens':0 ~ null ~ The decoder prompt cannot be empty",
                "'cache_salt':'' ~ cache_salt ~ Parameter 'cache_salt' must be a non-empty string"
                        + " if provided. (parameter=cache_salt)",
                "'tools':[] ~ tools ~ `tools` must not be an empty array. Either provide at least"
                        + " one tool or omit the field entirely. (parameter=tools)",
                "'tool_choice':'auto' ~ tool_choice ~ When using `tool_choice`, `tools` must be"
                        + " set. (parameter=tool_choice)",
                "'continue_final_message':true,'add_generation_prompt':true ~ null ~ Cannot set"
                        + " both `continue_final_message` and `add_generation_prompt` to True.",
                "'chat_template':'x' ~ null ~ Chat template is passed with request, but"
                    + " --trust-request-chat-template is not set. Refused request with untrusted"
                    + " chat template.",
                "'chat_template_kwargs':{'chat_template':'x'} ~ null ~ Chat template is passed with"
                    + " request, but --trust-request-chat-template is not set. Refused request with"
                    + " untrusted chat template.",
                "'response_format':{'type':'json_schema'} ~ response_format ~ When response_format"
                        + " type is 'json_schema', the 'json_schema' field must be provided."
                        + " (parameter=response_format)",
                "'chat_template_kwargs':{'fail':'a is undefined'} ~ null ~ a is undefined"
            })
    void refusesValuesInTheReferencesWords(String fields, String parameter, String message) {
        JsonNode error = ask(fields).json().path("error");

        assertEquals(message, error.path("message").asString());
        assertEquals("BadRequestError", error.path("type").asString());
        assertEquals(parameter, error.path("param").asString("null"));
        assertEquals(400, error.path("code").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'max_tokens':3.5 ~ body.max_tokens ~ int_from_float",
                "'seed':'x' ~ body.seed ~ int_parsing",
                "'seed':1180591620717411303424 ~ body.seed ~ less_than_equal",
                "'model':5 ~ body.model ~ string_type",
                "'stop':5 ~ body.stop ~ string_type",
                "'stop':['a','b','c','d','e'] ~ body.stop ~ too_long",
                "'tools':[{'type':'function','function':{}}] ~ body.tools.0.function.name ~"
                        + " missing",
                "'tools':[{'type':'web_search'}] ~ body.tools.0.type ~ literal_error",
                "'reasoning_effort':'huge' ~ body.reasoning_effort ~ literal_error",
                "'stream_interval':0 ~ body.stream_interval ~ greater_than_equal",
                "'min_tokens':null ~ body.min_tokens ~ int_type"
            })
    void refusesTypesWithAListOfWhatIsWrong(String fields, String parameter, String kind) {
        JsonNode error = ask(fields).json().path("error");

        assertEquals("Bad Request", error.path("type").asString());
        assertEquals(parameter, error.path("param").asString());
        assertTrue(
                error.path("message").asString().contains("'type': '" + kind + "'"),
                error.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{} ~ body.messages",
                "{'messages':[{'content':'x'}]} ~ body.messages.0.role",
                "{'messages':[{'role':'user','content':null}]} ~ body.messages.0.content",
                "{'messages':[{'role':'user','content':5}]} ~ body.messages.0.content",
                "{'messages':['x']} ~ body.messages.0"
            })
    void refusesMessagesOfTheWrongForm(String body, String parameter) {
        JsonNode error = SERVER.post(PATH, body).json().path("error");

        assertEquals("Bad Request", error.path("type").asString());
        assertEquals(parameter, error.path("param").asString());
    }

    @Test
    void refusesAnEmptyConversation() {
        assertEquals(
                "Cannot apply chat template to an empty conversation. Provide at least one"
                        + " message.",
                SERVER.post(PATH, "{'messages':[]}").message());
    }

    @Test
    void refusesAnUnknownModelAfterTheBodysOwnFaults() {
        assertEquals(400, ask("'model':'nope','max_tokens':'x'").status());
        Answer answer = ask("'model':'nope','temperature':-1");

        assertEquals(404, answer.status());
        assertEquals(
                "The model `nope` does not exist. Valid aliases: tiny, alias.", answer.message());
        assertEquals("NotFoundError", answer.json().at("/error/type").asString());
        assertEquals("model", answer.json().at("/error/param").asString());
    }

    @Test
    void refusesPicturesForATextModel() {
        Answer answer =
                SERVER.post(
                        PATH,
                        "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:,'}}]}]}");

        assertEquals("tiny is not a multimodal model", answer.message());
        assertEquals(400, answer.status());
    }

    @Test
    void refusesAPromptBeyondTheContext() {
        Answer answer =
                SERVER.post(
                        PATH,
                        "{'messages':[{'role':'user','content':'%s'}]}".formatted("x".repeat(300)));

        assertEquals(
                "This model's maximum context length is 200 tokens. However, your prompt contains"
                    + " at least 201 input tokens, which exceeds this limit even without any output"
                    + " tokens. Please reduce the length of the input prompt."
                    + " (parameter=input_tokens, value=201)",
                answer.message());
    }

    @Test
    void refusesFarTooLongATextUntokenized() {
        Answer answer =
                SERVER.post(
                        PATH,
                        "{'messages':[{'role':'user','content':'%s'}]}"
                                .formatted("x".repeat(2000)));

        assertTrue(
                answer.message().contains("2016 characters (more than 1200 characters"),
                answer.message());
    }

    @Test
    void refusesBadValuesOfAStreamBeforeItBegins() {
        Answer answer = ask("'stream':true,'allowed_token_ids':[9999]");

        assertEquals(400, answer.status());
        assertEquals("application/json", answer.type());
    }

    @Test
    void saysWhatStructuredOutputsNeed() {
        Answer answer = ask("'response_format':{'type':'json_object'}");

        assertEquals(400, answer.status());
        assertTrue(
                answer.message().contains("without a structured outputs backend"),
                answer.message());
    }

    @Test
    void takesNumbersAndFlagsWrittenAsTexts() {
        SERVER.script().play(Script.of("ok"));

        Answer answer = ask("'temperature':'0','max_tokens':'7','stream':'false','frobnicate':1");

        assertEquals(200, answer.status());
        assertEquals(7, SERVER.script().requests().getLast().sampling().maxTokens());
        assertTrue(SERVER.script().requests().getLast().sampling().greedy());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'bad_words':null ~ body.bad_words",
                "'length_penalty':null ~ body.length_penalty",
                "'request_id':null ~ body.request_id",
                "'request_id':5 ~ body.request_id",
                "'routed_experts_prompt_start':null ~ body.routed_experts_prompt_start",
                "'routed_experts_prompt_start':-1 ~ body.routed_experts_prompt_start",
                "'documents':['x'] ~ body.documents.0",
                "'documents':[{'title':1}] ~ body.documents.0.title",
                "'mm_payload':'x' ~ body.mm_payload",
                "'mm_payload':null ~ body.mm_payload",
                "'return_token_offsets':'x' ~ body.return_token_offsets",
                "'return_mm_kwargs':[] ~ body.return_mm_kwargs",
                "'media_io_kwargs':'x' ~ body.media_io_kwargs",
                "'mm_processor_kwargs':[1] ~ body.mm_processor_kwargs",
                "'vllm_xargs':{'a':{'b':1}} ~ body.vllm_xargs.a",
                "'vllm_xargs':{'a':null} ~ body.vllm_xargs.a",
                "'tools':[{'type':'function','function':{'name':'f'}}],'tool_choice':{'type':'x',"
                        + "'function':{'name':'f'}} ~ body.tool_choice.type",
            })
    void tellsTheFieldOfAWrongType(String fields, String path) {
        JsonNode error = ask(fields).json().path("error");

        assertEquals("Bad Request", error.path("type").asString());
        assertEquals(path, error.path("param").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'id':'a','type':'function','function':{'name':'f','arguments':null}} ~"
                        + " function.arguments",
                "{'id':'a','type':'function','function':{'name':'f'}} ~ function.arguments",
                "{'id':'a','type':'function','function':{'arguments':'{}'}} ~ function.name",
                "{'id':'a','type':'function'} ~ function",
                "{'type':'function','function':{'name':'f','arguments':'{}'}} ~ id",
                "{'id':'a','function':{'name':'f','arguments':'{}'}} ~ type",
                "{'id':'a','type':'x','function':{'name':'f','arguments':'{}'}} ~ type",
            })
    void checksTheCallsOfTheHistory(String call, String field) {
        JsonNode error =
                SERVER.post(
                                PATH,
                                ("{'messages':[{'role':'user','content':'hi'},{'role':'assistant',"
                                                + "'tool_calls':[%s]}]}")
                                        .formatted(call))
                        .json()
                        .path("error");

        assertEquals("Bad Request", error.path("type").asString());
        assertEquals(
                "body.0.ChatCompletionMessageFunctionToolCallParam." + field,
                error.path("param").asString());
    }

    @Test
    void takesArgumentsThatAreAnObjectAlready() {
        SERVER.script().play(Script.of("x"));

        assertEquals(
                200,
                SERVER.post(
                                PATH,
                                "{'messages':[{'role':'user','content':'hi'},{'role':'assistant',"
                                        + "'tool_calls':[{'id':'a','type':'function','function':"
                                        + "{'name':'f','arguments':{'a':1}}}]}]}")
                        .status());
    }

    @Test
    void takesAHistoryWithoutCallsForOne() {
        SERVER.script().play(Script.of("x"));

        assertEquals(
                200,
                SERVER.post(
                                PATH,
                                "{'messages':[{'role':'user','content':'hi'},{'role':'assistant',"
                                        + "'content':'a','tool_calls':null},{'role':'user',"
                                        + "'content':'b'}]}")
                        .status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'role':'user','content':{'type':'text','text':'a'}} ~ BadRequestError ~ null",
                "{'role':'user','content':'a','name':5} ~ Bad Request ~ body.messages.0.name",
                "{'role':'user','content':[{'type':'file','file':{}}]} ~ BadRequestError ~ type",
                "{'role':'user','content':[{'type':'nonsense'}]} ~ BadRequestError ~ null",
            })
    void checksTheFormOfAMessage(String message, String type, String parameter) {
        JsonNode error =
                SERVER.post(PATH, "{'messages':[%s]}".formatted(message)).json().path("error");

        assertEquals(type, error.path("type").asString());
        assertEquals(parameter, error.path("param").asString("null"));
    }
}
