package dev.parley.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.SpecialTokens;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class Utf8TextTest {

    /// Bytes on both sides of every bound a second byte can have.
    private static final int[] EDGES = {
        0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xFF
    };

    private static String decode(List<Integer> bytes) {
        Utf8Text text = new Utf8Text();
        StringBuilder out = new StringBuilder();
        bytes.forEach(b -> text.push(b, out));
        text.finish(out);
        return out.toString();
    }

    /// Ids of the demo model's tokens for the 256 bytes.
    private static int[] byteTokens(HuggingFaceTokenizer tokenizer) {
        int[] ids = new int[256];
        ByteAlphabet alphabet = new ByteAlphabet();
        for (int id = 0; id < ids.length; id++) {
            ids[alphabet.byteOf(tokenizer.token(id).charAt(0))] = id;
        }
        return ids;
    }

    @Test
    void decodesEveryStartOfACharacterAsTheLibraryDoes() {
        HuggingFaceTokenizer tokenizer = TestFiles.demoTokenizer();
        int[] ids = byteTokens(tokenizer);
        for (int lead = 0; lead < ids.length; lead++) {
            List<Integer> bytes = new ArrayList<>();
            for (int second : EDGES) {
                for (int third : EDGES) {
                    for (int fourth : EDGES) {
                        bytes.addAll(List.of(lead, second, third, fourth, (int) '|'));
                    }
                }
            }
            int[] tokens = bytes.stream().mapToInt(b -> ids[b]).toArray();
            assertEquals(
                    tokenizer.decode(tokens, SpecialTokens.KEEP),
                    decode(bytes),
                    "lead byte " + lead);
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
