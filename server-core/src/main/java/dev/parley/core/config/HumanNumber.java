package dev.parley.core.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whole numbers with a suffix, as vLLM reads them: `4k` is 4000, `4K` is 4096, `1.5k` is 1500.
/// Only static functions.
final class HumanNumber {

    private static final Pattern FORM =
            Pattern.compile("(-?\\d{1,18})(\\.\\d{1,18})?([kKmMgGtT])?");
    private static final String SUFFIXES = "kmgt";
    private static final BigDecimal DECIMAL_STEP = BigDecimal.valueOf(1000);
    private static final BigDecimal BINARY_STEP = BigDecimal.valueOf(1024);

    private HumanNumber() {}

    /// @throws IllegalArgumentException whose message continues the sentence "VALUE …"
    static long parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "is not a whole number such as 4096, 4k (4000) or 4K (4096)");
        }
        String suffix = form.group(3) == null ? "" : form.group(3);
        if (form.group(2) != null && !isDecimal(suffix)) {
            throw new IllegalArgumentException(
                    suffix.isEmpty()
                            ? "is not a whole number"
                            : "has decimals with the binary suffix %s; write %s"
                                    .formatted(suffix, text.strip().toLowerCase(Locale.ROOT)));
        }
        String digits = form.group(1) + (form.group(2) == null ? "" : form.group(2));
        try {
            return new BigDecimal(digits).multiply(factor(suffix)).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("is not a whole number", e);
        }
    }

    private static boolean isDecimal(String suffix) {
        return !suffix.isEmpty() && Character.isLowerCase(suffix.charAt(0));
    }

    private static BigDecimal factor(String suffix) {
        if (suffix.isEmpty()) {
            return BigDecimal.ONE;
        }
        int power = SUFFIXES.indexOf(Character.toLowerCase(suffix.charAt(0))) + 1;
        return (isDecimal(suffix) ? DECIMAL_STEP : BINARY_STEP).pow(power);
    }
}
