package dev.parley.router.generate.forced;

import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

/// Reads a text that is the arguments of one function.
///
/// @param function its name
record ForcedFunction(String function) implements ToolParserProvider {

    @Override
    public String name() {
        return "forced-function";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new ForcedArguments(function);
    }
}
