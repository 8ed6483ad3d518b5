package dev.parley.parsers.tool.template;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Reasoning;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.api.tool.CallRules.Schemas;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.Chunkings;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Optional;

class HfToolParserProviderTest {

    private static final long SEED = 20_261_125;
    private static final HfToolParserProvider HF = new HfToolParserProvider();
    private static final String CALLS =
            """
            "tool_calls": {"open_pattern": "<tool_call>(?P<name>\\\\w+)\\\\n", "close": "</tool_call>", "content": "json",
                           "transform": {"function": {"name": "{name}", "arguments": "{content}"}}}
            """;

    private static JsonNode template(String fields) {
        return JsonMapper.shared()
                .readTree("{\"start_anchor\": \"<bos>\", \"fields\": {%s}}".formatted(fields));
    }

    private static ToolParser parser(JsonNode template, String schema) {
        ToolDefinition tool =
                new ToolDefinition("f", "", JsonMapper.shared().readTree(schema), Strictness.FREE);
        return HF.create(
                new ToolParserRequest(
                        List.of(tool),
                        Optional.empty(),
                        Delivery.STREAMED,
                        JsonNodeFactory.instance.objectNode(),
                        template));
    }

    private static Reply reply(JsonNode template, String schema, String text) {
        Reply whole = Reply.streamed(parser(template, schema), List.of(text));
        for (List<String> pieces : Chunkings.of(text, SEED)) {
            assertEquals(whole, Reply.streamed(parser(template, schema), pieces));
        }
        return whole;
    }

    private static Reply.Call call(String arguments) {
        return new Reply.Call("f", arguments);
    }

    @Nested
    class WhenTheTemplateNamesTheCallInItsOpening {

        private final JsonNode template = template(CALLS + ", \"content\": {}");

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "plain                                        | plain",
                    "<tool_call> f                                | <tool_call> f",
                    "<tool_call>f                                 | <tool_call>f",
                    "a <tool_cal                                  | a <tool_cal",
                    "<tool_call>f g                               | <tool_call>f g"
                })
        void whatIsNoOpeningIsText(String text, String content) {
            assertEquals(new Reply(content, List.of()), reply(template, "{}", text));
        }

        @Test
        void textStandsBeforeBetweenAndBehindCalls() {
            assertEquals(
                    new Reply("a  b  c", List.of(call("{\"x\": 1}"), call("{}"))),
                    reply(
                            template,
                            "{}",
                            "a <tool_call>f\n"
                                    + "{\"x\":1}</tool_call> b <tool_call>f\n"
                                    + "{}</tool_call> c"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"{broken", "[1]", "7", "''"})
        void aMalformedCallVanishes(String body) {
            assertEquals(
                    new Reply("ab", List.of()),
                    reply(template, "{}", "a<tool_call>f\n" + body + "</tool_call>b"));
        }

        @Test
        void aCallThatTheTextEndsInIsReadAsFarAsItGoes() {
            assertEquals(
                    new Reply("", List.of(call("{\"x\": 1}"))),
                    reply(template, "{}", "<tool_call>f\n{\"x\":1}"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "integer | \"7\"       | 7",
                    "integer | \"x\"       | \"x\"",
                    "number  | \"7.5\"     | 7.5",
                    "boolean | \"true\"    | true",
                    "boolean | \"0\"       | false",
                    "null    | \"None\"    | null",
                    "object  | \"{}\"      | {}",
                    "array   | \"[1]\"     | [1]",
                    "string  | \"7\"       | \"7\""
                })
        void valuesAreOfTheTypeThatTheSchemaNames(String type, String written, String value) {
            String schema = "{\"properties\":{\"a\":{\"type\":\"%s\"}}}".formatted(type);
            assertEquals(
                    List.of(call("{\"a\": " + value + "}")),
                    reply(template, schema, "<tool_call>f\n{\"a\": " + written + "}</tool_call>")
                            .calls());
        }
    }

    @Nested
    class WhenParametersAreTags {

        private final JsonNode template =
                template(
                        """
                        "tool_calls": {"open_pattern": "\\\\s*<tool_call>\\\\s*<function=(?P<name>[^>\\\\n]+)>",
                                       "close_pattern": "</function>\\\\s*</tool_call>", "content": "xml-inline",
                                       "content_args": {"tag_pattern": "<parameter=(?P<key>[^>\\\\n]+)>\\\\s*(?P<value>.*?)\\\\s*</parameter>"},
                                       "transform": {"function": {"name": "{name}", "arguments": "{content}"}}}
                        """);

        @Test
        void theyAreRead() {
            assertEquals(
                    new Reply("Hi", List.of(call("{\"a\": \"1 2\", \"b\": \"x\"}"))),
                    reply(
                            template,
                            "{}",
                            "Hi\n<tool_call>\n<function=f>\n<parameter=a>\n1 2\n</parameter>\n"
                                    + "<parameter=b>x</parameter></function>\n</tool_call>"));
        }

        /// Blanks in front of what could be an opening are given up once they are known not to be.
        @Test
        void blanksBeforeTextAreText() {
            assertEquals(new Reply(" \n a", List.of()), reply(template, "{}", " \n a"));
        }
    }

    @Test
    void withoutATemplateItSaysWhatIsMissing() {
        assertEquals(
                "The hf parser requires `response_template` metadata in the tokenizer"
                        + " configuration",
                assertThrows(
                                InvalidRequest.class,
                                () -> HF.create(new ToolParserRequest(List.of(), Optional.empty())))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                       | 'fields' must be an object that is not"
                        + " empty",
                "{'fields':{}}                            | 'fields' must be an object that is not"
                        + " empty",
                "{'fields':[1]}                           | 'fields' must be an object that is not"
                        + " empty",
                "{'version':2}                            | unsupported version 2",
                "{'colour':1}                             | response_template: unknown keys"
                        + " [colour]",
                "{'fields':{'other':{}}}                  | 'fields': unknown keys [other]",
                "{'fields':{'content':{}},'defaults':3}   | 'defaults' must be an object",
                "{'fields':{'content':{}},'defaults':{'x':3}} | 'defaults': unknown keys [x]",
                "{'fields':{'content':{}}}                | it must define 'start_anchor' or"
                        + " 'start_anchor_pattern'",
                "{'start_anchor':'','fields':{'content':{}}} | 'start_anchor' must be a text or a"
                        + " list of texts, none of them empty",
                "{'start_anchor':[],'fields':{'content':{}}} | 'start_anchor' must be a text or a"
                        + " list of texts, none of them empty",
                "{'start_anchor':'a','start_anchor_pattern':'b','fields':{'content':{}}} |"
                        + " 'start_anchor' and 'start_anchor_pattern' cannot both be given",
                "{'start_anchor_pattern':'(','fields':{'content':{}}} | 'start_anchor_pattern' is"
                        + " \"(\": a group is not closed",
                "{'start_anchor':'a','fields':{'content':{},'thinking':{}}} | at most one field may"
                        + " omit 'open' and 'open_pattern', but these do: content, thinking",
                "{'start_anchor':'a','fields':{'content':3}} | Field 'content': it must be an"
                        + " object",
                "{'start_anchor':'a','fields':{'content':{'x':1}}} | Field 'content': unknown keys"
                        + " [x]",
                "{'start_anchor':'a','fields':{'content':{'content':'yaml'}}} | Field 'content':"
                    + " unknown content parser 'yaml'. Available: bool, float, int, json, kv-lines,"
                    + " text, xml-inline",
                "{'start_anchor':'a','fields':{'content':{'content':'json'}}} | Field 'content': it"
                        + " uses semantics that cannot be streamed; 'content' must be text without"
                        + " 'transform' and 'join'",
                "{'start_anchor':'a','fields':{'content':{'join':'x'}}} | Field 'content': 'join'"
                        + " requires 'repeats': true",
                "{'start_anchor':'a','fields':{'content':{'join':7}}} | Field 'content': 'join'"
                        + " must be a string",
                "{'start_anchor':'a','fields':{'tool_calls':{'transform_each':true}}} | Field"
                        + " 'tool_calls': transform_each is set but no transform was provided",
                "{'start_anchor':'a','fields':{'tool_calls':{'transform':'a{b}'}}} | Field"
                    + " 'tool_calls': transform string 'a{b}' mixes a {placeholder} with literal"
                    + " text",
                "{'start_anchor':'a','fields':{'tool_calls':{'transform':{'x':['a{b}']}}}} | Field"
                    + " 'tool_calls': transform string 'a{b}' mixes a {placeholder} with literal"
                    + " text",
                "{'start_anchor':'a','fields':{'tool_calls':{'open_pattern':'(?P<n>a)'}}} | Field"
                    + " 'tool_calls': its patterns name the groups [n], but it has no 'transform'"
                    + " that uses them",
                "{'start_anchor':'a','fields':{'tool_calls':{'content':'xml-inline','content_args':{'tag_pattern':'a'}}}}"
                    + " | Field 'tool_calls': xml-inline needs a 'tag_pattern' with groups 'key'"
                    + " and 'value'"
            })
    void aTemplateThatCannotBeUsedIsRefused(String template, String why) {
        JsonNode json = JsonMapper.shared().readTree(template.replace('\'', '"'));
        assertEquals(
                "Invalid response_template metadata: " + why,
                assertThrows(InvalidRequest.class, () -> ResponseTemplate.of(json)).getMessage());
    }

    @Test
    void aTemplateWithoutCallsIsRefused() {
        assertEquals(
                "--tool-call-parser hf requires a response_template with a tool_calls field",
                assertThrows(
                                InvalidRequest.class,
                                () -> ResponseTemplate.of(template("\"content\": {}")))
                        .getMessage());
    }

    @Nested
    class WhenAClientAsksForCertainty {

        private static CallRules rules(
                Demand demand, Repetition repetition, Strictness... strictness) {
            return new CallRules(
                    List.of(strictness).stream()
                            .map(
                                    it ->
                                            new ToolDefinition(
                                                    "f",
                                                    "",
                                                    JsonNodeFactory.instance.objectNode(),
                                                    it))
                            .toList(),
                    demand,
                    repetition,
                    Schemas.STRICT_TOOLS,
                    Reasoning.OUTSIDE);
        }

        private static String refusal(CallRules rules) {
            InvalidRequest refusal = assertThrows(InvalidRequest.class, () -> HF.check(rules));
            return refusal.parameter().orElse("") + ": " + refusal.getMessage();
        }

        private static String expected(String parameter, String guarantee) {
            return "%s: response_template parsing cannot guarantee %s without a format-compatible structural grammar"
                    .formatted(parameter, guarantee);
        }

        @Test
        void demandedCallsAreRefused() {
            assertEquals(
                    expected("tool_choice", "required tool choice"),
                    refusal(
                            rules(
                                    Demand.REQUIRED,
                                    Repetition.MANY,
                                    Strictness.FREE,
                                    Strictness.FREE)));
            assertEquals(
                    expected("tool_choice", "named tool choice"),
                    refusal(rules(Demand.REQUIRED, Repetition.ONCE, Strictness.FREE)));
        }

        @Test
        void strictToolsAreRefused() {
            assertEquals(
                    expected("tools", "strict tools"),
                    refusal(
                            rules(
                                    Demand.ALLOWED,
                                    Repetition.MANY,
                                    Strictness.FREE,
                                    Strictness.STRICT)));
        }

        @Test
        void aSingleCallIsRefused() {
            assertEquals(
                    expected("parallel_tool_calls", "parallel_tool_calls=False"),
                    refusal(rules(Demand.ALLOWED, Repetition.ONCE, Strictness.FREE)));
        }

        @Test
        void callsAsTheModelLikesAreFine() {
            assertDoesNotThrow(
                    () -> HF.check(rules(Demand.ALLOWED, Repetition.MANY, Strictness.FREE)));
        }
    }
}
