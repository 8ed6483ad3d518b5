package dev.parley.api.tool;

import java.util.List;

/// Makes tool parsers for one wire format. Found by `ServiceLoader`; stateless; safe on any thread.
public interface ToolParserProvider {

    /// The name in `--tool-call-parser`; matches `[a-z0-9][a-z0-9_.-]{0,63}`.
    String name();

    /// Further names for the same format.
    default List<String> aliases() {
        return List.of();
    }

    /// A new parser for one choice.
    ToolParser create(ToolParserRequest request);

    /// How a request must be changed so that the parser sees what it needs.
    default ParserAdjustment adjustment() {
        return ParserAdjustment.NONE;
    }
}
