package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;

/// Replies at the edges of the formats, and what the reference makes of them.
class ReferenceReplyTest {

    private static final String SCHEMA =
            """
            {"type": "object", "properties": {
              "s": {"type": "string"}, "i": {"type": "integer"}, "n": {"type": "number"},
              "b": {"type": "boolean"}, "al": {"allOf": [{"type": "integer"}]},
              "d": {"type": "dict"}, "o": {"type": "object", "properties": {"x": {"type": "integer"}}},
              "free": {}}}\
            """;

    private static final List<ToolDefinition> TOOLS =
            List.of(
                    new ToolDefinition(
                            "f",
                            "",
                            JsonMapper.shared().readTree(SCHEMA),
                            ToolDefinition.Strictness.FREE));

    private static final String DSML = "｜DSML｜";

    private static String dots(String body) {
        return "<dots_function_call>" + body + "</dots_function_call>";
    }

    private static String invoke(String name, String value) {
        return dots(
                "<invoke name=\"f\"><parameter name=\"%s\">%s</parameter></invoke>"
                        .formatted(name, value));
    }

    private static String dsml(String name, String value) {
        return "<%1$sinvoke name=\"f\"><%1$sparameter name=\"%2$s\" string=\"false\">%3$s</%1$sparameter></%1$sinvoke>"
                .formatted(DSML, name, value);
    }

    private static Arguments row(
            String parser, Delivery delivery, String text, String content, String... calls) {
        return Arguments.of(parser, delivery, text, content, List.of(calls));
    }

    static final List<Arguments> REPLIES =
            List.of(
                    row("dots", Delivery.WHOLE, invoke("b", "maybe"), "", "f{\"b\":false}"),
                    row("dots", Delivery.WHOLE, invoke("i", "2.0"), "", "f{\"i\":\"2.0\"}"),
                    row("dots", Delivery.WHOLE, invoke("al", "4"), "", "f{\"al\":4}"),
                    row("dots", Delivery.WHOLE, invoke("s", "NULL"), "", "f{\"s\":null}"),
                    row(
                            "dots",
                            Delivery.WHOLE,
                            invoke("d", "{\"q\": 1}"),
                            "",
                            "f{\"d\":{\"q\":1}}"),
                    row(
                            "dots",
                            Delivery.WHOLE,
                            dots("{\"name\": \"g\"}"),
                            dots("{\"name\": \"g\"}")),
                    row(
                            "dots",
                            Delivery.WHOLE,
                            dots("{\"name\": \"f\"}") + "<dots_function_call>{\"na",
                            "",
                            "f{}"),
                    row(
                            "dots",
                            Delivery.STREAMED,
                            "<dots_function_call>{\"name\": \"f\"}</dots_",
                            "",
                            "f{}"),
                    row(
                            "deepseek_v4",
                            Delivery.WHOLE,
                            dsml("free", "{\"a\": 1}"),
                            "",
                            "f{\"free\": {\"a\": 1}}"),
                    row(
                            "deepseek_v4",
                            Delivery.WHOLE,
                            dsml("o", "{\"x\": \"3\"}"),
                            "",
                            "f{\"o\": {\"x\": 3}}"),
                    row("deepseek_v4", Delivery.WHOLE, dsml("n", "1000.0"), "", "f{\"n\": 1000}"),
                    row("deepseek_v4", Delivery.WHOLE, "<" + DSML + "invoke nam", ""),
                    row(
                            "qwen3_coder",
                            Delivery.WHOLE,
                            "<tool_call><function=f><parameter=s>\nx\n</function></tool_call>",
                            "",
                            "f{}"),
                    row(
                            "qwen3_coder",
                            Delivery.STREAMED,
                            "<tool_call><function=f><parameter=s>\nx\n</function></tool_call>",
                            "",
                            "f{\"s\": \"x\"}"),
                    row(
                            "glm45",
                            Delivery.WHOLE,
                            "<tool_call>f<arg_key>s</arg_key><arg_value>x</tool_call>",
                            "",
                            "f{}"),
                    row(
                            "poolside_v1",
                            Delivery.WHOLE,
                            "<tool_call>f\n"
                                    + "<arg_key>s</arg_key><arg_value> x\n"
                                    + "</arg_value></tool_call>",
                            "",
                            "f{\"s\": \" x\\n\"}"),
                    row(
                            "poolside_v1",
                            Delivery.STREAMED,
                            "a <tool_call>f\n</tool_call> b",
                            "a  b",
                            "f{}"),
                    row(
                            "poolside_v1",
                            Delivery.WHOLE,
                            "a <tool_call>f\n</tool_call> b",
                            "a ",
                            "f{}"),
                    row(
                            "minimax_m3",
                            Delivery.WHOLE,
                            "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                                + " name=\"f\">]<]minimax[>[<o>{\"x\":"
                                + " \"3\"}]<]minimax[>[</o>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>",
                            "",
                            "f{\"o\": {\"x\": 3}}"),
                    row(
                            "functiongemma",
                            Delivery.WHOLE,
                            "<start_function_call>call:f",
                            "<start_function_call>call:f"),
                    row("functiongemma", Delivery.STREAMED, "<start_function_call>call:f", ""),
                    row("gemma4", Delivery.WHOLE, "<|tool_call>cal", ""),
                    row(
                            "mistral",
                            Delivery.WHOLE,
                            "[TOOL_CALLS] [{\"name\": \"f\", \"arguments\": {\"s\": 5}}]",
                            "",
                            "f{\"s\": 5}"),
                    row(
                            "mistral",
                            Delivery.WHOLE,
                            "[TOOL_CALLS]f{\"s\": 5}",
                            "",
                            "f{\"s\": \"5\"}"),
                    row(
                            "olmo3",
                            Delivery.WHOLE,
                            "Sure: <function_calls>f(i=1)\nf()</function_calls> ok",
                            "",
                            "f{\"i\": 1}",
                            "f{}"),
                    row("olmo3", Delivery.WHOLE, "f(i=1)", "", "f{\"i\": 1}"),
                    row("olmo3", Delivery.WHOLE, "f(i=1) and more", "f(i=1) and more"),
                    row(
                            "cohere_command3",
                            Delivery.STREAMED,
                            "x <|START_ACTION|>[{\"tool_call_id\": \"0\", \"tool_name\": \"f\","
                                    + " \"parameters\": {}}]<|END_ACTION|> y",
                            "x",
                            "f{}"),
                    row(
                            "cohere_command4",
                            Delivery.WHOLE,
                            "a<|START_THINKING|>t<|END_THINKING|> b <|START_TEXT|>c<|END_TEXT|>d",
                            " bc"));

    @ParameterizedTest
    @FieldSource("REPLIES")
    void isWhatTheReferenceMakesOfIt(
            String parser, Delivery delivery, String text, String content, List<String> calls) {
        ToolParserRequest request = new ToolParserRequest(TOOLS, Optional.empty(), delivery);
        List<String> pieces = text.chars().mapToObj(c -> Character.toString((char) c)).toList();

        Reply reply =
                Reply.collect(
                        Reply.run(Providers.named(parser).create(request), pieces),
                        delivery == Delivery.WHOLE);

        assertEquals(content, reply.content());
        assertEquals(
                calls, reply.calls().stream().map(call -> call.name() + call.arguments()).toList());
    }
}
