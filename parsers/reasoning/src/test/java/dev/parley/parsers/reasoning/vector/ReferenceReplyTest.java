package dev.parley.parsers.reasoning.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Replies at the edges of the formats, and what the reference makes of them whole.
class ReferenceReplyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            emptyValue = "",
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "glm45#{}#<think>a</think>mid <think>b</think>c#ab#mid c",
                "glm45#{}#a</think>b</think> c#a#b c",
                "glm47#{\"enable_thinking\": false}#<think>a</think>b#``#<think>a</think>b",
                "ling3#{}#<think>a  </think>b#a#b",
                "deepseek_v4#{}#<think>a</think>b<think>c#ac#b",
                "deepseek_v4#{\"reasoning_effort\": \"none\"}#b<think>a</think>c#a#bc",
                "deepseek_v41#{}#a<｜DSML｜ calls>x#a#<｜DSML｜ calls>x",
                "plamo3#{}#a<|plamo:end_think:plamo|>b<|plamo:begin_think:plamo|>c#ac#b",
                "plamo3#{\"enable_thinking\": false}#<|plamo:tag|>b#``#<|plamo:tag|>b",
                "minimax_m2#{}#<think>a  </think>b</think>c#a#bc",
                "minimax_m2#{}#Hi. <think>a</think>b#Hi. a#b",
                "minimax_m2#{}#a <minimax:tool_call>x#a#<minimax:tool_call>x",
                "olmo3#{}#Hi. <think>a</think>b#Hi. <think>a#b",
                "olmo3#{}#<think>a<think>b</think>c#a<think>b#c",
                "olmo3#{}#<think>a#``#<think>a",
                "cohere_command3#{}# a <|START_THINKING|> t <|END_THINKING|> b #t# a b",
                "cohere_command3#{}#<|START_RESPONSE|> a <|END_RESPONSE|> tail#``#a",
                "cohere_command4#{}#x<|START_THINKING|>t<|END_THINKING|>plain#xt#plain",
                "cohere_command4#{}#<|START_ACTION|>[]<|END_ACTION|>tail#``#``",
                "qwen3#{}#<think>a</think>mid <think>b</think>c#a#mid <think>bc",
                "qwen3#{\"enable_thinking\": false}#<think>a</think>b#``#<think>a</think>b",
                "gemma4#{}#x<|channel>thought<channel|>y<|channel>c<channel|>d#c#xyd",
                "gemma4#{}#<|channel>a<channel|>x<|channel>thought b<channel|>y#athought b#xy",
                "mistral#{}#x[THINK]a[/THINK]y[THINK]b#ab#xy",
                "deepseek_r1#{}#<think>a<think>b</think>c#a<think>b#c",
                "deepseek_v3#{}#<think>a</think>b#``#<think>a</think>b",
                "deepseek_v3#{\"thinking\": true}#<think>a</think>b#a#b",
                "holo2#{\"enable_thinking\": false}#a</think>b#``#a</think>b",
                "hy_v3#{\"reasoning_effort\": \"no_think\"}#a</think>b#``#a</think>b",
                "hy_v4#{}#<think>a</think>b</think>c#a#b</think>c",
                "step3#{}#a</think>b</think>c#a#b</think>c",
                "k2_horizon#{\"reasoning_effort\":"
                        + " \"low\"}#<ifm|think_faster>a</ifm|think_faster>b#a#b",
                "seed_oss#{}#a </seed:think>b#a #b",
                "nemotron_v3#{\"force_nonempty_content\": true}#<think>a</think>#``#a",
                "minimax_m2_append_think#{}#a</think>b#``#<think>a</think>b",
                "granite#{}#Here is my thought process:a Here's my response:b#a #b",
                "granite#{}#Here is my thought process:a#``#Here is my thought process:a"
            })
    void isWhatTheReferenceMakesOfIt(
            String parser, String arguments, String text, String reasoning, String content) {
        ReasoningRequest request =
                new ReasoningRequest(
                        PromptState.UNMARKED,
                        (ObjectNode) JsonMapper.shared().readTree(arguments),
                        Optional.empty(),
                        Delivery.WHOLE,
                        Follower.CLIENT,
                        MissingNode.getInstance());

        for (List<String> pieces : List.of(List.of(text), List.of(text.split("(?!^)")))) {
            Split split = Split.of(Providers.named(parser).create(request), pieces);

            assertEquals(reasoning, split.completeReasoning());
            assertEquals(content, split.content());
        }
    }
}
