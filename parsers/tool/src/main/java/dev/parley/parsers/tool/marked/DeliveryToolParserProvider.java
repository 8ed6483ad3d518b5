package dev.parley.parsers.tool.marked;

import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;

/// A provider whose parser depends on how the reply is delivered. Who does not say gets the parser
/// of a stream.
public interface DeliveryToolParserProvider extends ToolParserProvider {

    /// A new parser for one choice.
    ToolParser create(ToolParserRequest request, Delivery delivery);

    @Override
    default ToolParser create(ToolParserRequest request) {
        return create(request, request.delivery());
    }
}
