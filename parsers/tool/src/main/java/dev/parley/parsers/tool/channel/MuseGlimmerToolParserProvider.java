package dev.parley.parsers.tool.channel;

import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

/// The format of Muse Glimmer:
///
/// ```
/// <|start|>assistant to=user<|message|>Let me look.<|eom|><|start|>assistant to=weather.get_weather<|message|><atem:function_calls>
/// <atem:invoke name="get_weather">
/// <atem:parameter name="city">Paris</atem:parameter>
/// </atem:invoke>
/// </atem:function_calls><|eom|>
/// ```
///
/// Messages to `self` are thoughts and left out, those to `user` or nobody are content, and others hold calls. Each call
/// comes whole when it is closed; one that is cut off is dropped. In a reply without any message header calls count
/// anywhere; a whole reply then shows all text as content too, a stream the text outside calls.
public final class MuseGlimmerToolParserProvider implements ToolParserProvider {

    @Override
    public String name() {
        return "muse_glimmer";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new MuseParser(request);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }
}
