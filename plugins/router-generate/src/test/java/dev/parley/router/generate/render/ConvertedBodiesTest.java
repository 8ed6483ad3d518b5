package dev.parley.router.generate.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ConvertedBodiesTest {

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @Nested
    class OfResponses {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                textBlock =
                        """
                        'input':'hi' | 'messages':[{'role':'user','content':'hi'}]
                        'input':'hi','instructions':'be' | 'messages':[{'role':'system','content':'be'},{'role':'user','content':'hi'}]
                        'input':[{'role':'user','content':[{'type':'input_text','text':'a'}]}] | 'messages':[{'role':'user','content':[{'type':'input_text','text':'a'}]}]
                        'input':[{'type':'function_call','call_id':'c','name':'f','arguments':'{}'}] | 'messages':[{'role':'assistant','content':null,'tool_calls':[{'id':'c','type':'function','function':{'name':'f','arguments':'{}'}}]}]
                        'input':[{'type':'function_call_output','call_id':'c','output':'4'}] | 'messages':[{'role':'tool','tool_call_id':'c','content':'4'}]
                        'input':'hi','max_output_tokens':5 | 'max_completion_tokens':5,'messages':[{'role':'user','content':'hi'}]
                        'input':'hi','tools':[{'type':'function','name':'f','parameters':{}}],'tool_choice':{'type':'function','name':'f'} | 'messages':[{'role':'user','content':'hi'}],'tools':[{'type':'function','function':{'name':'f','parameters':{}}}],'tool_choice':{'type':'function','function':{'name':'f'}}
                        'input':'hi','text':{'format':{'type':'json_object'}} | 'messages':[{'role':'user','content':'hi'}],'response_format':{'type':'json_object'}
                        'input':'hi','reasoning':{'effort':'low'} | 'reasoning_effort':'low','messages':[{'role':'user','content':'hi'}]
                        """)
        void becomeChatRequests(String body, String chat) {
            assertEquals(json("{" + chat + "}"), ResponsesBody.chat(json("{" + body + "}")), body);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                textBlock =
                        """
                        'input':'hi','previous_response_id':'r' | previous_response_id
                        'input':7 | body.input
                        'input':[{'type':'web_search_call'}] | input
                        'input':'hi','tools':[{'type':'web_search'}] | tools
                        """)
        void areRefusedByName(String body, String field) {
            InvalidRequest refusal =
                    assertThrows(
                            InvalidRequest.class, () -> ResponsesBody.chat(json("{" + body + "}")));
            assertEquals(field, refusal.parameter().orElseThrow());
        }
    }

    @Nested
    class OfMessages {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                textBlock =
                        """
                        'system':'be','messages':[{'role':'user','content':'hi'}] | 'messages':[{'role':'system','content':'be'},{'role':'user','content':'hi'}]
                        'system':[{'type':'text','text':'be'}],'messages':[] | 'messages':[{'role':'system','content':'be'}]
                        'messages':[{'role':'user','content':[{'type':'text','text':'a'}]}],'stop_sequences':['x'] | 'stop':['x'],'messages':[{'role':'user','content':[{'type':'text','text':'a'}]}]
                        'messages':[{'role':'assistant','content':[{'type':'tool_use','id':'t','name':'f','input':{'a':1}}]}] | 'messages':[{'role':'assistant','content':[],'tool_calls':[{'id':'t','type':'function','function':{'name':'f','arguments':'{\\'a\\':1}'}}]}]
                        'messages':[{'role':'user','content':[{'type':'tool_result','tool_use_id':'t','content':'4'}]}] | 'messages':[{'role':'tool','tool_call_id':'t','content':'4'}]
                        'messages':[],'thinking':{'type':'enabled','budget_tokens':2048} | 'messages':[],'thinking_token_budget':2048
                        'messages':[],'thinking':{'type':'disabled'} | 'messages':[],'reasoning_effort':'none'
                        'messages':[],'tools':[{'name':'f','input_schema':{}}],'tool_choice':{'type':'any','disable_parallel_tool_use':true} | 'messages':[],'tools':[{'type':'function','function':{'name':'f','parameters':{}}}],'tool_choice':'required','parallel_tool_calls':false
                        """)
        void becomeChatRequests(String body, String chat) {
            assertEquals(
                    json("{'max_completion_tokens':4," + chat + "}"),
                    MessagesBody.chat(json("{'max_tokens':4," + body + "}")),
                    body);
        }

        @Test
        void countTokensInEveryEventOfAStream() {
            assertEquals(
                    json(
                            "{'stream':true,'stream_options':{'include_usage':true,"
                                    + "'continuous_usage_stats':true},'max_completion_tokens':4,"
                                    + "'messages':[]}"),
                    MessagesBody.chat(json("{'max_tokens':4,'messages':[],'stream':true}")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "'max_tokens':0,", "'max_tokens':'x',"})
        void needRoomForAnAnswer(String tokens) {
            InvalidRequest refusal =
                    assertThrows(
                            InvalidRequest.class,
                            () -> MessagesBody.chat(json("{" + tokens + "'messages':[]}")));
            assertEquals("body.max_tokens", refusal.parameter().orElseThrow());
        }

        @Test
        void areRefusedForBlocksOfUnknownForm() {
            InvalidRequest refusal =
                    assertThrows(
                            InvalidRequest.class,
                            () ->
                                    MessagesBody.chat(
                                            json(
                                                    "{'max_tokens':4,'messages':[{'role':'user','content':[{'type':'image'}]}]}")));
            assertTrue(refusal.getMessage().contains("'image'"));
        }
    }

    @Nested
    class OverHttp {

        private final TestServer server = new TestServer().with("enable-scale-out", "true");

        @Test
        void areRenderedAsTheChatTheyStandFor() {
            try (server) {
                Answer response = server.post("/v1/responses/render", "{'input':'hi'}");
                Answer message =
                        server.post(
                                "/v1/messages/render",
                                "{'max_tokens':3,'messages':[{'role':'user','content':'hi'}]}");
                Answer chat =
                        server.post(
                                "/v1/chat/completions/render",
                                "{'messages':[{'role':'user','content':'hi'}]}");

                assertEquals(chat.json().path("token_ids"), response.json().path("token_ids"));
                assertEquals(chat.json().path("token_ids"), message.json().path("token_ids"));
                assertTrue(response.json().path("request_id").asString().startsWith("resp_"));
                assertTrue(response.json().path("reasoning_ended").isNull());
                assertEquals(
                        "body.input",
                        server.post("/v1/responses/render", "{}")
                                .json()
                                .at("/error/param")
                                .asString());
                assertEquals(3, message.json().at("/sampling_params/max_tokens").asInt());
            }
        }
    }
}
