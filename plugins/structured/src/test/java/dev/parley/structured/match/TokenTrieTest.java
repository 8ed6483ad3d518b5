package dev.parley.structured.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class TokenTrieTest {

    private static final List<byte[]> TEXTS = texts();
    private final TokenTrie trie = new TokenTrie(TEXTS);

    private static List<byte[]> texts() {
        Random random = new Random(2);
        List<byte[]> texts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(5); j > 0; j--) {
                text.append("abé".charAt(random.nextInt(3)));
            }
            texts.add(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return texts;
    }

    private byte[] path(int node) {
        byte[] path = new byte[trie.depth(node)];
        int at = node;
        for (int i = path.length - 1; i >= 0; i--) {
            path[i] = (byte) trie.label(at);
            at = trie.parent(at);
        }
        return path;
    }

    private static String key(byte[] bytes) {
        return Arrays.toString(bytes);
    }

    @Test
    void hasEachTokenAtTheNodeOfItsBytes() {
        Map<String, Set<Integer>> expected = new HashMap<>();
        for (int token = 0; token < TEXTS.size(); token++) {
            if (TEXTS.get(token).length > 0) {
                expected.computeIfAbsent(key(TEXTS.get(token)), k -> new HashSet<>()).add(token);
            }
        }
        Map<String, Set<Integer>> found = new HashMap<>();
        for (int node = 1; node < trie.end(0); node++) {
            for (int i = trie.firstToken(node); i < trie.firstToken(node + 1); i++) {
                found.computeIfAbsent(key(path(node)), k -> new HashSet<>()).add(trie.token(i));
            }
        }
        assertEquals(expected, found);
    }

    @Test
    void hasEachTextOnceAndNothingElse() {
        Set<String> beginnings = new HashSet<>();
        for (byte[] text : TEXTS) {
            for (int length = 1; length <= text.length; length++) {
                beginnings.add(key(Arrays.copyOf(text, length)));
            }
        }
        Set<String> paths = new HashSet<>();
        for (int node = 1; node < trie.end(0); node++) {
            assertTrue(paths.add(key(path(node))), "each node once");
        }
        assertEquals(beginnings, paths);
    }

    @Test
    void putsSubtreesBehindTheirNode() {
        for (int node = 1; node < trie.end(0); node++) {
            for (int below = node + 1; below < trie.end(node); below++) {
                byte[] start = path(node);
                assertArrayEquals(start, Arrays.copyOf(path(below), start.length));
            }
            if (trie.end(node) < trie.end(0)) {
                assertTrue(trie.depth(trie.end(node)) <= trie.depth(node));
            }
        }
    }

    @Test
    void findsNodesByTheirByte() {
        int count = 0;
        for (int value = 0; value < 256; value++) {
            int[] nodes = trie.labelled(value);
            for (int i = 0; i < nodes.length; i++) {
                assertEquals(value, trie.label(nodes[i]));
                assertTrue(i == 0 || nodes[i - 1] < nodes[i], "ascending");
            }
            count += nodes.length;
        }
        assertEquals(trie.end(0) - 1, count);
    }

    @Test
    void knowsItsLongestText() {
        assertEquals(
                TEXTS.stream().mapToInt(text -> text.length).max().orElseThrow(), trie.deepest());
    }

    @Test
    void isEmptyWithoutTexts() {
        TokenTrie empty = new TokenTrie(List.of(new byte[0]));

        assertEquals(1, empty.end(0));
        assertEquals(0, empty.deepest());
        assertEquals(0, empty.labelled('a').length);
    }
}
