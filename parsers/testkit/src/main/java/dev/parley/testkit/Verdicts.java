package dev.parley.testkit;

import dev.parley.testkit.vector.Difference;
import dev.parley.testkit.vector.Outcome;
import dev.parley.testkit.vector.ParserSuite;
import dev.parley.testkit.vector.ParserVector;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Turns what was found into JUnit tests. Only static functions.
final class Verdicts {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");

    private Verdicts() {}

    /// The provider's names can be typed, and each is there once.
    static DynamicNode names(String name, List<String> aliases) {
        return DynamicTest.dynamicTest(
                name + " has names that can be typed",
                () -> {
                    List<String> names = new ArrayList<>(aliases);
                    names.add(name);
                    List<String> wrong =
                            names.stream().filter(one -> !NAME.matcher(one).matches()).toList();
                    Assertions.assertEquals(List.of(), wrong, "names match " + NAME);
                    Assertions.assertEquals(
                            names.size(), names.stream().distinct().count(), "each name once");
                });
    }

    /// The vector gives its expectation; where the reference fails too, it need not.
    static DynamicNode vector(ParserSuite suite, ParserVector vector) {
        return DynamicTest.dynamicTest(
                vector.id(),
                () -> {
                    if (suite.run(vector) instanceof Outcome.Failed failure) {
                        Assertions.fail(
                                failure.differences().stream()
                                        .map(Difference::shown)
                                        .collect(
                                                Collectors.joining(
                                                        "\n",
                                                        "%s (%s)%n"
                                                                .formatted(
                                                                        failure.id(),
                                                                        failure.how()),
                                                        "")));
                    }
                });
    }

    /// The laws hold.
    static DynamicNode law(String name, Supplier<Optional<String>> violation) {
        return DynamicTest.dynamicTest(
                name + " keeps the laws of parsers",
                () -> Assertions.assertEquals(Optional.empty(), violation.get()));
    }
}
