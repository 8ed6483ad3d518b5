package dev.parley.core.jinja.member;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.BytesValue;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// String methods that turn characters into others or into bytes.
final class StrCoding {

    private static final int BYTES_PER_UNIT = 3;

    private StrCoding() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Str> find(String name) {
        return switch (name) {
            case "encode" -> Operation.of(name, StrCoding::encode, "encoding?", "errors?");
            case "translate" -> Operation.of(name, StrCoding::translate, "table");
            case "maketrans" -> Operation.of(name, (any, p) -> table(p), "x", "y?", "z?");
            case "isprintable" -> Operation.of(name, (s, p) -> Bool.of(s.printable()));
            default -> null;
        };
    }

    private static Value encode(Str string, Parameters p) {
        Charset charset = charset(p);
        p.budget().characters((long) BYTES_PER_UNIT * string.text().length());
        CodingErrorAction action = action(p);
        try {
            ByteBuffer bytes =
                    charset.newEncoder()
                            .onMalformedInput(action)
                            .onUnmappableCharacter(action)
                            .encode(CharBuffer.wrap(string.text()));
            byte[] array = new byte[bytes.remaining()];
            bytes.get(array);
            return BytesValue.of(array);
        } catch (CharacterCodingException e) {
            throw JinjaException.evaluation(
                    "'%s' codec can't encode a character of the text".formatted(name(charset)));
        }
    }

    /// The text that bytes spell.
    static Value decode(BytesValue bytes, Parameters p) {
        Charset charset = charset(p);
        p.budget().characters(bytes.length());
        CodingErrorAction action = action(p);
        try {
            return Str.of(
                    charset.newDecoder()
                            .onMalformedInput(action)
                            .onUnmappableCharacter(action)
                            .decode(ByteBuffer.wrap(bytes.bytes()))
                            .toString());
        } catch (CharacterCodingException e) {
            throw JinjaException.evaluation(
                    "'%s' codec can't decode a byte of the text".formatted(name(charset)));
        }
    }

    private static String name(Charset charset) {
        return charset.equals(StandardCharsets.US_ASCII)
                ? "ascii"
                : charset.name().toLowerCase(Locale.ROOT);
    }

    private static Charset charset(Parameters p) {
        String name = p.has(0) ? p.text(0) : "utf-8";
        return switch (name.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1" -> StandardCharsets.ISO_8859_1;
            case "utf-16-le", "utf-16le" -> StandardCharsets.UTF_16LE;
            case "utf-16-be", "utf-16be" -> StandardCharsets.UTF_16BE;
            default ->
                    throw JinjaException.evaluation(
                            "unknown encoding: %s. Known: utf-8, ascii, latin-1, utf-16-le, utf-16-be."
                                    .formatted(name));
        };
    }

    private static CodingErrorAction action(Parameters p) {
        String name = p.has(1) ? p.text(1) : "strict";
        return switch (name) {
            case "strict" -> CodingErrorAction.REPORT;
            case "ignore" -> CodingErrorAction.IGNORE;
            case "replace" -> CodingErrorAction.REPLACE;
            default ->
                    throw JinjaException.evaluation(
                            "unknown error handler name '%s'. Known: strict, ignore, replace."
                                    .formatted(name));
        };
    }

    private static Value translate(Str string, Parameters p) {
        Value table = p.value(0);
        if (!table.sized()) {
            throw JinjaException.evaluation(
                    "'%s' object is not subscriptable".formatted(table.typeName()));
        }
        TextOut out = new TextOut(p.budget());
        String text = string.text();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            p.budget().step();
            int point = text.codePointAt(i);
            @Nullable Value other = table.at(Int.of(point));
            switch (other) {
                case null -> out.append(Character.toString(point));
                case None none -> {}
                case Str replacement -> out.append(replacement.text());
                case Num number when number.integral() -> out.append(character(number));
                default ->
                        throw JinjaException.evaluation(
                                "character mapping must return integer, None or str");
            }
        }
        return string.like(out.toString());
    }

    private static String character(Num number) {
        long point = number.big().bitLength() < Integer.SIZE ? number.big().longValue() : -1;
        if (point < 0 || point > Character.MAX_CODE_POINT) {
            throw JinjaException.evaluation("character mapping must be in range(0x110000)");
        }
        return Character.toString((int) point);
    }

    private static Value table(Parameters p) {
        DictValue table = new DictValue();
        if (!p.has(1)) {
            fill(table, p.value(0));
        } else {
            int[] from = p.text(0).codePoints().toArray();
            int[] to = p.text(1).codePoints().toArray();
            if (from.length != to.length) {
                throw JinjaException.evaluation(
                        "the first two maketrans arguments must have equal length");
            }
            for (int i = 0; i < from.length; i++) {
                table.put(Int.of(from[i]), Int.of(to[i]));
            }
            if (p.has(2)) {
                p.text(2).codePoints().forEach(point -> table.put(Int.of(point), None.NONE));
            }
        }
        p.budget().elements(table.length());
        return table;
    }

    private static void fill(DictValue table, Value source) {
        if (!(source instanceof DictValue given)) {
            throw JinjaException.evaluation(
                    "if you give only one argument to maketrans it must be a dict");
        }
        given.entries()
                .forEach(
                        (key, value) -> {
                            if (key instanceof Str character && character.length() != 1) {
                                throw JinjaException.evaluation(
                                        "string keys in translate table must be of length 1");
                            }
                            table.put(
                                    key instanceof Str character
                                            ? Int.of(character.text().codePointAt(0))
                                            : key,
                                    value);
                        });
    }
}
