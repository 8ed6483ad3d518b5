package dev.parley.router.generate.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.api.text.Tokenizer;
import dev.parley.router.generate.fake.RecordingBackend;
import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

class ConstraintsTest {

    private final RecordingBackend backend = new RecordingBackend();
    private final TestServer server = new TestServer().constraining(backend);

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer chat(String fields) {
        return server.post(
                "/v1/chat/completions",
                "{'messages':[{'role':'user','content':'x'}],%s}".formatted(fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'response_format':{'type':'json_object'} ~ JsonObject[]",
                "'response_format':{'type':'json_schema','json_schema':{'name':'n','schema':{'a':1}}}"
                    + " ~ JsonSchema[schema={\"a\":1}]",
                "'structured_outputs':{'json':{'a':1}} ~ JsonSchema[schema={\"a\":1}]",
                "'structured_outputs':{'regex':'a+'} ~ Regex[pattern=a+]",
                "'structured_outputs':{'choice':['a','b']} ~ Choice[texts=[a, b]]",
                "'structured_outputs':{'grammar':'g'} ~ Grammar[source=g]",
                "'structured_outputs':{'json_object':true} ~ JsonObject[]",
                "'structured_outputs':{'json':'{\\'a\\':1}'} ~ JsonSchema[schema={\"a\":1}]"
            })
    void readsEveryKind(String fields, String constraint) {
        server.script().play(Script.of("x"));

        assertEquals(200, chat(fields).status());
        assertEquals(constraint, backend.compiled().getFirst().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'choice':[]} ~ Choice '[]' cannot be an empty list",
                "{'grammar':''} ~ structured_outputs.grammar cannot be an empty string",
                "{'json':''} ~ structured_outputs.json cannot be an empty string",
                "{'structural_tag':''} ~ Invalid structured_outputs structural_tag specification."
                        + " structured_outputs.structural_tag cannot be an empty string"
                        + " (parameter=structured_outputs)",
                "{'structural_tag':'{'} ~ Invalid structured_outputs structural_tag specification."
                        + " Invalid structural tag: it is not JSON (parameter=structured_outputs)",
                "{'json':'{'} ~ Invalid JSON grammar specification.",
                "{'json_object':false} ~ structured_outputs.json_object must be True if set; omit"
                        + " structured_outputs to disable structured outputs",
                "{'regex':'a\\u0000'} ~ structured_outputs.regex must not contain a NUL character"
                        + " ('\\x00')",
            })
    void refusesBeforeAnyBackend(String outputs, String message) {
        Answer answer = chat("'structured_outputs':" + outputs);

        assertEquals(400, answer.status());
        assertEquals(message, answer.message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'structured_outputs':{'choice':[1]} ~ body.structured_outputs.choice.0",
                "'structured_outputs':{'choice':'a'} ~ body.structured_outputs.choice",
                "'structured_outputs':{'json':5} ~ body.structured_outputs.json",
                "'structured_outputs':{'json':true} ~ body.structured_outputs.json",
                "'structured_outputs':{'regex':5} ~ body.structured_outputs.regex",
                "'structured_outputs':{'grammar':[]} ~ body.structured_outputs.grammar",
                "'structured_outputs':{'json_object':'x'} ~ body.structured_outputs.json_object",
                "'structured_outputs':{'structural_tag':{}} ~"
                        + " body.structured_outputs.structural_tag",
                "'response_format':{'type':'json_schema','json_schema':{'name':'a','schema':'x'}} ~"
                        + " body.response_format.json_schema.schema",
                "'response_format':{'type':'json_schema','json_schema':{'name':5,'schema':{}}} ~"
                        + " body.response_format.json_schema.name",
                "'response_format':{'type':'json_schema','json_schema':{'name':'a','schema':{},"
                        + "'strict':'x'}} ~ body.response_format.json_schema.strict",
            })
    void checksTheTypesOfConstraints(String fields, String path) {
        Answer answer = chat(fields);

        assertEquals(400, answer.status());
        assertEquals("Bad Request", answer.json().at("/error/type").asString());
        assertEquals(path, answer.json().at("/error/param").asString());
    }

    @Test
    void refusesAFormatBesideAConstraintOfAnotherKind() {
        Answer answer =
                chat(
                        "'structured_outputs':{'choice':['a']},"
                                + "'response_format':{'type':'json_object'}");

        assertEquals(400, answer.status());
        assertTrue(answer.message().contains("multiple are specified"), answer.message());
    }

    @Test
    void putsAFormatInPlaceOfAConstraintOfItsKind() {
        server.script().play(Script.of("x"));

        assertEquals(
                200,
                chat("'structured_outputs':{'json_object':true},"
                                + "'response_format':{'type':'json_object'}")
                        .status());
    }

    @Test
    void refusesSchemasThatNestTooDeeply() {
        String schema = "{'items':".repeat(65) + "true" + "}".repeat(65);

        Answer answer = chat("'structured_outputs':{'json':%s}".formatted(schema));

        assertEquals(400, answer.status());
        assertTrue(answer.text().contains("at most 64 levels"), answer.text());
    }

    @Test
    void asksForNothingWhenTextIsWanted() {
        server.script().play(Script.of("x"));

        assertEquals(200, chat("'response_format':{'type':'text'}").status());
        assertTrue(server.script().requests().getFirst().constraint().isEmpty());
    }

    @Test
    void givesEveryChoiceAMatcherOfItsOwn() {
        server.script().play(Script.of("x"), Script.of("y"));

        chat("'n':2,'structured_outputs':{'regex':'a+'}");

        List<GenerationRequest> requests = server.script().requests();
        assertEquals(List.<Constraint>of(new Constraint.Regex("a+")), backend.compiled());
        assertNotSame(
                requests.get(0).constraint().orElseThrow(),
                requests.get(1).constraint().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'structured_outputs':{} ~ "
                        + "You must use one kind of structured outputs constraint but none are sp"
                        + "ecified: {'json': None, 'regex': None, 'choice': None, 'grammar': None"
                        + ", 'json_object': None, 'disable_any_whitespace': False, 'disable_addit"
                        + "ional_properties': False, 'whitespace_pattern': None, 'structural_tag'"
                        + ": None, '_backend': None, '_backend_was_auto': False}",
                "'structured_outputs':{'regex':null,'disable_any_whitespace':true,'whitespace_pattern':'x'}"
                    + " ~ You must use one kind of structured outputs constraint but none are"
                    + " specified: {'json': None, 'regex': None, 'choice': None, 'grammar': None,"
                    + " 'json_object': None, 'disable_any_whitespace': True,"
                    + " 'disable_additional_properties': False, 'whitespace_pattern': 'x',"
                    + " 'structural_tag': None, '_backend': None, '_backend_was_auto': False}",
                "'structured_outputs':{'json':{},'regex':'a'} ~ "
                        + "You can only use one kind of constraints for structured outputs ('json"
                        + "', 'regex' or 'choice').",
                "'structured_outputs':{'regex':'a','grammar':'b'} ~ "
                        + "You can only use one kind of structured outputs constraint but multipl"
                        + "e are specified: {'json': None, 'regex': 'a', 'choice': None, 'grammar"
                        + "': 'b', 'json_object': None, 'disable_any_whitespace': False, 'disable"
                        + "_additional_properties': False, 'whitespace_pattern': None, 'structura"
                        + "l_tag': None, '_backend': None, '_backend_was_auto': False}",
                "'structured_outputs':{'regex':'a'},'response_format':{'type':'json_object'} ~ "
                        + "You can only use one kind of structured outputs constraint but multipl"
                        + "e are specified: {'json': None, 'regex': 'a', 'choice': None, 'grammar"
                        + "': None, 'json_object': True, 'disable_any_whitespace': False, 'disabl"
                        + "e_additional_properties': False, 'whitespace_pattern': None, 'structur"
                        + "al_tag': None, '_backend': None, '_backend_was_auto': False}",
                "'response_format':{'type':'json_schema','json_schema':{'name':'n'}} ~ "
                        + "You must use one kind of structured outputs constraint but none are sp"
                        + "ecified: {'json': None, 'regex': None, 'choice': None, 'grammar': None"
                        + ", 'json_object': None, 'disable_any_whitespace': False, 'disable_addit"
                        + "ional_properties': False, 'whitespace_pattern': None, 'structural_tag'"
                        + ": None, '_backend': None, '_backend_was_auto': False}"
            })
    void refusesNoneAndSeveral(String fields, String message) {
        assertEquals(message, chat(fields).message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'json':[1]} ~ body.structured_outputs.json",
                "{'json':true} ~ body.structured_outputs.json",
                "{'regex':5} ~ body.structured_outputs.regex",
                "{'choice':'a'} ~ body.structured_outputs.choice",
                "{'json_object':'maybe'} ~ body.structured_outputs.json_object",
                "{'json':{},'disable_any_whitespace':'x'} ~"
                        + " body.structured_outputs.disable_any_whitespace",
                "{'json':{},'disable_any_whitespace':null} ~"
                        + " body.structured_outputs.disable_any_whitespace",
                "{'json':{},'disable_additional_properties':2} ~"
                        + " body.structured_outputs.disable_additional_properties",
                "{'json':{},'whitespace_pattern':3} ~"
                        + " body.structured_outputs.whitespace_pattern",
            })
    void refusesOptionsOfAnotherType(String outputs, String param) {
        Answer answer = chat("'structured_outputs':" + outputs);

        assertEquals(400, answer.status());
        assertEquals(param, answer.json().at("/error/param").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'json':{'a':1},'disable_any_whitespace':true}",
                "{'json':{'a':1},'disable_additional_properties':1,'whitespace_pattern':null}",
                "{'json':{'a':1},'whitespace_pattern':' ','_backend':'outlines','other':[]}",
            })
    void takesOptionsThatChangeNothing(String outputs) {
        server.script().play(Script.of("x"));

        assertEquals(200, chat("'structured_outputs':" + outputs).status());
        assertEquals("JsonSchema[schema={\"a\":1}]", backend.compiled().getFirst().toString());
    }

    @Test
    void aResponseFormatTakesThePlaceOfItsOwnKind() {
        server.script().play(Script.of("x"));

        chat(
                "'structured_outputs':{'json':{'a':1}},'response_format':{'type':'json_schema',"
                        + "'json_schema':{'name':'n','schema':{'b':2}}}");

        assertEquals("JsonSchema[schema={\"b\":2}]", backend.compiled().getFirst().toString());
    }

    @Test
    void refusesFormatsItDoesNotKnow() {
        assertEquals(
                "body.response_format.type",
                chat("'response_format':{'type':'xml'}").json().at("/error/param").asString());
    }

    @Test
    void beginsBehindTheReasoningUnlessThatIsHidden() {
        String constrained = "'structured_outputs':{'regex':'a+'}";
        server.parsing().constraining(new NothingBackend());

        assertEquals(-1L, firstMask(constrained));
        assertEquals(0L, firstMask("'include_reasoning':false," + constrained));
    }

    @Test
    void beginsBehindTheReasoningInCompletionsToo() {
        server.parsing().constraining(new NothingBackend());
        server.script().play(Script.of("x"));

        server.post("/v1/completions", "{'prompt':'a','structured_outputs':{'regex':'a+'}}");

        assertEquals(-1L, lastMask());
    }

    @Test
    void beginsAtOnceWhereTheOperatorWantsIt() {
        server.with("structured-outputs-config", "{\"enable_in_reasoning\": true}")
                .parsing()
                .constraining(new NothingBackend());

        assertEquals(0L, firstMask("'structured_outputs':{'regex':'a+'}"));
        server.script().play(Script.of("x"));
        server.post("/v1/completions", "{'prompt':'a','structured_outputs':{'regex':'a+'}}");
        assertEquals(0L, lastMask());
    }

    /// The first word of the first mask of a chat request.
    private long firstMask(String fields) {
        server.script().play(Script.of("x"));
        assertEquals(200, chat(fields).status());
        return lastMask();
    }

    private long lastMask() {
        long[] mask = new long[1];
        server.script().requests().getLast().constraint().orElseThrow().mask(mask);
        return mask[0];
    }

    /// Allows no token at all.
    private static final class NothingBackend implements StructuredOutputBackend {

        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public CompiledConstraint compile(Constraint constraint, Tokenizer tokenizer) {
            return () ->
                    new TokenMatcher() {
                        @Override
                        public void mask(long[] allowed) {
                            Arrays.fill(allowed, 0L);
                        }

                        @Override
                        public boolean accept(int token) {
                            return true;
                        }

                        @Override
                        public boolean finished() {
                            return false;
                        }
                    };
        }
    }

    @Test
    void constrainsCompletions() {
        server.script().play(Script.of("x"));

        server.post("/v1/completions", "{'prompt':'a','structured_outputs':{'choice':['b']}}");

        assertTrue(server.script().requests().getFirst().constraint().isPresent());
    }
}
