package dev.parley.parsers.tool.xml;

import dev.parley.api.structured.Constraint;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.call.CallWriter.UnknownTools;
import dev.parley.parsers.tool.call.ContentGate.After;
import dev.parley.parsers.tool.call.ContentGate.Edges;
import dev.parley.parsers.tool.call.ValueText.Newlines;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The format of Hunyuan 4. A reply with one call, here on several lines:
///
/// ```
/// <tool_calls>
/// <tool_call>get_weather<arg_key>city</arg_key><arg_value>Paris</arg_value></tool_call>
/// </tool_calls>
/// ```
///
/// All tags of a checkpoint may carry one suffix, `<tool_calls:6124c78e>`; it is read from the vocabulary. Text after the
/// calls is dropped. Where a tag is missing or out of place, a whole reply is content from the first tag on.
public final class HunyuanV4ToolParserProvider implements ToolParserProvider {

    private static final Pattern TAG =
            Pattern.compile("<(?:think|tool_calls|tool_call|arg_key|arg_value)(:[^\\s>]+)?>");
    private static final Rules RULES =
            new Rules(
                    Edges.VERBATIM,
                    After.DROPPED,
                    UnknownTools.REPORTED,
                    Newlines.KEPT,
                    Rules.Flaws.ABANDONED);

    @Override
    public String name() {
        return "hy_v4";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new PairCallParser(format(request.tokenizer()), request);
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return format(rules.tokenizer()).grammar("", "").once().under(rules);
    }

    private static PairFormat format(Optional<Tokenizer> tokenizer) {
        String suffix = tokenizer.map(HunyuanV4ToolParserProvider::suffix).orElse("");
        return new PairFormat(
                List.of(
                        new TagFormat.Tags(
                                "<tool_calls" + suffix + '>', "</tool_calls" + suffix + '>')),
                List.of(),
                new HunyuanCoercion(),
                suffix,
                RULES);
    }

    /// What the tags of this vocabulary end in. Added tokens have the highest ids, so the search begins there.
    static String suffix(Tokenizer tokenizer) {
        if (tokenizer.tokenId("<tool_calls>").isPresent()) {
            return "";
        }
        for (int id = tokenizer.vocabularySize() - 1; id >= 0; id--) {
            Matcher tag = TAG.matcher(tokenizer.token(id));
            if (tag.matches()) {
                return tag.group(1) == null ? "" : tag.group(1);
            }
        }
        return "";
    }
}
