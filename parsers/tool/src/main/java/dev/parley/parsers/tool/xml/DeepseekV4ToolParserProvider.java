package dev.parley.parsers.tool.xml;

/// The format of DeepSeek-V4. A reply with one call:
///
/// ```
/// Let me look. <｜DSML｜tool_calls>
/// <｜DSML｜invoke name="get_weather">
/// <｜DSML｜parameter name="city" string="true">Paris</｜DSML｜parameter>
/// </｜DSML｜invoke>
/// </｜DSML｜tool_calls>
/// ```
///
/// Text after the first call is dropped.
public final class DeepseekV4ToolParserProvider implements DsmlToolParserProvider {

    private static final TagFormat FORMAT =
            DsmlToolParserProvider.format("｜DSML｜", "tool_calls", "toolcalls", "tool");

    @Override
    public String name() {
        return "deepseek_v4";
    }

    @Override
    public TagFormat format() {
        return FORMAT;
    }
}
