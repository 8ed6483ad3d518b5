package dev.parley.structured.tag;

import dev.parley.api.text.Tokenizer;
import dev.parley.structured.grammar.Expr;
import dev.parley.structured.grammar.Expr.Token.Kind;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// The tokens that structural tags name. Used by one thread.
final class TagTokens {

    private final Tokenizer tokenizer;

    TagTokens(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /// A token by its id or its spelling.
    Expr one(JsonNode name) {
        return new Expr.Token(Set.of(id(name)), Kind.ONE_OF);
    }

    /// Any token but some, and but the special ones.
    Expr others(List<JsonNode> names) {
        Set<Integer> ids = new HashSet<>(tokenizer.specialIds());
        names.forEach(name -> ids.add(id(name)));
        return new Expr.Token(ids, Kind.NONE_OF);
    }

    private int id(JsonNode name) {
        if (name.isString()) {
            OptionalInt id = tokenizer.tokenId(name.stringValue());
            return id.orElseThrow(
                    () ->
                            TagReader.invalid(
                                    "the vocabulary has no token '%s'"
                                            .formatted(name.stringValue())));
        }
        if (!name.isIntegralNumber()
                || !name.canConvertToInt()
                || name.intValue() < 0
                || name.intValue() >= tokenizer.vocabularySize()) {
            throw TagReader.invalid("%s is not a token of the vocabulary".formatted(name));
        }
        return name.intValue();
    }
}
