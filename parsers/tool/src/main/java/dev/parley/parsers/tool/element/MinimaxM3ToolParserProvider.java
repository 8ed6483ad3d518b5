package dev.parley.parsers.tool.element;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import java.util.Optional;

/// The format of MiniMax-M3, in which `]<]minimax[>[` comes before every tag:
///
/// ```
/// ]<]minimax[>[<tool_call>
/// ]<]minimax[>[<invoke name="get_weather">]<]minimax[>[<city>Paris]<]minimax[>[</city>]<]minimax[>[</invoke>
/// ]<]minimax[>[</tool_call>
/// ```
///
/// Elements nest; the schema says which are lists. Text after the first call is dropped. Arguments come when the call
/// is complete, as a name that comes again makes a list of what came before.
public final class MinimaxM3ToolParserProvider implements ToolParserProvider {

    @Override
    public String name() {
        return "minimax_m3";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new ElementCallParser(request);
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return ElementGrammar.under(rules);
    }
}
