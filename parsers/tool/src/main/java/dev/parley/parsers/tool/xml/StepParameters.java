package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.call.CallWriter;
import dev.parley.parsers.tool.call.Header;
import dev.parley.parsers.tool.call.ValueText.Newlines;
import dev.parley.parsers.tool.coerce.Coercion;
import dev.parley.parsers.tool.coerce.Scalars;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import java.util.Optional;

/// Parameters whose text, without blanks around it, is read as the one type that the schema declares.
record StepParameters() implements TagCallParser.Parameters {

    private static final Coercion BY_TYPE = new OneType();

    @Override
    public void begin(Header header, CallWriter calls) {
        calls.beginValue(header.name(), BY_TYPE, Newlines.KEPT);
    }

    /// Numbers, truth values and null where they are declared and written; everything else is text.
    private record OneType() implements Coercion {

        @Override
        public boolean keepsText(JsonNode schema) {
            return false;
        }

        @Override
        public JsonNode value(String text, JsonNode schema) {
            String stripped = text.strip();
            Optional<JsonNode> value =
                    switch (schema.path("type").asString("")) {
                        case "integer" -> Scalars.whole(stripped);
                        case "number" -> Scalars.real(stripped);
                        case "boolean" -> Scalars.truth(stripped);
                        case "null" -> Scalars.nothing(stripped);
                        default -> Optional.empty();
                    };
            return value.orElseGet(() -> StringNode.valueOf(stripped));
        }
    }
}
