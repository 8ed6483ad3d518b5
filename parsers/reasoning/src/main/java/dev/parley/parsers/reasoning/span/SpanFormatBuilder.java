package dev.parley.parsers.reasoning.span;

import dev.parley.parsers.reasoning.span.SpanFormat.Answer;
import dev.parley.parsers.reasoning.span.SpanFormat.Need;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Prompt;
import dev.parley.parsers.reasoning.span.SpanFormat.Specials;
import dev.parley.parsers.reasoning.span.SpanFormat.Strays;
import dev.parley.parsers.reasoning.span.SpanFormat.Swap;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;
import dev.parley.parsers.reasoning.span.SpanFormat.Unended;

import java.util.List;

/// Says what is not plain about a format. Without further words the start marker may be missing,
/// markers that change nothing are text, the model always reasons, and a prompt without markers
/// says nothing.
public final class SpanFormatBuilder {

    private final List<String> starts;
    private final List<String> ends;
    private List<String> calls = List.of();
    private Answer answer = new Answer(List.of(), List.of());
    private Opening opening = Opening.IMPLIED_UNTIL_MARKED;
    private Strays strays = Strays.TEXT;
    private ThinkingSwitch thinking = ThinkingSwitch.always();
    private Off off = Off.IDENTITY;
    private Trim trim = Trim.NOTHING;
    private Swap swap = Swap.NEVER;
    private String debris = "";
    private Prompt prompt = new Prompt(List.of(), List.of());
    private Specials specials = new Specials(Need.AS_REQUESTED, List.of());
    private Unended unended = Unended.REASONING;
    private ThinkingSwitch awaited = ThinkingSwitch.always();

    SpanFormatBuilder(List<String> starts, List<String> ends) {
        this.starts = starts;
        this.ends = ends;
    }

    /// Implied from the start, stray markers left out, special tokens needed; one call marker, which
    /// ends reasoning in prompts too.
    public SpanFormatBuilder swallowing(String call, String... terms) {
        opening = Opening.IMPLIED;
        strays = Strays.LEFT_OUT;
        calls = List.of(call);
        prompt = new Prompt(prompt.turns(), List.of(call));
        specials = new Specials(Need.LEFT_OUT, List.of(terms));
        return this;
    }

    /// Call markers that end reasoning in replies, but say nothing in a prompt.
    public SpanFormatBuilder calls(String... markers) {
        calls = List.of(markers);
        prompt = new Prompt(prompt.turns(), List.of());
        return this;
    }

    /// Markers that change nothing are text after all.
    public SpanFormatBuilder strayText() {
        strays = Strays.TEXT;
        return this;
    }

    public SpanFormatBuilder answer(List<String> opens, List<String> closes) {
        answer = new Answer(opens, closes);
        return this;
    }

    public SpanFormatBuilder opening(Opening value) {
        opening = value;
        return this;
    }

    public SpanFormatBuilder thinking(ThinkingSwitch value, Off without) {
        thinking = value;
        off = without;
        return this;
    }

    public SpanFormatBuilder trim(Trim value) {
        trim = value;
        return this;
    }

    public SpanFormatBuilder swap(Swap value) {
        swap = value;
        return this;
    }

    public SpanFormatBuilder debris(String value) {
        debris = value;
        return this;
    }

    public SpanFormatBuilder turns(List<String> value) {
        prompt = new Prompt(value, prompt.closers());
        return this;
    }

    public SpanFormatBuilder specialsKept() {
        specials = new Specials(Need.KEPT, List.of());
        return this;
    }

    public SpanFormatBuilder unended(Unended value) {
        unended = value;
        return this;
    }

    public SpanFormatBuilder awaited(ThinkingSwitch value) {
        awaited = value;
        return this;
    }

    public SpanFormat build() {
        return new SpanFormat(
                starts, ends, calls, answer, opening, strays, thinking, off, trim, swap, debris,
                prompt, specials, unended, awaited);
    }
}
