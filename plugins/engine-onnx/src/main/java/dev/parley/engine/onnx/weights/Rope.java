package dev.parley.engine.onnx.weights;

/// How rotary positions turn with the position.
///
/// @param base `rope_theta`
/// @param scaling how a longer context than the trained one is reached
public record Rope(double base, Scaling scaling) {

    /// How a longer context than the trained one is reached.
    public sealed interface Scaling {

        /// Not at all.
        record None() implements Scaling {}

        /// Positions are divided.
        record Linear(double factor) implements Scaling {}

        /// Long wave lengths are stretched, short ones stay, as Llama 3.1 does.
        ///
        /// @param factor stretch of the long ones
        /// @param lowFrequency wave lengths above `originalLength / lowFrequency` are long
        /// @param highFrequency wave lengths below `originalLength / highFrequency` are short
        /// @param originalLength positions the model was trained on at first
        record Llama3(
                double factor, double lowFrequency, double highFrequency, double originalLength)
                implements Scaling {}

        /// YaRN: a ramp between stretched and unstretched dimensions.
        ///
        /// @param factor stretch
        /// @param originalLength positions the model was trained on at first
        /// @param betaFast turns over the original length from which a dimension stays as it is
        /// @param betaSlow turns below which a dimension is stretched whole
        /// @param attentionFactor multiplies sine and cosine
        /// @param correction whether the ramp's ends are whole dimensions
        record Yarn(
                double factor,
                double originalLength,
                double betaFast,
                double betaSlow,
                double attentionFactor,
                Correction correction)
                implements Scaling {}
    }

    /// Whether the ends of YaRN's ramp are rounded to whole dimensions.
    public enum Correction {
        /// Rounded outwards.
        WHOLE,
        /// As computed.
        EXACT
    }
}
