package dev.parley.router.generate.sampling;

import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ParserAdjustment.SpecialTokenNeed;

import java.util.ArrayList;
import java.util.List;

/// What becomes of generated tokens.
///
/// @param stop strings that end the text
/// @param stopText whether what ended the text is part of it
/// @param minTokens so many tokens are out before stop strings are looked for
/// @param detokenizer how ids become text
public record TextOptions(
        List<String> stop, StopText stopText, int minTokens, DetokenizerOptions detokenizer) {

    /// Whether what ended the text is part of it.
    public enum StopText {
        /// It is.
        INCLUDED,
        /// It is cut off.
        EXCLUDED
    }

    /// Copies the list.
    public TextOptions {
        stop = List.copyOf(stop);
    }

    /// These options with what a parser needs.
    public TextOptions adjusted(ParserAdjustment adjustment) {
        List<String> strings = new ArrayList<>(stop);
        strings.addAll(adjustment.stopStrings());
        DetokenizerOptions form =
                adjustment.specialTokens() == SpecialTokenNeed.KEEP
                        ? new DetokenizerOptions(SpecialTokens.KEEP, detokenizer.spacing())
                        : detokenizer;
        return new TextOptions(strings, stopText, minTokens, form);
    }
}
