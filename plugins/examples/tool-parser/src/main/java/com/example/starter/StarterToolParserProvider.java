package com.example.starter;

import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

/// Reads calls as `[[get_weather {"city": "Paris"}]]`.
public final class StarterToolParserProvider implements ToolParserProvider {

    @Override
    public String name() {
        return "starter";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new StarterToolParser();
    }
}
