package dev.parley.core.jinja.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class RealTest {

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "-0.0, -0.0",
        "0.1, 0.1",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "1.5e22, 1.5e+22",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1.234e-7, 1.234e-07",
        "5e-324, 5e-324",
        "1e-323, 1e-323",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "1e100, 1e+100",
        "NaN, nan",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void printsAsPythonDoes(double value, String text) {
        assertEquals(text, Real.text(value));
    }

    @Test
    void printsWhatReadsBackAsTheSame() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, Double.parseDouble(Real.text(value)));
            }
        }
    }
}
