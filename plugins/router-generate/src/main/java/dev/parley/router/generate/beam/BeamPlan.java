package dev.parley.router.generate.beam;

import dev.parley.api.engine.SamplingParams;

import java.util.OptionalInt;

/// How to search.
///
/// @param width live beams and results, ≥ 1
/// @param maxTokens most steps, ≥ 1
/// @param lengthPenalty exponent of the length in the ranking; above 0 favours long texts
/// @param endToken retires a beam; empty when the client ignores it
/// @param endShown whether that token stays in the output
/// @param step one token of one beam: temperature and `2 · width` log-probabilities
public record BeamPlan(
        int width,
        int maxTokens,
        double lengthPenalty,
        OptionalInt endToken,
        boolean endShown,
        SamplingParams step) {}
