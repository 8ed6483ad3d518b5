package dev.parley.parsers.tool.minicpm;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One block: a call of a tool that the request has.
record FunctionBlock(String name, ObjectNode arguments) {

    /// How a tokenizer may spell a blank.
    static final char BLANK = '\u0120';

    /// How a tokenizer may spell a line break.
    static final char NEWLINE = '\u010a';

    private static final String PARAMETER_CLOSE = "</param>";
    private static final Pattern FUNCTION =
            Pattern.compile("<function\\s++name=['\"]([^'\"<>]++)['\"][^>]*+>");
    private static final Pattern PARAMETER = Pattern.compile("<param\\b([^>]*+)>");
    private static final Pattern NAME = Pattern.compile("\\s++name=['\"]([^'\"]++)['\"]");

    /// A parameter as written.
    record Parameter(String name, String text) {}

    /// A block before it is known whether it is a call.
    record Draft(String name, List<Parameter> parameters) {}

    /// The call that a block is.
    ///
    /// @param block with its tags
    static Optional<FunctionBlock> read(String block, Tools tools) {
        String text = repaired(block);
        return FunctionXml.read(text)
                .filter(draft -> !draft.name().isEmpty())
                .or(() -> scan(text))
                .flatMap(draft -> checked(draft, tools));
    }

    /// The name in a block's first tag.
    static Optional<String> nameInTag(String block) {
        Matcher tag = FUNCTION.matcher(repaired(block));
        return tag.lookingAt() ? Optional.of(tag.group(1).strip()) : Optional.empty();
    }

    private static String repaired(String block) {
        return block.replace(BLANK, ' ')
                .replace(NEWLINE, '\n')
                .replace("<functionname=", "<function name=")
                .replace("<paramname=", "<param name=");
    }

    private static Optional<FunctionBlock> checked(Draft draft, Tools tools) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        for (Parameter parameter : draft.parameters()) {
            if (parameter.name().isEmpty()
                    || !tools.add(draft.name(), parameter.name(), parameter.text(), arguments)) {
                return Optional.empty();
            }
        }
        return Optional.of(Aliases.resolve(new FunctionBlock(draft.name(), arguments), tools::has))
                .filter(call -> tools.has(call.name()))
                .filter(call -> tools.isComplete(call.name(), call.arguments()));
    }

    /// Reads a block that is no XML.
    private static Optional<Draft> scan(String text) {
        Matcher function = FUNCTION.matcher(text);
        if (!function.lookingAt()) {
            return Optional.empty();
        }
        List<Parameter> parameters = new ArrayList<>();
        Matcher tag = PARAMETER.matcher(text);
        int at = function.end();
        while (tag.find(at)) {
            Matcher name = NAME.matcher(tag.group(1));
            int end = text.indexOf(PARAMETER_CLOSE, tag.end());
            if (!name.lookingAt()) {
                parameters.add(new Parameter("", ""));
                break;
            }
            if (end < 0) {
                break;
            }
            parameters.add(
                    new Parameter(name.group(1).strip(), value(text.substring(tag.end(), end))));
            at = end;
        }
        return Optional.of(new Draft(function.group(1).strip(), parameters));
    }

    private static String value(String text) {
        return text.startsWith("<![CDATA[") && text.endsWith("]]>")
                ? text.substring("<![CDATA[".length(), text.length() - "]]>".length())
                : text.strip();
    }
}
