package dev.parley.parsers.tool.xml;

/// The format of DeepSeek-V4.1. A reply with one call:
///
/// ```
/// Let me look. <｜DSML｜ calls>
/// <｜DSML｜ invoke name="get_weather">
/// <｜DSML｜ parameter name="city" string="true">Paris</｜DSML｜ parameter>
/// </｜DSML｜ invoke>
/// </｜DSML｜ calls>
/// ```
///
/// Text after the first call is dropped.
public final class DeepseekV41ToolParserProvider implements DsmlToolParserProvider {

    private static final TagFormat FORMAT = DsmlToolParserProvider.format("｜DSML｜ ", "calls");

    @Override
    public String name() {
        return "deepseek_v41";
    }

    @Override
    public TagFormat format() {
        return FORMAT;
    }
}
