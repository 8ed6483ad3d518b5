package dev.parley.middleware.responselog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Logs a body as it is, or that it is empty or no text.
final class BodyTranscript implements Transcript {

    private final Consumer<String> log;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /// @param log takes what stands between the braces of the line
    BodyTranscript(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public void hear(byte[] bytes, int offset, int length) {
        body.write(bytes, offset, length);
    }

    @Override
    public void end() {
        log.accept(body.size() == 0 ? "<empty>" : text());
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return "<binary_data>";
        }
    }
}
