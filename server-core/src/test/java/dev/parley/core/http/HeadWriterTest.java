package dev.parley.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

class HeadWriterTest {

    private static final String REPLY = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody";

    private final Recorder recorder = new Recorder();
    private final HeadWriter writer = new HeadWriter(recorder);

    @Test
    void passesOrdinaryRepliesUnchanged() {
        write(REPLY);
        assertEquals(REPLY, recorder.text());
    }

    @Test
    void cutsTheBodyWhereverBuffersEnd() {
        for (int cut = 0; cut <= REPLY.length(); cut++) {
            recorder.bytes.reset();
            writer.headersOnly();
            write(REPLY.substring(0, cut));
            write(REPLY.substring(cut));
            assertEquals("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n", recorder.text());
        }
    }

    @Test
    void passesTheNextReplyWhole() {
        writer.headersOnly();
        write(REPLY);
        recorder.bytes.reset();
        writer.everything();
        write(REPLY);
        assertEquals(REPLY, recorder.text());
    }

    private void write(String text) {
        writer.write(BufferData.create(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static final class Recorder implements DataWriter {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        String text() {
            return bytes.toString(StandardCharsets.US_ASCII);
        }

        @Override
        public void write(BufferData... buffers) {
            for (BufferData buffer : buffers) {
                write(buffer);
            }
        }

        @Override
        public void write(BufferData buffer) {
            bytes.writeBytes(buffer.readBytes());
        }

        @Override
        public void writeNow(BufferData... buffers) {
            write(buffers);
        }

        @Override
        public void writeNow(BufferData buffer) {
            write(buffer);
        }
    }
}
