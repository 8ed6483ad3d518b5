package com.example.shout;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import java.util.List;
import java.util.Locale;

/// Finds no calls and writes everything in capitals, so that a test sees it at work.
public final class ShoutToolParserProvider implements ToolParserProvider {

    @Override
    public String name() {
        return "shout";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new ToolParser() {
            @Override
            public List<ToolEvent> push(TextChunk chunk) {
                return chunk.isEmpty()
                        ? List.of()
                        : List.of(new ToolEvent.Content(chunk.text().toUpperCase(Locale.ROOT)));
            }

            @Override
            public List<ToolEvent> finish() {
                return List.of();
            }
        };
    }
}
