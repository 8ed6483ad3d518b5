package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.coerce.Coercion;

import java.util.List;

/// A format that writes `<tool_call>name`, then pairs of `<arg_key>` and `<arg_value>`, then `</tool_call>`.
///
/// @param group around all calls; empty where calls stand alone
/// @param nameEnds markers that end the name beside a newline and the first key
/// @param coercion how values are read
/// @param suffix what all tags of calls and pairs end in before `>`
/// @param rules what else is particular
record PairFormat(
        List<TagFormat.Tags> group,
        List<String> nameEnds,
        Coercion coercion,
        String suffix,
        Rules rules) {

    /// A format with plain tags.
    PairFormat(List<TagFormat.Tags> group, List<String> nameEnds, Coercion coercion, Rules rules) {
        this(group, nameEnds, coercion, "", rules);
    }
}
