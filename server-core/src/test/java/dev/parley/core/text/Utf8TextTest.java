package dev.parley.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8TextTest {

    private static final int[] ENDINGS = {0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xFF};

    private static String decode(byte... bytes) {
        Utf8Text text = new Utf8Text();
        StringBuilder out = new StringBuilder();
        for (byte b : bytes) {
            text.push(Byte.toUnsignedInt(b), out);
        }
        text.finish(out);
        return out.toString();
    }

    @Test
    void decodesEveryStartOfACharacterAsThePlatformDoes() {
        for (int lead = 0; lead < 256; lead++) {
            for (int second = 0; second < 256; second++) {
                for (int third : ENDINGS) {
                    for (int fourth : ENDINGS) {
                        byte[] bytes = {(byte) lead, (byte) second, (byte) third, (byte) fourth};
                        assertEquals(
                                new String(bytes, StandardCharsets.UTF_8),
                                decode(bytes),
                                () -> Arrays.toString(bytes));
                    }
                }
            }
        }
    }

    @Test
    void tellsBytesThatBelongToNoCharacter() {
        Utf8Text text = new Utf8Text();
        StringBuilder out = new StringBuilder();
        assertTrue(text.push(0xE2, out));
        assertTrue(text.isPending());
        assertFalse(text.push('a', out));
        assertFalse(text.push(0xFF, out));
        assertEquals("\uFFFDa\uFFFD", out.toString());
    }
}
