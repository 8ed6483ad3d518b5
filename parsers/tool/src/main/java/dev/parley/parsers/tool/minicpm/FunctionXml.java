package dev.parley.parsers.tool.minicpm;

import dev.parley.parsers.tool.minicpm.FunctionBlock.Draft;
import dev.parley.parsers.tool.minicpm.FunctionBlock.Parameter;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a block that is well-formed XML. Of a parameter counts the text before its first child.
final class FunctionXml {

    private final List<Parameter> direct = new ArrayList<>();
    private final List<Parameter> wrapped = new ArrayList<>();
    private String name = "";
    private String parent = "";
    private int depth;

    private FunctionXml() {}

    /// The block; empty where it is no XML or no function.
    static Optional<Draft> read(String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            FunctionXml block = new FunctionXml();
            boolean function = block.read(reader);
            reader.close();
            List<Parameter> parameters = block.direct.isEmpty() ? block.wrapped : block.direct;
            return function ? Optional.of(new Draft(block.name, parameters)) : Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private boolean read(XMLStreamReader reader) throws XMLStreamException {
        boolean function = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth == 1) {
                        function = reader.getLocalName().equals("function");
                        name = attribute(reader);
                    } else {
                        element(reader);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XMLStreamException("unknown entity");
                default -> {}
            }
        }
        return function;
    }

    private void element(XMLStreamReader reader) throws XMLStreamException {
        boolean parameter = reader.getLocalName().equals("param");
        if (depth == 2) {
            parent = reader.getLocalName();
        }
        boolean counts = depth == 2 || (depth == 3 && parent.equals("arguments"));
        if (parameter && counts) {
            List<Parameter> into = depth == 2 ? direct : wrapped;
            into.add(new Parameter(attribute(reader), text(reader)));
        }
    }

    /// The text before the first child; goes on to the element's end.
    private static String text(XMLStreamReader reader, StringBuilder text)
            throws XMLStreamException {
        int open = 1;
        boolean child = false;
        while (open > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    open++;
                    child = true;
                }
                case XMLStreamConstants.END_ELEMENT -> open--;
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (!child) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XMLStreamException("unknown entity");
                default -> {}
            }
        }
        return text.toString();
    }

    private String text(XMLStreamReader reader) throws XMLStreamException {
        String text = text(reader, new StringBuilder());
        depth--;
        return text;
    }

    private static String attribute(XMLStreamReader reader) {
        String value = reader.getAttributeValue(null, "name");
        return value == null ? "" : value.strip();
    }
}
