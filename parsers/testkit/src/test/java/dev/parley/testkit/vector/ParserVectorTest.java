package dev.parley.testkit.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

class ParserVectorTest {

    private static final ParserVector FULL =
            vector(
                    """
                    {"options": {"tool_call_format": "json", "response_template": {"fields": {}}},
                     "chat_template_kwargs": {"enable_thinking": false},
                     "prompt_ends_in_reasoning": true,
                     "tools": [{"function": {"name": "go", "strict": true, "parameters": {"type": "object"}}}]}
                    """);

    private static ParserVector vector(String json) {
        return new ParserVector(JsonMapper.shared().readTree(json));
    }

    @Test
    void aToolParserGetsToolsOptionsAndDelivery() {
        ToolParserRequest request = FULL.toolRequest(Mode.COMPLETE);
        assertEquals("go", request.tools().getFirst().name());
        assertEquals(Strictness.STRICT, request.tools().getFirst().strictness());
        assertEquals(Delivery.WHOLE, request.delivery());
        assertEquals(Delivery.STREAMED, FULL.toolRequest(Mode.STREAM).delivery());
        assertEquals(
                "{\"tool_call_format\":\"json\",\"enable_thinking\":false}",
                request.templateArguments().toString());
        assertEquals("{\"fields\":{}}", request.responseTemplate().toString());
    }

    @Test
    void aReasoningParserGetsOptionsDeliveryAndFollower() {
        ReasoningRequest request =
                FULL.reasoningRequest(Mode.COMPLETE, PromptState.CLOSED, Follower.TOOL_PARSER);
        assertEquals(PromptState.CLOSED, request.prompt());
        assertEquals(Delivery.WHOLE, request.delivery());
        assertEquals(Follower.TOOL_PARSER, request.follower());
        assertEquals(
                "{\"tool_call_format\":\"json\",\"enable_thinking\":false}",
                request.templateArguments().toString());
        assertEquals("{\"fields\":{}}", request.responseTemplate().toString());
    }

    @Test
    void thePromptOfACompleteReplyIsKnownWhereATemplateLaysItOut() {
        assertEquals(PromptState.OPEN, FULL.promptState(Mode.COMPLETE));
        ParserVector plain = vector("{\"prompt_ends_in_reasoning\": false}");
        assertEquals(PromptState.UNMARKED, plain.promptState(Mode.COMPLETE));
        assertEquals(PromptState.CLOSED, plain.promptState(Mode.STREAM));
    }

    @Test
    void nothingGivenIsNothingAsked() {
        ParserVector empty = vector("{}");
        ToolParserRequest request = empty.toolRequest(Mode.STREAM);
        assertTrue(request.tools().isEmpty());
        assertTrue(request.templateArguments().isEmpty());
        assertTrue(request.responseTemplate().isMissingNode());
        assertEquals(PromptState.UNMARKED, empty.promptState(Mode.STREAM));
    }
}
