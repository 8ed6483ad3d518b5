package dev.parley.parsers.reasoning.span;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a request's template arguments say whether the model reasons.
@FunctionalInterface
public interface ThinkingSwitch {

    /// Whether a model under these template arguments reasons.
    boolean isOn(ObjectNode arguments);

    /// A model that always does.
    static ThinkingSwitch always() {
        return arguments -> true;
    }

    /// On, unless some of the arguments are given and none of them is true.
    static ThinkingSwitch onUnless(String... names) {
        return arguments ->
                Arrays.stream(names).noneMatch(arguments::has) || anyTrue(arguments, names);
    }

    /// Off, unless one of the arguments is true.
    static ThinkingSwitch onWith(String... names) {
        return arguments -> anyTrue(arguments, names);
    }

    /// The first argument that is given decides; on without any.
    static ThinkingSwitch firstOf(String... names) {
        return arguments ->
                Arrays.stream(names)
                        .filter(arguments::has)
                        .findFirst()
                        .map(name -> isTrue(arguments, name))
                        .orElse(true);
    }

    /// Off where the argument, or what stands for it when absent, is one of these words.
    static ThinkingSwitch offAt(String name, String absent, List<String> words) {
        return arguments -> !words.contains(text(arguments, name).orElse(absent));
    }

    /// On where the argument is this word.
    static ThinkingSwitch onAt(String name, String word) {
        return arguments -> text(arguments, name).filter(word::equals).isPresent();
    }

    /// On where both are.
    default ThinkingSwitch and(ThinkingSwitch other) {
        return arguments -> isOn(arguments) && other.isOn(arguments);
    }

    private static boolean anyTrue(ObjectNode arguments, String... names) {
        return Arrays.stream(names).anyMatch(name -> isTrue(arguments, name));
    }

    private static boolean isTrue(ObjectNode arguments, String name) {
        JsonNode value = arguments.path(name);
        return value.isBoolean() && value.booleanValue();
    }

    private static Optional<String> text(ObjectNode arguments, String name) {
        JsonNode value = arguments.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}
