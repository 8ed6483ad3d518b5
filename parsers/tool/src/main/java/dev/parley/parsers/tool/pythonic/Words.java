package dev.parley.parsers.tool.pythonic;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns Python's numbers and constants into JSON.
final class Words {

    private static final int LONGEST = 400;
    private static final Pattern WHOLE = Pattern.compile("(0(_?0)*|[1-9](_?[0-9])*)");
    private static final Pattern PADDED = Pattern.compile("[0-9](_?[0-9])*");
    private static final Pattern REAL =
            Pattern.compile("([0-9](_?[0-9])*)?\\.?([0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?");
    private static final Pattern HEX = Pattern.compile("0[xX](_?[0-9a-fA-F])+");

    private Words() {}

    /// The JSON for a word; empty if it is no constant and no finite number.
    static Optional<String> json(String word, Reading reading) {
        return switch (word) {
            case "True", "true" -> Optional.of("true");
            case "False", "false" -> Optional.of("false");
            case "None", "null" -> Optional.of("null");
            default -> number(word, reading);
        };
    }

    /// Whether `c` may follow `word`, which is not empty.
    static boolean continues(CharSequence word, char c) {
        char last = word.charAt(word.length() - 1);
        char first = word.charAt(0);
        boolean exponent =
                (last == 'e' || last == 'E')
                        && !Character.isLetter(first)
                        && word.length() < LONGEST;
        return Character.isLetterOrDigit(c)
                || c == '_'
                || c == '.'
                || (exponent && (c == '+' || c == '-'));
    }

    private static Optional<String> number(String word, Reading reading) {
        String sign = word.startsWith("-") ? "-" : "";
        String digits = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
        if (digits.length() > LONGEST) {
            return Optional.empty();
        }
        Pattern whole = reading == Reading.REPAIRED ? PADDED : WHOLE;
        if (whole.matcher(digits).matches()) {
            return Optional.of(sign + digits.replace("_", "").replaceFirst("^0+(?=[0-9])", ""));
        }
        if (HEX.matcher(digits).matches()) {
            return Optional.of(sign + new BigInteger(digits.substring(2).replace("_", ""), 16));
        }
        return real(digits).map(it -> sign + it);
    }

    private static Optional<String> real(String digits) {
        boolean marked = digits.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E');
        int first = digits.startsWith(".") ? 1 : 0;
        if (!marked
                || digits.length() == first
                || !isDigit(digits.charAt(first))
                || !REAL.matcher(digits).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(digits.replace("_", ""));
        return Double.isFinite(value) ? Optional.of(Double.toString(value)) : Optional.empty();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
