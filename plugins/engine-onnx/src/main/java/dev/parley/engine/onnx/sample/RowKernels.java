package dev.parley.engine.onnx.sample;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Loops over one row of logits, `[vocabulary]`. Each has a scalar twin with equal results, so that
/// a seed draws the same tokens before and after compilation and on every CPU.
final class RowKernels {

    /// Weights are summed in runs of this length, so that the order of additions is fixed.
    static final int RUN = 256;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final float LOWEST = -87f;
    private static final float LOG2_E = 0x1.715476p0f;
    private static final float LN2_HIGH = 0x1.63p-1f;
    private static final float LN2_LOW = -0x1.bd0106p-13f;
    private static final float C7 = 1f / 5040f;
    private static final float C6 = 1f / 720f;
    private static final float C5 = 1f / 120f;
    private static final float C4 = 1f / 24f;
    private static final float C3 = 1f / 6f;
    private static final float C2 = 0.5f;
    private static final int EXPONENT_BIAS = 127;
    private static final int MANTISSA_BITS = 23;

    private RowKernels() {}

    /// Largest of the first `length` values; no NaN. Scalar twin: [#maxScalar].
    static float max(float[] row, int length) {
        int body = SPECIES.loopBound(length);
        var lanes = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < body; i += LANES) {
            lanes = lanes.max(FloatVector.fromArray(SPECIES, row, i));
        }
        return maxScalar(row, body, length, lanes.reduceLanes(VectorOperators.MAX));
    }

    static float maxScalar(float[] row, int from, int to, float start) {
        float best = start;
        for (int i = from; i < to; i++) {
            best = Math.max(best, row[i]);
        }
        return best;
    }

    /// Lowest index that holds `value`; 0 when none does. Scalar twin: [#indexOfScalar].
    static int indexOf(float[] row, int length, float value) {
        int body = SPECIES.loopBound(length);
        for (int i = 0; i < body; i += LANES) {
            var equal = FloatVector.fromArray(SPECIES, row, i).compare(VectorOperators.EQ, value);
            if (equal.anyTrue()) {
                return i + equal.firstTrue();
            }
        }
        return indexOfScalar(row, body, length, value);
    }

    static int indexOfScalar(float[] row, int from, int to, float value) {
        for (int i = from; i < to; i++) {
            if (row[i] == value) {
                return i;
            }
        }
        return 0;
    }

    /// How many values are greater. Scalar twin: [#countGreaterScalar].
    static int countGreater(float[] row, int length, float value) {
        int body = SPECIES.loopBound(length);
        int count = 0;
        for (int i = 0; i < body; i += LANES) {
            count +=
                    FloatVector.fromArray(SPECIES, row, i)
                            .compare(VectorOperators.GT, value)
                            .trueCount();
        }
        return count + countGreaterScalar(row, body, length, value);
    }

    static int countGreaterScalar(float[] row, int from, int to, float value) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (row[i] > value) {
                count++;
            }
        }
        return count;
    }

    /// Lowest index from `from` on whose value is greater; `length` when there is none. Scalar twin:
    /// [#nextGreaterScalar].
    static int nextGreater(float[] row, int from, int length, float value) {
        int i = from;
        for (; i <= length - LANES; i += LANES) {
            var greater = FloatVector.fromArray(SPECIES, row, i).compare(VectorOperators.GT, value);
            if (greater.anyTrue()) {
                return i + greater.firstTrue();
            }
        }
        return nextGreaterScalar(row, i, length, value);
    }

    static int nextGreaterScalar(float[] row, int from, int length, float value) {
        for (int i = from; i < length; i++) {
            if (row[i] > value) {
                return i;
            }
        }
        return length;
    }

    /// Divides in place. Scalar twin: [#divideScalar].
    static void divide(float[] row, int length, float divisor) {
        int body = SPECIES.loopBound(length);
        for (int i = 0; i < body; i += LANES) {
            FloatVector.fromArray(SPECIES, row, i).div(divisor).intoArray(row, i);
        }
        divideScalar(row, body, length, divisor);
    }

    static void divideScalar(float[] row, int from, int to, float divisor) {
        for (int i = from; i < to; i++) {
            row[i] /= divisor;
        }
    }

    /// Writes `exp(row - max)`, 0 where the logit is below `lowestLogit` or the result below
    /// `lowestWeight`. Error below 3 ulp; 0 under e^-87. Scalar twin: [#weightsScalar].
    static void weights(float[] row, float[] weights, int length, Floor floor) {
        int body = SPECIES.loopBound(length);
        for (int i = 0; i < body; i += LANES) {
            var logits = FloatVector.fromArray(SPECIES, row, i);
            VectorMask<Float> low = logits.compare(VectorOperators.LT, floor.lowestLogit());
            if (low.allTrue()) {
                FloatVector.zero(SPECIES).intoArray(weights, i);
            } else {
                var exp = exp(logits.sub(floor.max()));
                var dropped = low.or(exp.compare(VectorOperators.LT, floor.lowestWeight()));
                exp.blend(0f, dropped).intoArray(weights, i);
            }
        }
        weightsScalar(row, weights, body, length, floor);
    }

    static void weightsScalar(float[] row, float[] weights, int from, int to, Floor floor) {
        for (int i = from; i < to; i++) {
            float exp = expScalar(row[i] - floor.max());
            weights[i] = row[i] < floor.lowestLogit() || exp < floor.lowestWeight() ? 0f : exp;
        }
    }

    /// What [#weights] keeps.
    ///
    /// @param max largest logit
    /// @param lowestLogit lower ones are dropped
    /// @param lowestWeight lower weights are dropped; the largest weight is 1
    record Floor(float max, float lowestLogit, float lowestWeight) {

        /// Keeps everything.
        static Floor none(float max) {
            return new Floor(max, Float.NEGATIVE_INFINITY, 0f);
        }
    }

    /// Sums runs of [#RUN] values into `sums`. Scalar twin: [#runSumScalar], equal up to rounding.
    ///
    /// @param sums `[ceil(length / RUN)]`
    /// @return sum of all
    static double runSums(float[] weights, int length, float[] sums) {
        double total = 0;
        for (int from = 0, run = 0; from < length; from += RUN, run++) {
            float sum = runSum(weights, from, Math.min(length, from + RUN));
            sums[run] = sum;
            total += sum;
        }
        return total;
    }

    /// Sum of at most [#RUN] values.
    static float runSum(float[] weights, int from, int to) {
        var even = FloatVector.zero(FloatVector.SPECIES_128);
        var odd = FloatVector.zero(FloatVector.SPECIES_128);
        int i = from;
        for (; i <= to - 8; i += 8) {
            even = even.add(FloatVector.fromArray(FloatVector.SPECIES_128, weights, i));
            odd = odd.add(FloatVector.fromArray(FloatVector.SPECIES_128, weights, i + 4));
        }
        var both = even.add(odd);
        float sum = (both.lane(0) + both.lane(1)) + (both.lane(2) + both.lane(3));
        return sum + runSumScalar(weights, i, to);
    }

    static float runSumScalar(float[] weights, int from, int to) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
        }
        return sum;
    }

    /// Writes negative infinity where the bit of an index is clear.
    ///
    /// @param allowed bit `i % 64` of word `i / 64`
    static void keepOnly(float[] row, int length, long[] allowed) {
        for (int word = 0, from = 0; from < length; word++, from += Long.SIZE) {
            long refused = ~allowed[word];
            if (length - from < Long.SIZE) {
                refused &= (1L << (length - from)) - 1;
            }
            while (refused != 0) {
                row[from + Long.numberOfTrailingZeros(refused)] = Float.NEGATIVE_INFINITY;
                refused &= refused - 1;
            }
        }
    }

    private static FloatVector exp(FloatVector x) {
        var bounded = x.max(LOWEST);
        var n = (IntVector) bounded.mul(LOG2_E).sub(0.5f).convert(VectorOperators.F2I, 0);
        var whole = (FloatVector) n.convert(VectorOperators.I2F, 0);
        var r = bounded.sub(whole.mul(LN2_HIGH)).sub(whole.mul(LN2_LOW));
        var sum = r.mul(C7).add(C6);
        sum = sum.mul(r).add(C5);
        sum = sum.mul(r).add(C4);
        sum = sum.mul(r).add(C3);
        sum = sum.mul(r).add(C2);
        sum = sum.mul(r).add(1f);
        sum = sum.mul(r).add(1f);
        var power =
                n.add(EXPONENT_BIAS)
                        .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                        .reinterpretAsFloats();
        return sum.mul(power).blend(0f, x.compare(VectorOperators.LT, LOWEST));
    }

    /// `exp(x)` for x ≤ 0, step by step as the vector form.
    static float expScalar(float x) {
        if (x < LOWEST) {
            return 0f;
        }
        int n = (int) (x * LOG2_E - 0.5f);
        float r = x - n * LN2_HIGH - n * LN2_LOW;
        float sum = r * C7 + C6;
        sum = sum * r + C5;
        sum = sum * r + C4;
        sum = sum * r + C3;
        sum = sum * r + C2;
        sum = sum * r + 1f;
        sum = sum * r + 1f;
        return sum * Float.intBitsToFloat((n + EXPONENT_BIAS) << MANTISSA_BITS);
    }
}
