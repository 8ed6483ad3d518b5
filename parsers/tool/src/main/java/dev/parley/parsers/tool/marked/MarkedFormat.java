package dev.parley.parsers.tool.marked;

import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.CallGrammar.Section;
import dev.parley.parsers.tool.grammar.JsonCall;

import java.util.ArrayList;
import java.util.List;

/// A format that writes calls as JSON between markers.
///
/// @param sections markers that may announce an opening; text between is no content
/// @param openings markers before the JSON
/// @param closings markers after it; a closing may be missing at the end of the text. None where the
///     JSON ends by itself
/// @param shape what the JSON may be
/// @param keys which members say what
/// @param rules what becomes of the rest
/// @param extras what few formats have
public record MarkedFormat(
        List<String> sections,
        List<String> openings,
        List<String> closings,
        CallReader.Shape shape,
        CallKeys keys,
        Rules rules,
        Extras extras) {

    /// Copies the lists.
    public MarkedFormat {
        sections = List.copyOf(sections);
        openings = List.copyOf(openings);
        closings = List.copyOf(closings);
    }

    /// A format without extras.
    public MarkedFormat(
            List<String> sections,
            List<String> openings,
            List<String> closings,
            CallReader.Shape shape,
            CallKeys keys,
            Rules rules) {
        this(sections, openings, closings, shape, keys, rules, Extras.NONE);
    }

    /// What few formats have.
    ///
    /// @param quiet two markers between which all others are text, or none
    /// @param bare markers that are content themselves and after which JSON may follow; if there are
    ///     any, JSON may also begin the reply
    /// @param label what may stand before the JSON
    public record Extras(List<String> quiet, List<String> bare, String label) {

        /// None.
        public static final Extras NONE = new Extras(List.of(), List.of(), "");

        /// Copies the lists.
        public Extras {
            quiet = List.copyOf(quiet);
            bare = List.copyOf(bare);
        }
    }

    /// What becomes of text that is no call.
    ///
    /// @param lead text before the first call
    /// @param aside text between and after calls
    /// @param failure markers without a call
    /// @param regions how many of them count
    public record Rules(Lead lead, Aside aside, Failure failure, Regions regions) {

        /// Text before calls is content, other text is dropped, one bad call makes all content.
        public static final Rules STRICT =
                new Rules(Lead.VERBATIM, Aside.DROPPED, Failure.ALL_CONTENT, Regions.MANY);

        /// These with another rule.
        public Rules with(Lead other) {
            return new Rules(other, aside, failure, regions);
        }

        /// These with another rule.
        public Rules with(Aside other) {
            return new Rules(lead, other, failure, regions);
        }

        /// These with another rule.
        public Rules with(Failure other) {
            return new Rules(lead, aside, other, regions);
        }

        /// These with another rule.
        public Rules with(Regions other) {
            return new Rules(lead, aside, failure, other);
        }
    }

    /// What becomes of text before the first call.
    public enum Lead {
        /// Content.
        VERBATIM,
        /// Content unless it is blank.
        NOT_BLANK,
        /// Content without the line breaks at its end.
        NO_LAST_BREAKS,
        /// Content without the blanks at its end.
        NO_LAST_BLANKS,
        /// Content unless it is blank; without blanks around it in a complete reply.
        TRIMMED_WHEN_COMPLETE,
        /// Content in a stream; dropped from a complete reply.
        STREAMED_ONLY
    }

    /// What becomes of text between and after calls.
    public enum Aside {
        /// It is dropped.
        DROPPED,
        /// It is content.
        CONTENT,
        /// Content in a stream; dropped from a complete reply.
        STREAMED_ONLY
    }

    /// What becomes of markers without a whole call.
    public enum Failure {
        /// The whole reply is content, calls included.
        ALL_CONTENT,
        /// The text from the opening on is content, other calls stay.
        CONTENT,
        /// The text after the opening is content; a call that is cut off stays as far as it came.
        CONTENT_UNMARKED,
        /// As [#CONTENT], but a call that is cut off is completed where it is clear how.
        COMPLETED
    }

    /// How many regions count.
    public enum Regions {
        /// The first with calls.
        ONE,
        /// All.
        MANY
    }

    /// The grammar that follows from the declaration.
    public CallGrammar grammar() {
        return grammar("", "");
    }

    /// The grammar that follows from the declaration.
    ///
    /// @param before what stands between the opening marker and the JSON
    /// @param behind what stands between the JSON and the closing marker, and between calls
    public CallGrammar grammar(String before, String behind) {
        String opening = String.join("", sections) + openings.getFirst();
        String trigger = sections.isEmpty() ? openings.getFirst() : sections.getFirst();
        String closing = closings.isEmpty() ? "" : closings.getFirst();
        JsonCall call =
                keys.name().isEmpty() ? JsonCall.keyed() : JsonCall.of(keys.arguments().getFirst());
        CallGrammar grammar =
                shape == CallReader.Shape.OBJECT
                        ? CallGrammar.alone(
                                trigger, behind, call.between(opening + before, behind + closing))
                        : CallGrammar.within(
                                new Section(opening + before + "[", "]" + behind + closing),
                                ", ",
                                trigger,
                                call);
        return rules.regions() == Regions.ONE ? grammar.once() : grammar;
    }

    /// All markers, each once.
    List<String> markers() {
        List<String> markers = new ArrayList<>(sections);
        markers.addAll(openings);
        markers.addAll(extras.quiet());
        markers.addAll(extras.bare());
        closings.stream().filter(closing -> !markers.contains(closing)).forEach(markers::add);
        return markers;
    }
}
