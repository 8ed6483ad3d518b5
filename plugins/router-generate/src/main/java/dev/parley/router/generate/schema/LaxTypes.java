package dev.parley.router.generate.schema;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/// Turns one JSON value into a type as leniently as the reference does: `"5"` is 5, `1.0` is 1,
/// `"true"` is true. What does not fit becomes a violation.
final class LaxTypes {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+(_\\d+)*(\\.0*)?");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Set<String> YES = Set.of("true", "1", "on", "t", "y", "yes");
    private static final Set<String> NO = Set.of("false", "0", "off", "f", "n", "no");
    private static final Map<String, Double> SPECIAL =
            Map.of(
                    "nan", Double.NaN,
                    "+nan", Double.NaN,
                    "-nan", Double.NaN,
                    "inf", Double.POSITIVE_INFINITY,
                    "+inf", Double.POSITIVE_INFINITY,
                    "infinity", Double.POSITIVE_INFINITY,
                    "+infinity", Double.POSITIVE_INFINITY,
                    "-inf", Double.NEGATIVE_INFINITY,
                    "-infinity", Double.NEGATIVE_INFINITY);
    private static final int LONGEST_NUMBER = 4300;

    private final Violations violations;

    LaxTypes(Violations violations) {
        this.violations = violations;
    }

    Optional<BigInteger> integer(JsonNode value, String path) {
        return switch (value.getNodeType()) {
            case NUMBER ->
                    value.isIntegralNumber()
                            ? Optional.of(value.bigIntegerValue())
                            : fraction(value, path);
            case BOOLEAN -> Optional.of(value.booleanValue() ? BigInteger.ONE : BigInteger.ZERO);
            case STRING -> integerText(value, path);
            default -> refuse("int_type", path, "Input should be a valid integer", value);
        };
    }

    private Optional<BigInteger> fraction(JsonNode value, String path) {
        double number = JsonNumbers.toDouble(value);
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return refuse("finite_number", path, "Input should be a finite number", value);
        }
        if (number != Math.rint(number)) {
            return refuse(
                    "int_from_float",
                    path,
                    "Input should be a valid integer, got a number with a fractional part",
                    value);
        }
        return Optional.of(new BigDecimal(number).toBigInteger());
    }

    private Optional<BigInteger> integerText(JsonNode value, String path) {
        String text = value.stringValue().strip();
        if (text.length() > LONGEST_NUMBER || !INTEGER.matcher(text).matches()) {
            return refuse(
                    "int_parsing",
                    path,
                    "Input should be a valid integer, unable to parse string as an integer",
                    value);
        }
        int point = text.indexOf('.');
        String digits = point < 0 ? text : text.substring(0, point);
        return Optional.of(new BigInteger(digits.replace("_", "")));
    }

    OptionalDouble number(JsonNode value, String path) {
        return switch (value.getNodeType()) {
            case NUMBER -> OptionalDouble.of(JsonNumbers.toDouble(value));
            case BOOLEAN -> OptionalDouble.of(value.booleanValue() ? 1 : 0);
            case STRING -> numberText(value, path);
            default -> {
                violations.add("float_type", path, "Input should be a valid number", value);
                yield OptionalDouble.empty();
            }
        };
    }

    private OptionalDouble numberText(JsonNode value, String path) {
        String text = value.stringValue().strip().toLowerCase(Locale.ROOT);
        Double special = SPECIAL.get(text);
        if (special != null) {
            return OptionalDouble.of(special);
        }
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            violations.add(
                    "float_parsing",
                    path,
                    "Input should be a valid number, unable to parse string as a number",
                    value);
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(text));
    }

    Optional<Boolean> flag(JsonNode value, String path) {
        Optional<String> word =
                switch (value.getNodeType()) {
                    case BOOLEAN -> Optional.of(value.booleanValue() ? "true" : "false");
                    case NUMBER -> Optional.of(binary(JsonNumbers.toDouble(value)));
                    case STRING -> Optional.of(value.stringValue().toLowerCase(Locale.ROOT));
                    default -> Optional.empty();
                };
        if (word.isEmpty()) {
            return refuse("bool_type", path, "Input should be a valid boolean", value);
        }
        if (!YES.contains(word.get()) && !NO.contains(word.get())) {
            return refuse(
                    "bool_parsing",
                    path,
                    "Input should be a valid boolean, unable to interpret input",
                    value);
        }
        return Optional.of(YES.contains(word.get()));
    }

    private static String binary(double number) {
        if (number == 1) {
            return "1";
        }
        return number == 0 ? "0" : "";
    }

    Optional<String> text(JsonNode value, String path) {
        return value.isString()
                ? Optional.of(value.stringValue())
                : refuse("string_type", path, "Input should be a valid string", value);
    }

    private <T> Optional<T> refuse(String type, String path, String message, JsonNode value) {
        violations.add(type, path, message, value);
        return Optional.empty();
    }
}
