package dev.parley.router.generate.forced;

import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

/// Calls as one plain JSON array, which `tool_choice: "required"` makes a model write whose own format
/// has no grammar.
///
/// ```
/// [{"name": "get_weather", "parameters": {"city": "Paris"}}]
/// ```
public final class ForcedJsonToolParserProvider implements ToolParserProvider {

    /// Called by `ServiceLoader`.
    public ForcedJsonToolParserProvider() {}

    @Override
    public String name() {
        return "forced-json";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new ForcedCalls();
    }
}
