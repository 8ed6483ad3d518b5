package dev.parley.parsers.tool.gemma;

import dev.parley.parsers.tool.grammar.MarkupCall.Strings;
import dev.parley.parsers.tool.grammar.MarkupCall.Style;
import dev.parley.parsers.tool.grammar.Node;
import dev.parley.parsers.tool.grammar.TextValue;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// Values between markers that are JSON if they look like it: all values are, but strings that do not.
///
/// @param quote the marker
record LookValues(String quote) implements GemmaGrammar.Values {

    private static final Style JSON = new Style(List.of(), Strings.BARE);
    private static final List<String> WORDS = List.of("true", "false", "null");
    private static final String REST = "[^<]*";
    private static final String NO_JSON = noJson();

    @Override
    public Optional<Node> value(JsonNode schema, JsonNode root) {
        TextValue value = TextValue.of(schema, root, JSON);
        boolean any =
                schema.isMissingNode()
                        || (value.schema().size() == 1 + (value.schema().has("description") ? 1 : 0)
                                && value.schema().path("type").asString("").equals("string"));
        Node node =
                schema.isMissingNode()
                        ? Node.regex(NO_JSON)
                        : any ? Node.or(List.of(Node.regex(NO_JSON), value.json())) : value.json();
        return Optional.of(Node.tag(quote, node, quote));
    }

    /// Text that begins like no JSON value, or leaves the words that are some.
    private static String noJson() {
        StringJoiner ways = new StringJoiner("|", "(", ")?");
        ways.add("[^\\s<\"\\[{0-9tfn-]" + REST);
        for (String word : WORDS) {
            for (int i = 1; i < word.length(); i++) {
                ways.add(word.substring(0, i) + "([^<" + word.charAt(i) + "]" + REST + ")?");
            }
            ways.add(word + "[^<\\s]" + REST);
        }
        return ways.toString();
    }
}
