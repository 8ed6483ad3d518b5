package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.call.ValueText.Newlines;

import java.util.List;

/// The format of Qwen3-Coder, Qwen3.5, Nemotron 3 and Step-3.5. A reply with one call:
///
/// ```
/// Let me look.
/// <tool_call>
/// <function=get_weather>
/// <parameter=city>
/// Paris
/// </parameter>
/// </function>
/// </tool_call>
/// ```
///
/// One newline at either end of a value is layout.
public final class QwenCoderToolParserProvider implements FunctionTagsToolParserProvider {

    private static final TagFormat FORMAT =
            FunctionTagsToolParserProvider.format("tool_call", Newlines.TRIMMED);

    @Override
    public String name() {
        return "qwen3_coder";
    }

    @Override
    public List<String> aliases() {
        return List.of("qwen3_xml", "step3p5");
    }

    @Override
    public TagFormat format() {
        return FORMAT;
    }
}
