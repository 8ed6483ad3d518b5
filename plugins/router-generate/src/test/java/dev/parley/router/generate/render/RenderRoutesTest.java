package dev.parley.router.generate.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

class RenderRoutesTest {

    private static final String HELLO = "'messages':[{'role':'user','content':'a'}]";

    private final TestServer server = new TestServer().with("enable-scale-out", "true");

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer chat(String fields) {
        return server.post("/v1/chat/completions/render", "{%s}".formatted(fields));
    }

    private Answer completion(String fields) {
        return server.post("/v1/completions/render", "{%s}".formatted(fields));
    }

    @Test
    void writesEveryField() {
        JsonNode reply =
                completion("'prompt':'ab','temperature':0.5,'request_id':'r'").json().path(0);

        assertEquals(
                ("{'request_id':'cmpl-r','token_ids':[97,98],'token_offsets':null,'features':null,"
                     + "'content_parts':null,'sampling_params':{'presence_penalty':0.0,"
                     + "'frequency_penalty':0.0,'repetition_penalty':1.0,'temperature':0.5,'top_p':1.0,"
                     + "'min_p':0.0,'stop':[],'stop_token_ids':[],'output_kind':2,"
                     + "'skip_clone':true,'bad_words':[],'skip_reading_prefix_cache':false},'model':null,"
                     + "'reasoning_ended':null,'reasoning_parser_kwargs':null,'return_token_ids':null,"
                     + "'output_mode':'tokens','stream':false,'stream_options':null,'cache_salt':null,"
                     + "'priority':0,'kv_transfer_params':null,'ec_transfer_params':null}")
                        .replace('\'', '"'),
                reply.toString());
    }

    @Test
    void tellsWhereTokensStand() {
        String asked = ",'return_token_offsets':true";

        assertEquals(
                "[[0,1],[1,2],[1,2],[2,3]]",
                completion("'prompt':'a\u0416b'" + asked).json().at("/0/token_offsets").toString());
        assertEquals(
                "[[2,3],[3,4]]",
                completion("'prompt':'abcd','truncate_prompt_tokens':2" + asked)
                        .json()
                        .at("/0/token_offsets")
                        .toString());
        assertTrue(
                completion("'prompt':[97]" + asked).json().at("/0/token_offsets").isNull(),
                "ids have no text");
        JsonNode chat = chat(HELLO + asked).json();
        assertEquals(chat.path("token_ids").size(), chat.path("token_offsets").size());
    }

    @Test
    void passesOnWhatItDoesNotRead() {
        JsonNode reply =
                chat(HELLO + ",'repetition_detection':{'max_pattern_size':3," + "'min_count':2}")
                        .json();

        assertEquals(0, reply.at("/sampling_params/repetition_detection/min_pattern_size").asInt());
        assertEquals(
                "{\"a\":1}",
                server.post("/v1/responses/render", "{'input':'a','kv_transfer_params':{'a':1}}")
                        .json()
                        .path("kv_transfer_params")
                        .toString());
    }

    @Test
    void tellsOfTheStreamWhatTheClientAskedFor() {
        server.with("enable-force-include-usage", "true");

        assertTrue(
                completion("'prompt':'a','stream':true").json().at("/0/stream_options").isNull());
        assertEquals(
                "{\"include_usage\":true,\"continuous_usage_stats\":false}",
                completion("'prompt':'a','stream':true,'stream_options':{'include_usage':true}")
                        .json()
                        .at("/0/stream_options")
                        .toString());
    }

    @Test
    void makesOneRequestPerPrompt() {
        JsonNode reply = completion("'prompt':['a','b'],'request_id':'r','stream':true").json();

        assertEquals(
                List.of("cmpl-r-0", "cmpl-r-1"),
                reply.values().stream().map(one -> one.path("request_id").asString()).toList());
        assertEquals(1, reply.at("/1/sampling_params/output_kind").asInt());
    }

    @Test
    void carriesEverySamplingField() {
        JsonNode params =
                chat(HELLO
                                + ",'n':2,'seed':3,'stop':['x'],'stop_token_ids':[7],'ignore_eos':true,"
                                + "'max_tokens':5,'min_tokens':2,'logprobs':true,'top_logprobs':2,"
                                + "'logit_bias':{'5':1},'allowed_token_ids':[1],'bad_words':['foo'],"
                                + "'include_stop_str_in_output':true,'skip_special_tokens':false,"
                                + "'kv_transfer_params':{'a':1},'vllm_xargs':{'b':2}")
                        .json()
                        .path("sampling_params");

        assertEquals(
                ("{'n':2,'presence_penalty':0.0,'frequency_penalty':0.0,'repetition_penalty':1.0,"
                     + "'temperature':1.0,'top_p':1.0,'min_p':0.0,'seed':3,'stop':['x'],"
                     + "'stop_token_ids':[7],'ignore_eos':true,'max_tokens':5,'min_tokens':2,'logprobs':2,"
                     + "'skip_special_tokens':false,'include_stop_str_in_output':true,'output_kind':2,"
                     + "'skip_clone':true,'logit_bias':{'5':1.0},'allowed_token_ids':[1],"
                     + "'extra_args':{'b':2,'kv_transfer_params':{'a':1}},'bad_words':['foo'],"
                     + "'skip_reading_prefix_cache':false}")
                        .replace('\'', '"'),
                params.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'json':{'type':'object'}  | json
                    'regex':'a+'              | regex
                    'choice':['a']            | choice
                    'json_object':true        | json_object
                    'grammar':'root ::= [a]'  | grammar
                    'structural_tag':'{}'     | structural_tag
                    """)
    void carriesConstraints(String constraint, String name) {
        JsonNode outputs =
                chat(HELLO + ",'structured_outputs':{" + constraint + "}")
                        .json()
                        .at("/sampling_params/structured_outputs");

        assertEquals(
                List.of(name),
                outputs.properties().stream()
                        .filter(entry -> !entry.getValue().isNull())
                        .map(java.util.Map.Entry::getKey)
                        .filter(key -> !key.startsWith("disable_") && !key.startsWith("_"))
                        .toList());
    }

    @Test
    void tellsWhatIsKnownOfReasoning() {
        server.parsing();

        JsonNode reply = chat(HELLO + ",'chat_template_kwargs':{'enable_thinking':false}").json();

        assertTrue(reply.path("reasoning_ended").isBoolean());
        assertEquals(
                ("{'chat_template_kwargs':{'cohere_format':'cmd4','enable_thinking':false,"
                                + "'add_generation_prompt':true,'continue_final_message':false}}")
                        .replace('\'', '"'),
                reply.path("reasoning_parser_kwargs").toString());
        assertEquals(
                "true",
                chat(HELLO + ",'include_reasoning':false")
                        .json()
                        .path("reasoning_ended")
                        .toString());
    }

    @Test
    void refusesBeamSearch() {
        assertEquals(
                "Beam search is not supported by the render endpoint",
                chat(HELLO + ",'use_beam_search':true").message());
    }
}
