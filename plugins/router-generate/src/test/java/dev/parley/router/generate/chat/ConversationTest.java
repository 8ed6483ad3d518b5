package dev.parley.router.generate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.ChatTemplate.ContentFormat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

class ConversationTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static JsonNode build(ContentFormat format, String template, String messages) {
        List<ObjectNode> list = new ArrayList<>();
        JSON.readTree(messages.replace('\'', '"'))
                .values()
                .forEach(node -> list.add((ObjectNode) node));
        return new Conversation("tiny", format).of(list, template);
    }

    private static String build(ContentFormat format, String messages) {
        return build(format, "", messages).toString().replace('"', '\'');
    }

    @Test
    void joinsPartsByLinesForATextTemplate() {
        assertEquals(
                "[{'role':'user','content':'a\\nb'}]",
                build(
                        ContentFormat.STRING,
                        "[{'role':'user','content':[{'type':'text','text':'a'},'b',{'type':'text','text':null}]}]"));
    }

    @Test
    void makesATextOnePartForAPartsTemplate() {
        assertEquals(
                "[{'role':'user','content':[{'type':'text','text':'a'}]},{'role':'assistant','content':[]}]",
                build(
                        ContentFormat.OPENAI,
                        "[{'role':'user','content':'a'},{'role':'assistant','content':null}]"));
    }

    @Test
    void leavesOutWhatAnAgentSaysOfItselfInEveryRequest() {
        assertEquals(
                "[{'role':'system','content':'Be brief.'},{'role':'system','content':''},"
                        + "{'role':'user','content':'x-anthropic-billing-header: c'}]",
                build(
                        ContentFormat.STRING,
                        "[{'role':'system','content':'x-anthropic-billing-header: a\\nBe brief.'},"
                                + "{'role':'system','content':'x-anthropic-billing-header: b'},"
                                + "{'role':'user','content':'x-anthropic-billing-header: c'}]"));
    }

    @Test
    void keepsToolResultsFlat() {
        assertEquals(
                "[{'role':'tool','content':'1\\n2','tool_call_id':'c'}]",
                build(
                        ContentFormat.OPENAI,
                        "[{'role':'tool','tool_call_id':'c','content':[{'type':'text','text':'1'},{'type':'text','text':'2'}]}]"));
    }

    @Test
    void decodesArgumentsOfEarlierCalls() {
        assertEquals(
                "[{'role':'assistant','content':'','tool_calls':[{'id':'1','type':'function','function':"
                    + "{'name':'f','arguments':{'a':1}}},{'id':'2','type':'function','function':"
                    + "{'name':'g','arguments':{}}}]}]",
                build(
                        ContentFormat.STRING,
                        "[{'role':'assistant','tool_calls':[{'id':'1','type':'function','function':{'name':'f',"
                            + "'arguments':'{\\'a\\':1}'}},{'id':'2','type':'function','function':{'name':'g',"
                            + "'arguments':'{broken'}}]}]"));
    }

    @Test
    void dropsAnEmptyListOfCalls() {
        assertEquals(
                "[{'role':'assistant','content':'x'}]",
                build(
                        ContentFormat.STRING,
                        "[{'role':'assistant','content':'x','tool_calls':[]}]"));
    }

    @Test
    void givesReasoningUnderBothNames() {
        assertEquals(
                "[{'role':'assistant','content':'x','reasoning':'r','reasoning_content':'r'}]",
                build(
                        ContentFormat.STRING,
                        "[{'role':'assistant','content':'x','reasoning_content':'r'}]"));
    }

    @Test
    void refusesCallsThatAreNoFunctions() {
        InvalidRequest refusal =
                assertThrows(
                        InvalidRequest.class,
                        () ->
                                build(
                                        ContentFormat.STRING,
                                        "[{'role':'assistant','tool_calls':[{'type':'custom'}]}]"));

        assertEquals(
                "chat completions only support assistant tool_calls of type 'function'."
                        + " (parameter=tool_calls)",
                refusal.getMessage());
    }

    @Test
    void makesTheDeveloperSpeakForTheSystemWhereTheTemplateDoesNotKnowHim() {
        String messages =
                "[{'role':'user','content':'u'},{'role':'developer','content':'d'},{'role':'system','content':'s'}]";

        assertEquals(
                "[{'role':'system','content':'d\\n\\ns'},{'role':'user','content':'u'}]",
                build(ContentFormat.STRING, "no such role", messages)
                        .toString()
                        .replace('"', '\''));
        assertEquals(
                "developer",
                build(ContentFormat.STRING, "knows 'developer'", messages)
                        .at("/1/role")
                        .asString());
    }
}
