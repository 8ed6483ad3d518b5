package dev.parley.core.jinja.value;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/// Bytes, as `str.encode()` makes them. Their items are integers.
public final class BytesValue implements Sequence {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;

    private final byte[] bytes;

    private BytesValue(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Bytes that the caller hands over.
    public static BytesValue of(byte[] bytes) {
        return new BytesValue(bytes);
    }

    /// A copy of them.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public List<Value> items() {
        return new AbstractList<>() {
            @Override
            public Value get(int index) {
                return Int.of(Byte.toUnsignedInt(bytes[index]));
            }

            @Override
            public int size() {
                return bytes.length;
            }
        };
    }

    @Override
    public String typeName() {
        return "bytes";
    }

    @Override
    public void print(TextOut out) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append('b');
        out.append(quote);
        for (int i = 0; i < text.length(); i++) {
            write(text.charAt(i), quote, out);
        }
        out.append(quote);
    }

    private static void write(char unit, char quote, TextOut out) {
        switch (unit) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (unit == quote || unit == '\\') {
                    out.append('\\');
                    out.append(unit);
                } else if (unit >= FIRST_PRINTABLE && unit < DELETE) {
                    out.append(unit);
                } else {
                    out.append("\\x");
                    out.append(Character.forDigit(unit >> 4, 16));
                    out.append(Character.forDigit(unit & 15, 16));
                }
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BytesValue that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
