package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.call.ValueText.Newlines;

/// The format of MiMo. A reply with one call:
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
/// Values keep their newlines.
public final class MimoToolParserProvider implements FunctionTagsToolParserProvider {

    private static final TagFormat FORMAT =
            FunctionTagsToolParserProvider.format("tool_call", Newlines.KEPT);

    @Override
    public String name() {
        return "mimo";
    }

    @Override
    public TagFormat format() {
        return FORMAT;
    }
}
