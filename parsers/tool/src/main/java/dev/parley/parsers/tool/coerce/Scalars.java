package dev.parley.parsers.tool.coerce;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads texts that are one number, truth value or null, as Python reads them.
public final class Scalars {

    private static final String DIGITS = "[0-9]++(?:_[0-9]++)*+";
    private static final Pattern WHOLE = Pattern.compile("[+-]?" + DIGITS);
    private static final Pattern REAL =
            Pattern.compile("[+-]?(?:D(?:\\.(?:D)?)?|\\.D)(?:[eE][+-]?D)?".replace("D", DIGITS));

    /// Python refuses longer ones.
    private static final int MOST_DIGITS = 4300;

    private Scalars() {}

    /// An integer, maybe with blanks around it and underscores between digits.
    public static Optional<JsonNode> whole(String text) {
        String number = text.strip();
        return number.length() <= MOST_DIGITS && WHOLE.matcher(number).matches()
                ? Optional.of(JsonNodeFactory.instance.numberNode(new BigInteger(digits(number))))
                : Optional.empty();
    }

    /// A finite number with a fraction, maybe `.0`, and maybe with blanks and underscores.
    public static Optional<JsonNode> real(String text) {
        String number = text.strip();
        if (number.length() > MOST_DIGITS || !REAL.matcher(number).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(digits(number));
        return Double.isFinite(value)
                ? Optional.of(JsonNodeFactory.instance.numberNode(value))
                : Optional.empty();
    }

    /// A finite number, as an integer where nothing is behind the point.
    public static Optional<JsonNode> number(String text) {
        return real(text)
                .map(
                        real ->
                                real.doubleValue() == Math.rint(real.doubleValue())
                                        ? JsonNodeFactory.instance.numberNode(
                                                new BigDecimal(real.doubleValue()).toBigInteger())
                                        : real);
    }

    private static String digits(String number) {
        return number.replace("_", "");
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
