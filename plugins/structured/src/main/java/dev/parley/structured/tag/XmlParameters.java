package dev.parley.structured.tag;

import dev.parley.structured.grammar.Expr;
import dev.parley.structured.json.SchemaCompiler;
import dev.parley.structured.json.SchemaCompiler.Member;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// Translates an object's schema to parameters in the form of Qwen's coder models:
/// `<parameter=NAME>VALUE</parameter>`, where strings stand without quotes. Used by one thread, once.
final class XmlParameters {

    private static final String CLOSE = "</parameter>";
    private static final Expr SPACE = Expr.star(Expr.anyOf(" \n\r\t"));

    private final SchemaCompiler compiler;
    private final FreeText text;

    XmlParameters(SchemaCompiler compiler, FreeText text) {
        this.compiler = compiler;
        this.text = text;
    }

    Expr parameters(JsonNode schema) {
        List<Expr> parts = new ArrayList<>();
        parts.add(SPACE);
        for (Member member : compiler.members(schema)) {
            Expr parameter =
                    Expr.sequence(
                            Expr.text("<parameter=%s>".formatted(member.name())),
                            SPACE,
                            value(member),
                            SPACE,
                            Expr.text(CLOSE),
                            SPACE);
            parts.add(member.required() ? parameter : Expr.optional(parameter));
        }
        return Expr.sequence(parts);
    }

    private Expr value(Member member) {
        return member.plainText() ? new Expr.Regular(text.without(List.of(CLOSE))) : member.value();
    }
}
