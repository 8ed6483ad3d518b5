package dev.parley.parsers.reasoning.span;

import java.util.ArrayList;
import java.util.List;

/// How one model family marks its reasoning.
///
/// @param start opens a span
/// @param end closes it
/// @param calls markers of tool calls that end reasoning too and stay in the content
/// @param opening what a text without the start marker is
/// @param strays what happens to markers that change nothing
/// @param switches template arguments that, given as false, switch the format off
/// @param turns tokens that stand at the border of turns: what lies before them in a prompt says
///     nothing about the reply
/// @param specials what happens to special tokens that mean nothing to the format
/// @param terms special tokens to keep where others are dropped, beside the markers
record SpanFormat(
        String start,
        String end,
        List<String> calls,
        Opening opening,
        Strays strays,
        List<String> switches,
        List<String> turns,
        Specials specials,
        List<String> terms) {

    /// Borders of turns in ChatML.
    static final List<String> CHAT_ML = List.of("<|im_start|>", "<|im_end|>");

    SpanFormat {
        calls = List.copyOf(calls);
        switches = List.copyOf(switches);
        turns = List.copyOf(turns);
        terms = List.copyOf(terms);
    }

    /// What a text without the start marker is.
    enum Opening {
        /// Reasoning, up to the end marker or the end of the text.
        IMPLIED,
        /// Reasoning, too; but once a start marker comes, a complete reply leaves out what stood in
        /// front of it.
        IMPLIED_UNTIL_MARKED,
        /// Content. Only white space may stand before the start marker; it is dropped with it.
        MARKED
    }

    /// What happens to markers that change nothing.
    enum Strays {
        /// Every start marker in reasoning and every end marker in content is left out.
        LEFT_OUT,
        /// They are text, but for the first start marker in reasoning.
        TEXT
    }

    /// What happens to special tokens that mean nothing to the format.
    enum Specials {
        /// They must stay in the text for the parser, which leaves them out.
        LEFT_OUT,
        /// They are as the request says.
        AS_REQUESTED
    }

    /// All markers: start, end, then the calls.
    List<String> markers() {
        List<String> markers = new ArrayList<>(List.of(start, end));
        markers.addAll(calls);
        return markers;
    }
}
