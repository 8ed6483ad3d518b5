package dev.parley.engine.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/// Bytes as the protocol buffer encoding defines them.
class ProtoMessageTest {

    @Test
    void numbersAreVarints() {
        assertArrayEquals(bytes(0x08, 0x96, 0x01), new ProtoMessage().number(1, 150).toBytes());
        assertArrayEquals(bytes(0xA0, 0x01, 0x02), new ProtoMessage().number(20, 2).toBytes());
    }

    @Test
    void negativeNumbersTakeTenBytes() {
        assertArrayEquals(
                bytes(0x18, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01),
                new ProtoMessage().number(3, -1).toBytes());
    }

    @Test
    void realsAreLittleEndian() {
        assertArrayEquals(
                bytes(0x15, 0x00, 0x00, 0x80, 0x3F), new ProtoMessage().real(2, 1).toBytes());
    }

    @Test
    void textAndMessagesCarryTheirLength() {
        assertArrayEquals(bytes(0x12, 0x02, 'h', 'i'), new ProtoMessage().text(2, "hi").toBytes());
        assertArrayEquals(
                bytes(0x1A, 0x03, 0x08, 0x96, 0x01),
                new ProtoMessage().message(3, new ProtoMessage().number(1, 150)).toBytes());
    }

    private static byte[] bytes(int... values) {
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (byte) values[i];
        }
        return result;
    }
}
