package dev.parley.engine.onnx.attention;

import dev.parley.engine.onnx.weights.Rope;
import dev.parley.engine.onnx.weights.Rope.Correction;
import dev.parley.engine.onnx.weights.Rope.Scaling;

import java.util.Arrays;

/// Sine and cosine of every position met so far. Grown by the engine thread between runs.
///
/// Angles are rounded to float32 where the reference implementations round them.
final class RopeTable {

    private static final int FIRST_POSITIONS = 256;

    private final float[] frequencies;
    private final float magnitude;
    private float[] cosines = {};
    private float[] sines = {};
    private int positions;

    RopeTable(Rope rope, int headDim) {
        this.frequencies = frequencies(rope, headDim);
        this.magnitude =
                rope.scaling() instanceof Scaling.Yarn yarn ? (float) yarn.attentionFactor() : 1;
    }

    /// Makes sure that positions below `end` are there.
    void ensure(int end) {
        if (end <= positions) {
            return;
        }
        int grown = Math.max(FIRST_POSITIONS, Math.max(end, 2 * positions));
        int half = frequencies.length;
        cosines = Arrays.copyOf(cosines, grown * half);
        sines = Arrays.copyOf(sines, grown * half);
        for (int position = positions; position < grown; position++) {
            for (int i = 0; i < half; i++) {
                double angle = position * frequencies[i];
                cosines[position * half + i] = (float) Math.cos(angle) * magnitude;
                sines[position * half + i] = (float) Math.sin(angle) * magnitude;
            }
        }
        positions = grown;
    }

    /// Rotates one head in place: element `i` of the first half with element `i` of the second.
    void rotate(float[] head, int offset, int position) {
        int half = frequencies.length;
        int table = position * half;
        for (int i = 0; i < half; i++) {
            float first = head[offset + i];
            float second = head[offset + half + i];
            head[offset + i] = first * cosines[table + i] - second * sines[table + i];
            head[offset + half + i] = second * cosines[table + i] + first * sines[table + i];
        }
    }

    /// Radians per position of each pair of elements.
    private static float[] frequencies(Rope rope, int headDim) {
        float[] result = new float[headDim / 2];
        for (int i = 0; i < result.length; i++) {
            double plain = (float) (1 / Math.pow(rope.base(), 2.0 * i / headDim));
            result[i] =
                    (float)
                            switch (rope.scaling()) {
                                case Scaling.None() -> plain;
                                case Scaling.Linear(var factor) -> plain / factor;
                                case Scaling.Llama3 llama3 -> stretched(llama3, plain);
                                case Scaling.Yarn yarn ->
                                        ramped(
                                                yarn,
                                                plain,
                                                i,
                                                new Ramp(yarn, rope.base(), headDim));
                            };
        }
        return result;
    }

    private static double stretched(Scaling.Llama3 scaling, double plain) {
        double turns = scaling.originalLength() * plain / (2 * Math.PI);
        if (turns < scaling.lowFrequency()) {
            return plain / scaling.factor();
        }
        if (turns > scaling.highFrequency()) {
            return plain;
        }
        double kept =
                (turns - scaling.lowFrequency())
                        / (scaling.highFrequency() - scaling.lowFrequency());
        return (1 - kept) * plain / scaling.factor() + kept * plain;
    }

    private static double ramped(Scaling.Yarn yarn, double plain, int pair, Ramp ramp) {
        double stretch = ramp.at(pair);
        return stretch * plain / yarn.factor() + (1 - stretch) * plain;
    }

    /// YaRN's ramp from dimensions that stay (0) to those that are stretched (1).
    private record Ramp(double low, double high) {

        Ramp(Scaling.Yarn yarn, double base, int headDim) {
            this(
                    Math.max(0, floor(yarn, pairTurning(yarn.betaFast(), yarn, base, headDim))),
                    Math.min(
                            headDim - 1.0,
                            ceil(yarn, pairTurning(yarn.betaSlow(), yarn, base, headDim))));
        }

        /// The pair of elements that turns so many times over the original length.
        private static double pairTurning(
                double turns, Scaling.Yarn yarn, double base, int headDim) {
            return headDim
                    * Math.log(yarn.originalLength() / (turns * 2 * Math.PI))
                    / (2 * Math.log(base));
        }

        private static double floor(Scaling.Yarn yarn, double pair) {
            return yarn.correction() == Correction.WHOLE ? Math.floor(pair) : pair;
        }

        private static double ceil(Scaling.Yarn yarn, double pair) {
            return yarn.correction() == Correction.WHOLE ? Math.ceil(pair) : pair;
        }

        double at(int pair) {
            double width = high == low ? 0.001 : high - low;
            return Math.clamp((pair - low) / width, 0, 1);
        }
    }
}
