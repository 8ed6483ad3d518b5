package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.coerce.Coercion;

import java.util.List;

/// A format that writes `<tool_call>name`, then pairs of `<arg_key>` and `<arg_value>`, then `</tool_call>`.
///
/// @param group around all calls; empty where calls stand alone
/// @param nameEnds markers that end the name beside a newline and the first key
/// @param coercion how values are read
/// @param rules what else is particular
/// @param cut what becomes of a reply that ends inside a call
record PairFormat(
        List<TagFormat.Tags> group,
        List<String> nameEnds,
        Coercion coercion,
        Rules rules,
        Cut cut) {

    /// What becomes of a reply that ends inside a call.
    enum Cut {
        /// The call is reported with what is there.
        REPORTED,
        /// All calls are content.
        ABANDONED
    }
}
