package dev.parley.parsers.tool.xml;

/// The format of DeepSeek-V3.2. A reply with one call:
///
/// ```
/// Let me look. <｜DSML｜function_calls>
/// <｜DSML｜invoke name="get_weather">
/// <｜DSML｜parameter name="city" string="true">Paris</｜DSML｜parameter>
/// </｜DSML｜invoke>
/// </｜DSML｜function_calls>
/// ```
///
/// Text after the first call is dropped.
public final class DeepseekV32ToolParserProvider implements DsmlToolParserProvider {

    private static final TagFormat FORMAT =
            DsmlToolParserProvider.format("｜DSML｜", "function_calls");

    @Override
    public String name() {
        return "deepseek_v32";
    }

    @Override
    public TagFormat format() {
        return FORMAT;
    }
}
