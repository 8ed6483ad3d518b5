package dev.parley.engine.onnx.graph;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// One protocol buffer message being written. Fields come in the order of the calls.
final class ProtoMessage {

    private static final int VARINT = 0;
    private static final int DELIMITED = 2;
    private static final int FIXED32 = 5;
    private static final int PAYLOAD = 0x7F;
    private static final int MORE = 0x80;
    private static final int PAYLOAD_BITS = 7;
    private static final int WIRE_BITS = 3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// A whole number.
    ProtoMessage number(int field, long value) {
        key(field, VARINT);
        varint(value);
        return this;
    }

    /// A 32-bit floating-point number.
    ProtoMessage real(int field, float value) {
        key(field, FIXED32);
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes.write(bits >>> shift);
        }
        return this;
    }

    /// Text.
    ProtoMessage text(int field, String value) {
        return delimited(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /// A message inside this one.
    ProtoMessage message(int field, ProtoMessage value) {
        return delimited(field, value.toBytes());
    }

    /// What was written.
    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private ProtoMessage delimited(int field, byte[] value) {
        key(field, DELIMITED);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void key(int field, int wire) {
        varint((long) field << WIRE_BITS | wire);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~(long) PAYLOAD) != 0) {
            bytes.write((int) (rest & PAYLOAD) | MORE);
            rest >>>= PAYLOAD_BITS;
        }
        bytes.write((int) rest);
    }
}
