package dev.parley.core.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Strict UTF-8. Only static functions.
final class Utf8 {

    private static final int WINDOW = 8192;

    private Utf8() {}

    /// Offset of the first byte that is not valid UTF-8; -1 when all are.
    static int firstFault(byte[] bytes) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer window = CharBuffer.allocate(WINDOW);
        CoderResult result = decoder.decode(in, window, true);
        while (result.isOverflow()) {
            window.clear();
            result = decoder.decode(in, window, true);
        }
        return result.isError() ? in.position() : -1;
    }
}
