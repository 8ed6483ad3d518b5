package dev.parley.router.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.router.TaskRouter;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

class ModelRoutesTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isFoundAsAProvider() {
        assertTrue(
                GenerateRouter.class.getModule().getDescriptor().provides().stream()
                        .anyMatch(
                                provided ->
                                        provided.service().equals(TaskRouter.class.getName())
                                                && provided.providers()
                                                        .equals(
                                                                List.of(
                                                                        GenerateRouter.class
                                                                                .getName()))));
    }

    @Test
    void listsOneCardPerServedName() {
        JsonNode models = server.get("/v1/models").json();

        assertEquals(2, models.path("data").size());
        JsonNode card = models.at("/data/1");
        assertEquals("alias", card.path("id").asString());
        assertEquals("models/tiny", card.path("root").asString());
        assertEquals(200, card.path("max_model_len").asInt());
        assertTrue(card.path("parent").isNull());
        assertTrue(card.at("/permission/0/id").asString().matches("modelperm-[0-9a-f]{16}"));
        assertEquals(12, card.at("/permission/0").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'prompt':'ab'} ~"
                        + " {'count':2,'max_model_len':200,'tokens':[97,98],'token_strs':null}",
                "{'prompt':''} ~ {'count':0,'max_model_len':200,'tokens':[],'token_strs':null}",
                "{'prompt':'a<end>','return_token_strs':true} ~"
                    + " {'count':2,'max_model_len':200,'tokens':[97,1256],'token_strs':['a','<end>']}",
                "{'messages':[{'role':'u','content':''}],'add_generation_prompt':false} ~"
                        + " {'count':3,'max_model_len':200,'tokens':[117,58,10],'token_strs':null}"
            })
    void tokenizes(String body, String reply) {
        assertEquals(reply.replace('\'', '"'), server.post("/tokenize", body).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "/tokenize ~ {'prompt':5} ~ 400 ~ body.prompt",
                "/tokenize ~ {} ~ 400 ~ body.prompt",
                "/tokenize ~ {'model':'nope','prompt':'a'} ~ 404 ~ model",
                "/detokenize ~ {} ~ 400 ~ body.tokens",
                "/detokenize ~ {'tokens':[-1]} ~ 400 ~ body.tokens.0",
                "/detokenize ~ {'tokens':[4294967296]} ~ 400 ~ null",
                "/detokenize ~ {'tokens':[1,9223372036854775808]} ~ 400 ~ body.tokens.1",
                "/tokenize ~ {'messages':'x'} ~ 400 ~ body.prompt",
                "/tokenize ~ {'messages':[{'content':'x'}]} ~ 400 ~ body.prompt",
                "/tokenize ~ {'messages':[{'role':'user','content':'x'}],"
                        + "'mm_processor_kwargs':{'a':1}} ~ 400 ~ mm_processor_kwargs"
            })
    void refuses(String path, String body, int status, String parameter) {
        Answer answer = server.post(path, body);

        assertEquals(status, answer.status());
        assertEquals(parameter, answer.json().at("/error/param").asString("null"));
    }

    @Test
    void detokenizesAndSkipsUnknownIds() {
        assertEquals(
                "{\"prompt\":\"a<end>b\"}",
                server.post("/detokenize", "{'tokens':[97,1256,99999,98]}").text());
    }

    @Test
    void showsTheTokenizersConfigurationOnlyWhenSwitchedOn() {
        assertEquals(404, server.get("/tokenizer_info").status());
        try (TestServer open =
                new TestServer()
                        .with("enable-tokenizer-info-endpoint", "true")
                        .file(
                                "tokenizer_config.json",
                                "{\"tokenizer_class\":\"T\",\"vocab_file\":\"/x\",\"chat_template\":\"{{"
                                    + " x }}\",\"eos_token\":{\"content\":\"<end>\"}}")) {
            assertEquals(
                    "{\"tokenizer_class\":\"T\",\"chat_template\":\"{{ x"
                            + " }}\",\"eos_token\":\"<end>\"}",
                    open.get("/tokenizer_info").text());
        }
    }
}
