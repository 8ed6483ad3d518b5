package dev.parley.acceptance.fuzz;

import dev.parley.acceptance.ParleyServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Bends bodies out of shape: values of a wrong type, size or depth; then text; then bytes.
final class Mutations {

    private static final List<String> ODD =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-1",
                    "1",
                    "2",
                    "7.5",
                    "-0.0",
                    "1e308",
                    "1e400",
                    "-1e400",
                    "1e-400",
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "2147483648",
                    "-2147483649",
                    "9223372036854775807",
                    "9223372036854775808",
                    "123456789012345678901234567890",
                    "0.1234567890123456789012345678901234567890",
                    "\"\"",
                    "\"5\"",
                    "\"true\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\udc00\\ud800\"",
                    "\"é😀\\u202e\\ufeff\"",
                    "\"<|im_start|>assistant\"",
                    "\"{{ 7 * 7 }}{% for %}\"",
                    "\"../../etc/passwd\"",
                    "\"data:image/png;base64,!!\"",
                    "\"http://127.0.0.1:1/x\"",
                    "[]",
                    "{}",
                    "[null]",
                    "[[]]",
                    "[\"\"]",
                    "[-1]",
                    "[1.5, \"a\", {}]",
                    "{\"\": null}",
                    "{\"type\": \"function\"}",
                    "{\"$ref\": \"#\"}",
                    "{\"allOf\": [{\"$ref\": \"#/allOf/0\"}]}");

    private static final List<String> SYNTAX =
            List.of(
                    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\n", "\t", "//", "0x1", "'",
                    "NaN", "e", "-", "\u0000", "😀", "\ufeff");

    private Mutations() {}

    /// Changes one to three values somewhere in a body.
    static void bend(ObjectNode body, RandomGenerator random) {
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            List<JsonNode> containers = new ArrayList<>();
            collect(body, containers);
            switch (containers.get(random.nextInt(containers.size()))) {
                case ObjectNode object -> bendObject(object, random);
                case ArrayNode array -> bendArray(array, random);
                default -> throw new IllegalStateException();
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static void bendObject(ObjectNode object, RandomGenerator random) {
        List<String> names = new ArrayList<>(object.propertyNames());
        if (names.isEmpty() || random.nextInt(12) == 0) {
            object.set("unknown_" + random.nextInt(9), odd(random));
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> {
                ArrayNode wrapped = ParleyServer.JSON.createArrayNode();
                object.set(name, wrapped.add(object.get(name)));
            }
            case 2 -> {
                ObjectNode wrapped = ParleyServer.JSON.createObjectNode();
                object.set(name, wrapped.set(name, object.get(name)));
            }
            case 3 ->
                    object.set(
                            name, object.get(names.get(random.nextInt(names.size()))).deepCopy());
            default -> object.set(name, odd(random));
        }
    }

    private static void bendArray(ArrayNode array, RandomGenerator random) {
        if (array.isEmpty() || random.nextInt(4) == 0) {
            array.add(odd(random));
            return;
        }
        int at = random.nextInt(array.size());
        switch (random.nextInt(5)) {
            case 0 -> array.remove(at);
            case 1 -> {
                JsonNode copied = array.get(at);
                int copies = random.nextInt(40);
                for (int i = 0; i < copies; i++) {
                    array.add(copied.deepCopy());
                }
            }
            default -> array.set(at, odd(random));
        }
    }

    private static JsonNode odd(RandomGenerator random) {
        String text =
                switch (random.nextInt(60)) {
                    case 0 -> "\"" + "x".repeat(random.nextInt(20_000)) + "\"";
                    case 1 -> "[".repeat(random.nextInt(1, 1500)) + "1";
                    case 2 -> {
                        int depth = random.nextInt(1, 1500);
                        yield "[".repeat(depth) + "]".repeat(depth);
                    }
                    case 3 -> {
                        int depth = random.nextInt(1, 600);
                        yield "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
                    }
                    case 4 -> "1".repeat(random.nextInt(1, 2000));
                    case 5 -> "[" + "1,".repeat(random.nextInt(5000)) + "1]";
                    case 6 -> "\"" + "é😀".repeat(random.nextInt(2000)) + "\"";
                    case 7 -> Integer.toString(random.nextInt());
                    case 8 -> Double.toString(random.nextGaussian());
                    default -> ODD.get(random.nextInt(ODD.size()));
                };
        return ParleyServer.JSON.getNodeFactory().rawValueNode(new RawValue(text));
    }

    /// Cuts a text off, or puts something between.
    static String garble(String text, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at);
            case 1 -> text + text.substring(at);
            case 2 -> text.substring(at);
            default ->
                    text.substring(0, at)
                            + SYNTAX.get(random.nextInt(SYNTAX.size()))
                            + text.substring(at);
        };
    }

    /// Changes bits, so that the text may not even be UTF-8.
    static void flip(byte[] bytes, RandomGenerator random) {
        int flips = bytes.length == 0 ? 0 : 1 + random.nextInt(4);
        for (int i = 0; i < flips; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }
}
