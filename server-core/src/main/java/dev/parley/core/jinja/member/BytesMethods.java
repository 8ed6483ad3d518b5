package dev.parley.core.jinja.member;

import dev.parley.core.jinja.value.BytesValue;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;

/// Methods of bytes.
final class BytesMethods {

    private BytesMethods() {}

    /// A method by name, null where there is none.
    static @Nullable Operation<BytesValue> find(String name) {
        return switch (name) {
            case "decode" -> Operation.of(name, StrCoding::decode, "encoding?", "errors?");
            case "hex" -> Operation.of(name, BytesMethods::hex);
            default -> null;
        };
    }

    private static Value hex(BytesValue bytes, Parameters p) {
        p.budget().characters(2L * bytes.length());
        return Str.of(HexFormat.of().formatHex(bytes.bytes()));
    }
}
