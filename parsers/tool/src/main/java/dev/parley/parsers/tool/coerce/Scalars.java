package dev.parley.parsers.tool.coerce;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads texts that are one number, truth value or null, as Python reads them.
public final class Scalars {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,400}");
    private static final Pattern REAL =
            Pattern.compile(
                    "[+-]?([0-9]{1,400}\\.?[0-9]{0,400}|\\.[0-9]{1,400})([eE][+-]?[0-9]{1,4})?");

    private Scalars() {}

    /// An integer.
    public static Optional<JsonNode> whole(String text) {
        return WHOLE.matcher(text).matches()
                ? Optional.of(JsonNodeFactory.instance.numberNode(new BigInteger(text)))
                : Optional.empty();
    }

    /// A finite number with a fraction, maybe `.0`.
    public static Optional<JsonNode> real(String text) {
        if (!REAL.matcher(text).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value)
                ? Optional.of(JsonNodeFactory.instance.numberNode(value))
                : Optional.empty();
    }

    /// True or false, in any case.
    public static Optional<JsonNode> truth(String text) {
        if (text.equalsIgnoreCase("true")) {
            return Optional.of(BooleanNode.TRUE);
        }
        return text.equalsIgnoreCase("false") ? Optional.of(BooleanNode.FALSE) : Optional.empty();
    }

    /// Null, in any case.
    public static Optional<JsonNode> nothing(String text) {
        return text.equalsIgnoreCase("null")
                ? Optional.of(NullNode.getInstance())
                : Optional.empty();
    }
}
