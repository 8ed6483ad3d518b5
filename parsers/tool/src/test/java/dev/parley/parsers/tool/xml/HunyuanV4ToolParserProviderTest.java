package dev.parley.parsers.tool.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Reasoning;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.api.tool.CallRules.Schemas;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.parsers.tool.hermes.TagTokenizer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class HunyuanV4ToolParserProviderTest {

    private static final CallRules RULES =
            new CallRules(
                    List.of(
                            new ToolDefinition(
                                    "f",
                                    "",
                                    JsonMapper.shared()
                                            .readTree(
                                                    "{\"properties\":{\"a\":{\"type\":\"string\"}}}"),
                                    Strictness.STRICT)),
                    Demand.REQUIRED,
                    Repetition.ONCE,
                    Schemas.STRICT_TOOLS,
                    Reasoning.OUTSIDE);

    @ParameterizedTest
    @CsvSource({
        "<tool_calls>, ''",
        "<tool_calls:6124c78e>, :6124c78e",
        "</tool_calls:x>, ''",
        "<arg_key:x>, :x",
        "<think:abc>, :abc",
        "<other:abc>, ''"
    })
    void readsTheSuffixFromTheVocabulary(String tag, String suffix) {
        Tokenizer tokenizer = new TagTokenizer(List.of(tag));
        assertEquals(suffix, HunyuanV4ToolParserProvider.suffix(tokenizer));
    }

    @Test
    void theGrammarHasTheSuffixOfTheVocabulary() {
        String tag =
                new HunyuanV4ToolParserProvider()
                        .grammar(RULES.withTokenizer(new TagTokenizer(List.of("<tool_calls:7>"))))
                        .orElseThrow()
                        .tag()
                        .toString();
        assertTrue(tag.contains("<tool_calls:7>") && tag.contains("</arg_value:7>"), tag);
        assertFalse(tag.contains("<tool_calls>"), tag);
    }

    @Test
    void withoutAVocabularyTheTagsHaveNoSuffix() {
        String tag =
                new HunyuanV4ToolParserProvider().grammar(RULES).orElseThrow().tag().toString();
        assertTrue(tag.contains("<tool_calls>") && tag.contains("<tool_call>f"), tag);
    }
}
