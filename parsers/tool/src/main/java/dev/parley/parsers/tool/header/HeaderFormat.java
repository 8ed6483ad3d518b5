package dev.parley.parsers.tool.header;

import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.HeaderCall;

import java.util.List;
import java.util.Optional;

/// A format that writes a call as a header and bare arguments, all calls in one section.
///
/// @param section opens the section
/// @param call opens a call's header
/// @param separator ends it
/// @param callEnd ends the arguments
/// @param sectionEnd closes the section
/// @param head reads the header
/// @param rules what else differs
record HeaderFormat(
        String section,
        String call,
        String separator,
        String callEnd,
        String sectionEnd,
        Head head,
        Rules rules) {

    /// Reads a header.
    interface Head {

        /// The call; empty where the header names none.
        Optional<Call> read(String text);
    }

    /// A call.
    ///
    /// @param id the model's own, if it gives one
    /// @param name of the function
    record Call(Optional<String> id, String name) {}

    /// What else differs.
    ///
    /// @param fence where the header goes on
    /// @param aside text in and after the section, outside calls
    /// @param cutOff a call without its end
    record Rules(Fence fence, Aside aside, CutOff cutOff) {}

    /// Where the name and the arguments stand.
    enum Fence {
        /// The name before the separator, the arguments after it.
        NONE,
        /// The name on the separator's line, the arguments in a code block after it.
        CODE_BLOCK
    }

    /// What becomes of text in and after the section.
    enum Aside {
        /// It is dropped.
        DROPPED,
        /// Content in a stream; dropped from a complete reply.
        STREAMED_ONLY
    }

    /// What becomes of a call without its end.
    enum CutOff {
        /// It stays as far as it came.
        STAYS,
        /// It is content.
        CONTENT
    }

    /// The grammar that follows from the declaration.
    ///
    /// @param kind what stands before the name
    /// @param number what stands between the name and a number; empty where there is none
    /// @param between what stands between two calls
    CallGrammar grammar(String kind, Optional<String> number, String between) {
        HeaderCall one =
                switch (rules.fence()) {
                    case NONE -> new HeaderCall(call + kind, number, separator, callEnd);
                    case CODE_BLOCK ->
                            new HeaderCall(
                                    call + kind + separator,
                                    number,
                                    "\n```json\n",
                                    "\n```" + callEnd);
                };
        return CallGrammar.within(
                new CallGrammar.Section(section, sectionEnd), between, section, one);
    }

    List<String> markers() {
        return List.of(section, call, separator, callEnd, sectionEnd);
    }
}
