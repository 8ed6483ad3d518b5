package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.call.ValueText.Newlines;

/// The format of Seed-OSS. A reply with one call:
///
/// ```
/// Let me look.
/// <seed:tool_call>
/// <function=get_weather>
/// <parameter=city>
/// Paris
/// </parameter>
/// </function>
/// </seed:tool_call>
/// ```
///
/// One newline at either end of a value is layout.
public final class SeedOssToolParserProvider implements FunctionTagsToolParserProvider {

    private static final TagFormat FORMAT =
            FunctionTagsToolParserProvider.format("seed:tool_call", Newlines.TRIMMED);

    @Override
    public String name() {
        return "seed_oss";
    }

    @Override
    public TagFormat format() {
        return FORMAT;
    }
}
