package dev.parley.parsers.reasoning.span;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// How one model family marks its reasoning.
///
/// @param starts open a span
/// @param ends close it
/// @param calls markers of tool calls that end reasoning too and stay in the content
/// @param answer around the answer
/// @param opening what a text without a start marker is
/// @param strays what happens to markers that change nothing
/// @param thinking whether the request's model reasons
/// @param off what its replies are where it does not
/// @param trim what happens to white space at the borders
/// @param swap when a reply that is nothing but reasoning becomes content
/// @param debris how a cut marker begins that is left out at the end of a text; empty if none is
/// @param prompt what a prompt says
/// @param specials what happens to special tokens that mean nothing to the format
/// @param unended what reasoning without an end marker is in a whole reply
/// @param awaited whether reasoning is awaited, by the template arguments, behind a prompt that says
///     nothing
public record SpanFormat(
        List<String> starts,
        List<String> ends,
        List<String> calls,
        Answer answer,
        Opening opening,
        Strays strays,
        ThinkingSwitch thinking,
        Off off,
        Trim trim,
        Swap swap,
        String debris,
        Prompt prompt,
        Specials specials,
        Unended unended,
        ThinkingSwitch awaited) {

    /// Borders of turns in ChatML.
    public static final List<String> CHAT_ML = List.of("<|im_start|>", "<|im_end|>");

    /// Copies the lists.
    public SpanFormat {
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
        calls = List.copyOf(calls);
    }

    /// A format with one start and one end marker, and the plainest of everything else.
    public static SpanFormatBuilder of(String start, String end) {
        return new SpanFormatBuilder(List.of(start), List.of(end));
    }

    /// A format with several.
    public static SpanFormatBuilder of(List<String> starts, List<String> ends) {
        return new SpanFormatBuilder(starts, ends);
    }

    /// Markers around the answer, which are left out.
    ///
    /// @param opens begin it; white space between reasoning and them is dropped
    /// @param closes end it; white space that follows is dropped
    public record Answer(List<String> opens, List<String> closes) {

        /// Copies the lists.
        public Answer {
            opens = List.copyOf(opens);
            closes = List.copyOf(closes);
        }
    }

    /// What a prompt says.
    ///
    /// @param turns tokens that stand at the border of turns: what lies before them in a prompt says
    ///     nothing about the reply
    /// @param closers markers after which reasoning is over, beside the end markers
    public record Prompt(List<String> turns, List<String> closers) {

        /// Copies the lists.
        public Prompt {
            turns = List.copyOf(turns);
            closers = List.copyOf(closers);
        }
    }

    /// What happens to special tokens that mean nothing to the format.
    ///
    /// @param need what the parser needs of them
    /// @param terms special tokens to keep where others are dropped, beside the markers
    public record Specials(Need need, List<String> terms) {

        /// Copies the lists.
        public Specials {
            terms = List.copyOf(terms);
        }
    }

    /// What a parser needs of special tokens.
    public enum Need {
        /// They must stay in the text for the parser, which leaves them out.
        LEFT_OUT,
        /// They must stay in the text, and do.
        KEPT,
        /// They are as the request says.
        AS_REQUESTED
    }

    /// What a text without a start marker is.
    public enum Opening {
        /// Reasoning, up to an end marker or the end of the text.
        IMPLIED,
        /// Reasoning, likewise; in the content behind it a start marker opens another span.
        REPEATED,
        /// Reasoning, too; but once a start marker comes, a complete reply leaves out what stood in
        /// front of it.
        IMPLIED_UNTIL_MARKED,
        /// Reasoning, in which a start marker is text.
        UNMARKED,
        /// Reasoning, in which a start marker counts at the very beginning only.
        LEADING,
        /// Content. Only white space may stand before the start marker; it is dropped with it.
        MARKED,
        /// Content, in which a start marker opens a span anywhere.
        ANYWHERE
    }

    /// What happens to markers that change nothing.
    public enum Strays {
        /// Every start marker in reasoning and every end marker in content is left out. Where spans
        /// open anywhere, there may be several.
        LEFT_OUT,
        /// They are text, but for the first start marker in reasoning. There is one span.
        TEXT
    }

    /// What replies are where the model does not reason.
    public enum Off {
        /// Content, in which nothing is a marker.
        IDENTITY,
        /// The same, unless the prompt opened a block.
        IDENTITY_UNLESS_OPEN,
        /// Content, in which a start marker opens a span anywhere.
        CONTENT_FIRST
    }

    /// What happens to white space at the borders.
    public enum Trim {
        /// It stays.
        NOTHING,
        /// White space at the end of reasoning is dropped.
        REASONING_END,
        /// White space at the end of reasoning is dropped, newlines before the content too.
        REASONING_END_AND_CONTENT_START,
        /// The same, and newlines at the start of reasoning are dropped too.
        AROUND
    }

    /// When a reply that is nothing but reasoning becomes content, if the template argument
    /// `force_nonempty_content` is true.
    public enum Swap {
        /// Never.
        NEVER,
        /// If there is no content.
        WITHOUT_CONTENT,
        /// If there is none but white space, which is reasoning then.
        WITH_BLANK_CONTENT
    }

    /// What reasoning that no marker ended is in a whole reply. A stream has sent it by then.
    public enum Unended {
        /// Reasoning.
        REASONING,
        /// Content.
        CONTENT,
        /// Content, and so are the markers.
        VERBATIM
    }

    /// What a marker is.
    public enum Role {
        /// Opens a span.
        START,
        /// Closes it.
        END,
        /// Begins a call.
        CALL,
        /// Begins the answer.
        ANSWER,
        /// Ends it.
        ANSWERED
    }

    /// Whether reasoning is awaited behind a prompt that says nothing.
    boolean isAwaited(ObjectNode arguments) {
        return thinking.isOn(arguments) && awaited.isOn(arguments);
    }

    /// All markers: starts, ends, calls, then those around the answer.
    List<String> markers() {
        return Stream.of(starts, ends, calls, answer.opens(), answer.closes())
                .flatMap(Collection::stream)
                .toList();
    }

    /// What each of the markers is, in their order.
    List<Role> roles() {
        List<Role> roles = new ArrayList<>();
        starts.forEach(marker -> roles.add(Role.START));
        ends.forEach(marker -> roles.add(Role.END));
        calls.forEach(marker -> roles.add(Role.CALL));
        answer.opens().forEach(marker -> roles.add(Role.ANSWER));
        answer.closes().forEach(marker -> roles.add(Role.ANSWERED));
        return roles;
    }
}
