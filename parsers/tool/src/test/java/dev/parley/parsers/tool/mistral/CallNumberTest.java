package dev.parley.parsers.tool.mistral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

class CallNumberTest {

    @Test
    void isNineLettersAndDigits() {
        CallNumber ids = new CallNumber(new Random(7));
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            String id = ids.next();
            assertTrue(id.matches("[A-Za-z0-9]{9}"), id);
            id.chars().forEach(seen::add);
        }
        assertEquals(62, seen.size());
    }

    @Test
    void followsItsSource() {
        CallNumber one = new CallNumber(new Random(7));
        CallNumber same = new CallNumber(new Random(7));
        String first = one.next();
        assertEquals(first, same.next());
        assertNotEquals(first, one.next());
    }
}
