package dev.parley.router.generate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.structured.Constraint;
import dev.parley.router.generate.fake.RecordingBackend;
import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;
import dev.parley.router.generate.fake.TestServer.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/// What replies look like whose request demands a call, where the format has no grammar of its own.
class ForcedCallTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REQUEST =
            "'messages':[{'role':'user','content':'a'}],'tools':[{'type':'function','function':"
                    + "{'name':'f','parameters':{'type':'object'}}}],'tool_choice':";
    private static final String REQUIRED = REQUEST + "'required'";
    private static final String NAMED = REQUEST + "{'type':'function','function':{'name':'f'}}";

    private final RecordingBackend backend = new RecordingBackend();
    private final TestServer server = new TestServer().parsing().constraining(backend);

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer ask(String fields) {
        return server.post("/v1/chat/completions", "{%s}".formatted(fields));
    }

    @Test
    void requiredCallsComeFromAnArray() {
        server.script().play(Script.of("[{\"name\":\"f\",\"parameters\":{\"a\":1}}]"));

        JsonNode choice = ask(REQUIRED).json().at("/choices/0");

        assertEquals("", choice.at("/message/content").asString());
        assertEquals("f", choice.at("/message/tool_calls/0/function/name").asString());
        assertEquals("{\"a\":1}", choice.at("/message/tool_calls/0/function/arguments").asString());
        assertEquals("tool_calls", choice.path("finish_reason").asString());
        assertTrue(backend.compiled().getFirst() instanceof Constraint.JsonSchema);
    }

    @Test
    void aNamedCallIsTheWholeText() {
        server.script().play(Script.of("{\"a\":1}"));

        JsonNode choice = ask(NAMED).json().at("/choices/0");

        assertEquals("{\"a\":1}", choice.at("/message/tool_calls/0/function/arguments").asString());
        assertEquals("stop", choice.path("finish_reason").asString());
        assertEquals("", choice.at("/message/content").asString());
    }

    @Test
    void reasoningComesFirst() {
        server.script().play(Script.of("«hm»{\"a\":1}"));

        JsonNode message = ask(NAMED).json().at("/choices/0/message");

        assertEquals("hm", message.path("reasoning").asString());
        assertEquals("{\"a\":1}", message.at("/tool_calls/0/function/arguments").asString());
    }

    @Test
    void aCallCutOffIsContent() {
        server.script().play(Script.cut("[{\"name\":\"f\",\"parameters\":{\"a\":"));

        JsonNode choice = ask(REQUIRED).json().at("/choices/0");

        assertFalse(choice.path("message").has("tool_calls"));
        assertEquals(
                "[{\"name\":\"f\",\"parameters\":{\"a\":",
                choice.at("/message/content").asString());
        assertEquals("length", choice.path("finish_reason").asString());
    }

    @Test
    void aStreamShowsTheNameThenTheArguments() {
        server.script().play(Script.of("[{\"name\":\"f\",\"parameters\":{\"a\":1}}]"));

        StringBuilder name = new StringBuilder();
        StringBuilder arguments = new StringBuilder();
        String finish = "";
        List<String> events = ask(REQUIRED + ",'stream':true").events();
        for (String event : events.subList(0, events.size() - 1)) {
            JsonNode choice = JSON.readTree(event).at("/choices/0");
            for (JsonNode call : choice.at("/delta/tool_calls").values()) {
                name.append(call.at("/function/name").asString(""));
                arguments.append(call.at("/function/arguments").asString(""));
            }
            finish = choice.path("finish_reason").asString(finish);
        }

        assertEquals("f", name.toString());
        assertEquals("{\"a\":1}", arguments.toString());
        assertEquals("tool_calls", finish);
    }

    @Test
    void aFormatAskedForBesideItDoesNotCount() {
        server.script().play(Script.of("{}"));

        ask(NAMED + ",'response_format':{'type':'json_object'}");

        assertEquals(1, backend.compiled().size());
        assertTrue(backend.compiled().getFirst() instanceof Constraint.JsonSchema);
    }
}
