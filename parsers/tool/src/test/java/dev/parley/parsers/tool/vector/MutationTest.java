package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Damages the inputs of all vectors: no damage may make a parser fail, and the cut never matters.
class MutationTest {

    private static final long SEED = 77;
    private static final int ROUNDS = 12;
    private static final String ALPHABET = "<>{}[]()\":=/,_ \n\\'aé\ud83d1";

    @ParameterizedTest
    @EnumSource
    void theCutNeverMattersAndCompletedCallsHoldJson(Delivery delivery) throws IOException {
        Random random = new Random(SEED);
        for (String name : ToolVectorTest.NAMES) {
            for (var arguments : ToolVectorTest.cases(name)) {
                JsonNode vector = (JsonNode) arguments.get()[1];
                for (int round = 0; round < ROUNDS; round++) {
                    check(
                            vector,
                            mutated(vector.get("input").stringValue(), random),
                            delivery,
                            random);
                }
            }
        }
    }

    private static void check(JsonNode vector, String text, Delivery delivery, Random random) {
        String what = vector.get("parser").stringValue() + " " + delivery + ": " + text;
        List<ToolEvent> whole = run(vector, delivery, List.of(text));
        assertEquals(whole, run(vector, delivery, Chunkings.random(text, random)), what);
        assertEquals(whole, run(vector, delivery, List.of(text.split("(?!^)"))), what);
        Map<Integer, StringBuilder> json = new HashMap<>();
        for (ToolEvent event : whole) {
            if (event instanceof ToolEvent.Arguments(int index, String piece)) {
                json.computeIfAbsent(index, _ -> new StringBuilder()).append(piece);
            } else if (event instanceof ToolEvent.CallCompleted(int index)) {
                String all = json.get(index).toString();
                assertDoesNotThrow(() -> JsonMapper.shared().readTree(all), what + " gave " + all);
            }
        }
    }

    private static List<ToolEvent> run(JsonNode vector, Delivery delivery, List<String> pieces) {
        return Reply.run(ToolVectorTest.parser(vector, delivery), pieces);
    }

    private static String mutated(String input, Random random) {
        StringBuilder text = new StringBuilder(input);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(20));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                default -> text.setLength(end);
            }
        }
        return text.toString();
    }
}
