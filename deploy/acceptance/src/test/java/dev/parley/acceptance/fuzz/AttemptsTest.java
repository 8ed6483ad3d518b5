package dev.parley.acceptance.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class AttemptsTest {

    private static final List<Route> ROUTES = Route.all();

    @Test
    void makesTheSameRequestOfTheSameNumber() {
        Attempt one = new Attempts(ROUTES, 3).make(17);
        Attempt other = new Attempts(ROUTES, 3).make(17);

        assertEquals(one.path(), other.path());
        assertArrayEquals(one.body(), other.body());
    }

    @Test
    void makesOtherRequestsOfAnotherSeed() {
        byte[] one = new Attempts(ROUTES, 3).make(17).body();
        byte[] other = new Attempts(ROUTES, 4).make(17).body();

        assertFalse(Arrays.equals(one, other));
    }

    @Test
    void triesEveryRoute() {
        Attempts attempts = new Attempts(ROUTES, 1);
        Set<String> tried = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            tried.add(attempts.make(i).path());
        }

        assertEquals(ROUTES.size(), tried.size());
    }
}
