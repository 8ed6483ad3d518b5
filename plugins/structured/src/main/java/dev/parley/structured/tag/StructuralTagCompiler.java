package dev.parley.structured.tag;

import dev.parley.api.text.Tokenizer;
import dev.parley.structured.automaton.Budget;
import dev.parley.structured.grammar.Expr;
import dev.parley.structured.grammar.Grammar;
import dev.parley.structured.grammar.GrammarBuilder;
import dev.parley.structured.json.SchemaCompiler;
import dev.parley.structured.json.SchemaCompiler.Style;
import dev.parley.structured.regex.RegexParser;
import dev.parley.structured.regex.RegexParser.Dot;
import dev.parley.structured.text.GrammarSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// Translates a structural tag, in its new form (`format`) or its old one (`structures` and
/// `triggers`). Used by one thread, once.
public final class StructuralTagCompiler {

    private static final int DEEPEST = 80;

    private final GrammarBuilder grammar = new GrammarBuilder();
    private final TagTokens tokens;
    private final FreeText text;
    private final Style style;
    private final Budget budget;
    private int depth;

    /// @param tokenizer knows the tokens that tags name
    public StructuralTagCompiler(Tokenizer tokenizer, Style style, Budget budget) {
        tokens = new TagTokens(tokenizer);
        text = new FreeText(budget);
        this.style = style;
        this.budget = budget;
    }

    /// The texts that a structural tag describes.
    ///
    /// @throws dev.parley.api.ParleyException.InvalidRequest naming what is wrong with it
    public Grammar compile(JsonNode tag) {
        if (tag.has("structures")) {
            return grammar.build(format(newForm(tag), List.of()));
        }
        return grammar.build(format(TagReader.require(tag, "format"), List.of()));
    }

    private static ObjectNode newForm(JsonNode old) {
        ObjectNode format = JsonNodeFactory.instance.objectNode();
        format.put("type", "triggered_tags");
        format.set("triggers", TagReader.require(old, "triggers"));
        var tags = format.putArray("tags");
        for (JsonNode structure : TagReader.list(old, "structures")) {
            ObjectNode tag = tags.addObject();
            tag.put("begin", TagReader.text(structure, "begin"));
            tag.put("end", TagReader.text(structure, "end"));
            ObjectNode content = tag.putObject("content");
            content.put("type", "json_schema");
            content.set("json_schema", TagReader.require(structure, "schema"));
        }
        return format;
    }

    /// The texts of a format.
    ///
    /// @param ends words that end what is around it, so that free text in it goes only so far
    private Expr format(JsonNode format, List<String> ends) {
        if (++depth > DEEPEST) {
            throw TagReader.invalid("formats may nest at most %d levels".formatted(DEEPEST));
        }
        Expr expr = ofType(TagReader.text(format, "type"), format, ends);
        depth--;
        return expr;
    }

    private Expr ofType(String type, JsonNode format, List<String> ends) {
        return switch (type) {
            case "const_string" -> Expr.text(TagReader.text(format, "value"));
            case "json_schema" -> schema(format);
            case "qwen_xml_parameter" -> parameters(format);
            case "any_text" -> anyText(format, ends);
            case "regex" -> RegexParser.parse(TagReader.text(format, "pattern"), Dot.ANY);
            case "grammar" -> grammar.embed(GrammarSource.parse(TagReader.text(format, "grammar")));
            case "token" -> tokens.one(TagReader.require(format, "token"));
            case "exclude_token" -> tokens.others(TagReader.list(format, "exclude_tokens"));
            case "any_tokens" ->
                    new Expr.Repeat(
                            tokens.others(TagReader.list(format, "exclude_tokens")),
                            0,
                            TagReader.count(format, "max_tokens", Expr.Repeat.UNBOUNDED));
            case "sequence" -> sequence(TagReader.list(format, "elements"), ends);
            case "or" -> new Expr.Choice(formats(TagReader.list(format, "elements"), ends));
            case "optional" -> Expr.optional(content(format, ends));
            case "plus" -> Expr.plus(content(format, ends));
            case "star" -> Expr.star(content(format, ends));
            case "repeat" -> repeat(format, ends);
            case "tag" -> tag(format, "");
            case "tags_with_separator" -> separated(format);
            case "triggered_tags" -> triggered(format, ends);
            case "dispatch" -> dispatch(format, ends);
            case "token_triggered_tags" -> tokenTriggered(format);
            case "token_dispatch" -> tokenDispatch(format);
            default -> throw TagReader.invalid("there is no format of type '%s'".formatted(type));
        };
    }

    private Expr content(JsonNode format, List<String> ends) {
        return grammar.rule(format(TagReader.require(format, "content"), ends));
    }

    private List<Expr> formats(List<JsonNode> elements, List<String> ends) {
        List<Expr> parts = new ArrayList<>();
        elements.forEach(element -> parts.add(format(element, ends)));
        return parts;
    }

    /// Free text within goes as far as a literal that comes next, the last as far as the ends around.
    private Expr sequence(List<JsonNode> elements, List<String> ends) {
        List<Expr> parts = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            List<String> next = ends;
            if (i + 1 < elements.size()) {
                String literal = elements.get(i + 1).path("value").asString("");
                next = literal.isEmpty() ? List.of() : List.of(literal);
            }
            parts.add(format(elements.get(i), next));
        }
        return Expr.sequence(parts);
    }

    private Expr repeat(JsonNode format, List<String> ends) {
        int min = TagReader.count(format, "min", 0);
        int max = TagReader.count(format, "max", -1);
        if (min < 0 || (max >= 0 && max < min)) {
            throw TagReader.invalid("'min' and 'max' of 'repeat' are out of order");
        }
        return new Expr.Repeat(content(format, ends), min, max < 0 ? Expr.Repeat.UNBOUNDED : max);
    }

    private Expr schema(JsonNode format) {
        String written = format.path("style").asString("json");
        if (written.equals("qwen_xml")) {
            return parameters(format);
        }
        if (!written.equals("json")) {
            throw TagReader.invalid(
                    "the style '%s' of 'json_schema' is not supported, only json and qwen_xml"
                            .formatted(written));
        }
        JsonNode schema = TagReader.require(format, "json_schema");
        return new SchemaCompiler(schema, style, grammar, budget).compile(schema);
    }

    private Expr parameters(JsonNode format) {
        JsonNode schema = TagReader.require(format, "json_schema");
        return new XmlParameters(new SchemaCompiler(schema, style, grammar, budget), text)
                .parameters(schema);
    }

    private Expr anyText(JsonNode format, List<String> ends) {
        List<String> excluded = new ArrayList<>(TagReader.texts(format, "excludes"));
        excluded.addAll(ends);
        int tokenLimit = TagReader.count(format, "max_tokens", Expr.Repeat.UNBOUNDED);
        if (tokenLimit < Expr.Repeat.UNBOUNDED) {
            throw TagReader.invalid("'max_tokens' of 'any_text' is not supported, use 'max_chars'");
        }
        int limit = TagReader.count(format, "max_chars", Expr.Repeat.UNBOUNDED);
        return new Expr.Regular(
                limit == Expr.Repeat.UNBOUNDED
                        ? text.without(excluded)
                        : text.without(excluded, limit));
    }

    /// @param begun how much of its beginning has come already
    private Expr tag(JsonNode tag, String begun) {
        JsonNode begin = TagReader.require(tag, "begin");
        Expr opening =
                begin.isString()
                        ? Expr.text(begin.stringValue().substring(begun.length()))
                        : tokens.one(TagReader.require(begin, "token"));
        JsonNode end = TagReader.require(tag, "end");
        List<String> words = new ArrayList<>();
        List<Expr> closings = new ArrayList<>();
        for (JsonNode one : end.isArray() ? TagReader.list(tag, "end") : List.of(end)) {
            if (one.isString()) {
                closings.add(Expr.text(one.stringValue()));
                if (!one.stringValue().isEmpty()) {
                    words.add(one.stringValue());
                }
            } else {
                closings.add(tokens.one(TagReader.require(one, "token")));
            }
        }
        Expr content = format(TagReader.require(tag, "content"), words);
        return grammar.rule(Expr.sequence(opening, content, new Expr.Choice(closings)));
    }

    private Expr separated(JsonNode format) {
        List<Expr> tags = new ArrayList<>();
        TagReader.list(format, "tags").forEach(tag -> tags.add(tag(tag, "")));
        Expr one = new Expr.Choice(tags);
        Expr more =
                TagReader.flag(format, "stop_after_first")
                        ? Expr.EMPTY
                        : Expr.star(
                                Expr.sequence(Expr.text(TagReader.text(format, "separator")), one));
        Expr some = Expr.sequence(one, more);
        return TagReader.flag(format, "at_least_one") ? some : Expr.optional(some);
    }

    private Expr triggered(JsonNode format, List<String> ends) {
        List<String> triggers = TagReader.texts(format, "triggers");
        List<Branch> branches = new ArrayList<>();
        List<Expr> whole = new ArrayList<>();
        for (JsonNode tag : TagReader.list(format, "tags")) {
            String begin = TagReader.text(tag, "begin");
            List<String> matching = triggers.stream().filter(begin::startsWith).toList();
            if (matching.size() != 1) {
                throw TagReader.invalid(
                        "the beginning '%s' of a tag must start with exactly one trigger"
                                .formatted(begin));
            }
            branches.add(new Branch(matching.getFirst(), tag(tag, matching.getFirst())));
            whole.add(tag(tag, ""));
        }
        List<String> excluded = new ArrayList<>(TagReader.texts(format, "excludes"));
        excluded.addAll(ends);
        boolean once = TagReader.flag(format, "stop_after_first");
        Expr free = freeUntil(triggers, branches, excluded, once);
        if (!TagReader.flag(format, "at_least_one")) {
            return free;
        }
        Expr first = new Expr.Choice(whole);
        return once ? first : Expr.sequence(first, free);
    }

    /// What comes after a word in free text.
    private record Branch(String word, Expr rest) {}

    private Expr freeUntil(
            List<String> words, List<Branch> branches, List<String> excluded, boolean once) {
        List<String> all = new ArrayList<>(words);
        all.addAll(excluded);
        Expr.Rule rule = grammar.declare();
        List<Expr> options = new ArrayList<>();
        options.add(new Expr.Regular(text.without(all)));
        for (Branch branch : branches) {
            Expr until = new Expr.Regular(text.upTo(branch.word, words, excluded));
            options.add(Expr.sequence(until, branch.rest, once ? Expr.EMPTY : rule));
        }
        grammar.define(rule, new Expr.Choice(options));
        return rule;
    }

    private Expr dispatch(JsonNode format, List<String> ends) {
        List<Branch> branches = new ArrayList<>();
        for (JsonNode rule : TagReader.list(format, "rules")) {
            if (rule.size() != 2 || !rule.path(0).isString() || rule.path(0).asString().isEmpty()) {
                throw TagReader.invalid("a rule of 'dispatch' is a pattern and a format");
            }
            branches.add(
                    new Branch(
                            rule.path(0).stringValue(),
                            grammar.rule(format(rule.path(1), List.of()))));
        }
        List<String> excluded = new ArrayList<>(TagReader.texts(format, "excludes"));
        excluded.addAll(ends);
        boolean loop = format.path("loop").asBoolean(true);
        return freeUntil(branches.stream().map(Branch::word).toList(), branches, excluded, !loop);
    }

    private Expr tokenTriggered(JsonNode format) {
        List<JsonNode> triggers = TagReader.list(format, "trigger_tokens");
        List<Expr> tags = new ArrayList<>();
        TagReader.list(format, "tags").forEach(tag -> tags.add(tag(tag, "")));
        List<JsonNode> stops = new ArrayList<>(TagReader.list(format, "exclude_tokens"));
        stops.addAll(triggers);
        boolean once = TagReader.flag(format, "stop_after_first");
        Expr tag = new Expr.Choice(tags);
        Expr free = tokensUntil(stops, tag, once);
        if (!TagReader.flag(format, "at_least_one")) {
            return free;
        }
        return once ? tag : Expr.sequence(tag, free);
    }

    private Expr tokenDispatch(JsonNode format) {
        List<JsonNode> stops = new ArrayList<>(TagReader.list(format, "exclude_tokens"));
        List<Expr> branches = new ArrayList<>();
        for (JsonNode rule : TagReader.list(format, "rules")) {
            if (rule.size() != 2) {
                throw TagReader.invalid("a rule of 'token_dispatch' is a token and a format");
            }
            stops.add(rule.path(0));
            branches.add(Expr.sequence(tokens.one(rule.path(0)), format(rule.path(1), List.of())));
        }
        return tokensUntil(stops, new Expr.Choice(branches), !format.path("loop").asBoolean(true));
    }

    private Expr tokensUntil(List<JsonNode> stops, Expr branch, boolean once) {
        Expr.Rule rule = grammar.declare();
        Expr next = Expr.sequence(grammar.rule(branch), once ? Expr.EMPTY : rule);
        grammar.define(rule, Expr.sequence(Expr.star(tokens.others(stops)), Expr.optional(next)));
        return rule;
    }
}
