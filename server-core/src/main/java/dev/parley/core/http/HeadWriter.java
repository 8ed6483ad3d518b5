package dev.parley.core.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/// Leaves the body out of the answer to a HEAD request; other answers pass unchanged. Belongs to the
/// connection's thread.
final class HeadWriter implements DataWriter {

    private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

    private final DataWriter target;
    private Mode mode = Mode.WHOLE;
    private int matched;

    private enum Mode {
        WHOLE,
        HEADERS,
        NOTHING
    }

    HeadWriter(DataWriter target) {
        this.target = target;
    }

    /// The next answer is one to HEAD.
    void headersOnly() {
        mode = Mode.HEADERS;
        matched = 0;
    }

    /// The next answer is an ordinary one.
    void everything() {
        mode = Mode.WHOLE;
    }

    @Override
    public void write(BufferData... buffers) {
        for (BufferData buffer : buffers) {
            write(buffer);
        }
    }

    @Override
    public void write(BufferData buffer) {
        if (mode == Mode.WHOLE) {
            target.write(buffer);
        } else {
            target.write(headersOf(buffer));
        }
    }

    @Override
    public void writeNow(BufferData... buffers) {
        for (BufferData buffer : buffers) {
            writeNow(buffer);
        }
    }

    @Override
    public void writeNow(BufferData buffer) {
        if (mode == Mode.WHOLE) {
            target.writeNow(buffer);
        } else {
            target.writeNow(headersOf(buffer));
        }
    }

    @Override
    public void flush() {
        target.flush();
    }

    @Override
    public void close() {
        target.close();
    }

    private BufferData headersOf(BufferData buffer) {
        byte[] bytes = buffer.readBytes();
        int length = 0;
        while (mode == Mode.HEADERS && length < bytes.length) {
            byte next = bytes[length++];
            if (next == END_OF_HEADERS[matched]) {
                matched++;
            } else {
                matched = next == END_OF_HEADERS[0] ? 1 : 0;
            }
            if (matched == END_OF_HEADERS.length) {
                mode = Mode.NOTHING;
            }
        }
        return BufferData.create(bytes, 0, length);
    }
}
