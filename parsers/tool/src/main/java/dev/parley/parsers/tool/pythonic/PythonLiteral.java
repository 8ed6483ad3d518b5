package dev.parley.parsers.tool.pythonic;

import dev.parley.parsers.tool.coerce.JsonValues;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// Reads texts that are one Python literal.
public final class PythonLiteral {

    private PythonLiteral() {}

    /// The JSON value of a literal, blanks around it allowed.
    public static Optional<JsonNode> read(String text) {
        LiteralScanner scanner = new LiteralScanner(Reading.PYTHON);
        for (int i = 0; i < text.length(); i++) {
            if (scanner.push(text.charAt(i)) != LiteralScanner.Step.INSIDE) {
                return Optional.empty();
            }
        }
        if (scanner.push(',') != LiteralScanner.Step.AFTER) {
            return Optional.empty();
        }
        return JsonValues.read(scanner.take());
    }
}
