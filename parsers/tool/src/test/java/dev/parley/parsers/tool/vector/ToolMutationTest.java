package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.json.JsonScanner;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// Damages the inputs of the vectors: no parser may throw, depend on the cut, or complete a call whose
/// arguments are no JSON.
class ToolMutationTest {

    private static final long SEED = 4_242;
    private static final int MUTATIONS = 1_500;
    private static final String ALPHABET = "{}[]\":,\\<>/|_ntoolcal \n1é\ud83d";

    static Stream<String> names() {
        return Providers.all().stream().map(ToolParserProvider::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theCutNeverChangesTheEventsAndCompletedCallsAreJson(String name) throws IOException {
        ToolParserProvider provider = Providers.named(name);
        JsonNode vectors = ToolVectorTest.vectors(name);
        Random random = new Random(SEED);
        for (int i = 0; i < MUTATIONS; i++) {
            JsonNode vector = vectors.get(random.nextInt(vectors.size()));
            String text = mutate(vector.get("input").stringValue(), random);
            for (Delivery delivery : Delivery.values()) {
                List<ToolEvent> whole = run(provider, vector, delivery, List.of(text));
                assertEquals(
                        whole,
                        run(provider, vector, delivery, Chunkings.random(text, random)),
                        text);
                assertEquals(
                        whole, run(provider, vector, delivery, List.of(text.split("(?!^)"))), text);
                checkCompleted(whole, text);
            }
        }
    }

    private static List<ToolEvent> run(
            ToolParserProvider provider, JsonNode vector, Delivery delivery, List<String> pieces) {
        List<ToolEvent> events =
                Reply.run(ToolVectorTest.parser(provider, vector, delivery), pieces);
        return events.stream().map(ToolMutationTest::withoutId).toList();
    }

    private static ToolEvent withoutId(ToolEvent event) {
        return event instanceof ToolEvent.CallStarted(int index, var _, String name)
                ? new ToolEvent.CallStarted(index, Optional.empty(), name)
                : event;
    }

    private static void checkCompleted(List<ToolEvent> events, String text) {
        List<String> arguments = new ArrayList<>();
        for (ToolEvent event : events) {
            switch (event) {
                case ToolEvent.CallStarted(int index, var _, String _) -> {
                    assertEquals(arguments.size(), index, text);
                    arguments.add("");
                }
                case ToolEvent.Arguments(int index, String json) ->
                        arguments.set(index, arguments.get(index) + json);
                case ToolEvent.CallCompleted(int index) ->
                        assertTrue(JsonScanner.isValue(arguments.get(index)), text);
                case ToolEvent.Content(String content) -> assertTrue(!content.isEmpty(), text);
                case ToolEvent.Abandoned _ -> {}
            }
        }
    }

    private static String mutate(String input, Random random) {
        StringBuilder text = new StringBuilder(input);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(Math.max(1, text.length()));
            int end = Math.min(text.length(), at + random.nextInt(30));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 ->
                        text.insert(
                                Math.min(at, text.length()),
                                ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 3 -> text.append(input);
                default -> text.setLength(end);
            }
        }
        return text.toString();
    }
}
