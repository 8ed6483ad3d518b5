package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.call.CallWriter;
import dev.parley.parsers.tool.call.Header;
import dev.parley.parsers.tool.call.ValueText.Newlines;
import dev.parley.parsers.tool.coerce.Coercion;
import dev.parley.parsers.tool.coerce.SchemaCoercion;

/// Parameters whose text is typed by the schema alone.
record PlainParameters(Newlines newlines) implements TagCallParser.Parameters {

    private static final Coercion BY_SCHEMA = new SchemaCoercion();

    @Override
    public void begin(Header header, CallWriter calls) {
        calls.beginValue(header.name(), BY_SCHEMA, newlines);
    }
}
