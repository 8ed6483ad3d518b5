package dev.parley.core.vocabulary;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads one protocol-buffer message, field by field. One thread.
///
/// Every method throws [IllegalArgumentException] where the bytes are no message.
final class WireReader {

    private static final int TYPE_BITS = 3;
    private static final int TYPE_MASK = 7;
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final int GROUP_BITS = 7;
    private static final int LONGEST_VARINT_BITS = 70;

    private final ByteBuffer message;
    private int field;
    private int type;

    WireReader(byte[] message) {
        this(ByteBuffer.wrap(message));
    }

    private WireReader(ByteBuffer message) {
        this.message = message.order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Goes to the next field.
    ///
    /// @return false at the end
    boolean next() {
        if (!message.hasRemaining()) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> TYPE_BITS);
        type = (int) tag & TYPE_MASK;
        if (field <= 0) {
            throw broken();
        }
        return true;
    }

    /// The number of the current field.
    int field() {
        return field;
    }

    /// The current field, a number or a truth value.
    long number() {
        require(VARINT);
        return varint();
    }

    /// The current field, a 32-bit floating-point number.
    float real() {
        require(FIXED32);
        try {
            return message.getFloat();
        } catch (BufferUnderflowException e) {
            throw broken(e);
        }
    }

    /// The current field, a text.
    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /// The current field, any bytes.
    byte[] bytes() {
        ByteBuffer part = part();
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        return bytes;
    }

    /// The current field, a message.
    WireReader message() {
        return new WireReader(part());
    }

    /// Passes over the current field.
    void skip() {
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> pass(Long.BYTES);
            case BYTES -> part();
            case FIXED32 -> pass(Integer.BYTES);
            default -> throw broken();
        }
    }

    private ByteBuffer part() {
        require(BYTES);
        long length = varint();
        if (length < 0 || length > message.remaining()) {
            throw broken();
        }
        ByteBuffer part = message.slice(message.position(), (int) length);
        pass((int) length);
        return part;
    }

    private void pass(int bytes) {
        if (bytes > message.remaining()) {
            throw broken();
        }
        message.position(message.position() + bytes);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < LONGEST_VARINT_BITS; shift += GROUP_BITS) {
            if (!message.hasRemaining()) {
                throw broken();
            }
            byte group = message.get();
            value |= (long) (group & Byte.MAX_VALUE) << shift;
            if (group >= 0) {
                return value;
            }
        }
        throw broken();
    }

    private void require(int expected) {
        if (type != expected) {
            throw broken();
        }
    }

    private static IllegalArgumentException broken() {
        return new IllegalArgumentException("it is not a SentencePiece model, or is cut short");
    }

    private static IllegalArgumentException broken(Exception cause) {
        return (IllegalArgumentException) broken().initCause(cause);
    }
}
