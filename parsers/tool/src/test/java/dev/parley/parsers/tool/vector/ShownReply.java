package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Replies as one line, for tables of behaviour. There are two tools: `f`, which has a parameter of each type, and `g`, which has
/// none.
public final class ShownReply {

    private static final String SCHEMA =
            """
            {"properties": {"s": {"type": "string"}, "n": {"type": "integer"}, "x": {"type": "number"},
                             "b": {"type": "boolean"}, "l": {"type": "array", "items": {"type": "integer"}},
                             "o": {"type": "object", "properties": {"k": {"type": "integer"}}},
                             "u": {"anyOf": [{"type": "integer"}, {"type": "null"}]}}}
            """;
    private static final List<ToolDefinition> TOOLS =
            List.of(
                    new ToolDefinition(
                            "f", "", JsonMapper.shared().readTree(SCHEMA), Strictness.FREE),
                    new ToolDefinition(
                            "g", "", JsonMapper.shared().readTree("{}"), Strictness.FREE));

    private ShownReply() {}

    /// What a reply shows, the same under any chunking: `content` and calls as `name{arguments}`.
    public static String of(ToolParserProvider provider, Delivery delivery, String text) {
        Reply whole = reply(provider, delivery, List.of(text));
        for (List<String> pieces : Chunkings.of(text, 7)) {
            assertEquals(whole, reply(provider, delivery, pieces), pieces.toString());
        }
        return whole.content()
                + whole.calls().stream()
                        .map(call -> " @" + call.name() + call.arguments())
                        .collect(Collectors.joining());
    }

    private static Reply reply(
            ToolParserProvider provider, Delivery delivery, List<String> pieces) {
        var parser = provider.create(new ToolParserRequest(TOOLS, Optional.empty(), delivery));
        return delivery == Delivery.WHOLE
                ? Reply.complete(parser, pieces)
                : Reply.streamed(parser, pieces);
    }
}
