package dev.parley.engine.onnx.attention;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// `e` to the power of something not above 0, to about one unit in the last place; the same bits in
/// both forms. Below [#LOWEST] the result is 0.
final class Exponential {

    /// The lowest argument with a result that is not 0.
    static final float LOWEST = -87;

    private static final float LOG2_E = 0x1.715476p0f;

    /// Adding it leaves a whole number in the lowest bits.
    private static final float ROUNDER = 0x1.8p23f;

    /// ln 2, split so that whole multiples of the first part are exact.
    private static final float LN2_HIGH = 0x1.62ep-1f;

    private static final float LN2_LOW = (float) (0x1.62e42fefa39efp-1 - 0x1.62ep-1);
    private static final int MANTISSA_BITS = 23;

    private static final float C2 = 1f / 2;
    private static final float C3 = 1f / 6;
    private static final float C4 = 1f / 24;
    private static final float C5 = 1f / 120;
    private static final float C6 = 1f / 720;

    private Exponential() {}

    static float of(float x) {
        if (x < LOWEST) {
            return 0;
        }
        float shifted = Math.fma(x, LOG2_E, ROUNDER);
        float whole = shifted - ROUNDER;
        float rest = Math.fma(whole, -LN2_LOW, Math.fma(whole, -LN2_HIGH, x));
        float sum = Math.fma(C6, rest, C5);
        sum = Math.fma(sum, rest, C4);
        sum = Math.fma(sum, rest, C3);
        sum = Math.fma(sum, rest, C2);
        sum = Math.fma(sum, rest, 1);
        sum = Math.fma(sum, rest, 1);
        int exponent = Float.floatToRawIntBits(shifted) << MANTISSA_BITS;
        return Float.intBitsToFloat(Float.floatToRawIntBits(sum) + exponent);
    }

    /// Scalar twin: [#of(float)].
    static FloatVector of(FloatVector x) {
        var shifted = x.fma(all(x, LOG2_E), all(x, ROUNDER));
        var whole = shifted.sub(ROUNDER);
        var rest = whole.fma(all(x, -LN2_LOW), whole.fma(all(x, -LN2_HIGH), x));
        var sum = rest.fma(all(x, C6), all(x, C5));
        sum = sum.fma(rest, all(x, C4));
        sum = sum.fma(rest, all(x, C3));
        sum = sum.fma(rest, all(x, C2));
        sum = sum.fma(rest, all(x, 1));
        sum = sum.fma(rest, all(x, 1));
        var exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
        var result = sum.reinterpretAsInts().add(exponent).reinterpretAsFloats();
        return result.blend(0, x.lt(LOWEST));
    }

    private static FloatVector all(FloatVector like, float value) {
        return FloatVector.broadcast(like.species(), value);
    }
}
