package dev.parley.core.jinja.member;

import dev.parley.core.jinja.value.BytesValue;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.Map;

/// Methods of bytes.
final class BytesMethods {

    private static final Map<String, Operation<BytesValue>> ALL =
            new Registry<BytesValue>()
                    .add("decode", StrCoding::decode, "encoding?", "errors?")
                    .add("hex", BytesMethods::hex)
                    .operations();

    private BytesMethods() {}

    /// A method by name, null where there is none.
    static @Nullable Operation<BytesValue> find(String name) {
        return ALL.get(name);
    }

    private static Value hex(BytesValue bytes, Parameters p) {
        p.budget().characters(2L * bytes.length());
        return Str.of(HexFormat.of().formatHex(bytes.bytes()));
    }
}
