package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.json.JsonScanner;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Damages texts of every format ten thousand times: the cut never changes the events, no call is without a name,
/// completed calls have an object for arguments, and text vanishes only where the format says so.
class MutationTest {

    private static final int MUTATIONS = 10_000;
    private static final long SEED = 20_261_125;

    /// Short texts make cheap trials.
    private static final int LONGEST = 400;

    private static final int MOST_VECTORS = 24;

    /// What is no call is content.
    private static final Set<String> LOSES_NOTHING =
            Set.of("granite4", "llama4_pythonic", "pythonic");

    /// Text vanishes from replies without a call too. As in the reference, a call's markup is dropped where the reply
    /// ends before the name, or the call is none; so are blocks that are neither calls nor content. All others lose
    /// text only where there is a call: beside it, or malformed parts of it.
    private static final Set<String> LOSES_MARKUP =
            Set.of(
                    "cohere_command3",
                    "cohere_command4",
                    "deepseek_v3",
                    "deepseek_v31",
                    "deepseek_v32",
                    "deepseek_v4",
                    "deepseek_v41",
                    "functiongemma",
                    "gemma4",
                    "glm45",
                    "hy_v3",
                    "inkling",
                    "kimi_k2",
                    "kimi_k3",
                    "mimo",
                    "minimax_m2",
                    "minimax_m3",
                    "mistral",
                    "muse_glimmer",
                    "openai",
                    "plamo3",
                    "poolside_v1",
                    "qwen3_coder",
                    "seed_oss");

    /// Where text vanishes.
    private enum Loss {
        NOWHERE,
        BESIDE_CALLS,
        ANYWHERE;

        private static Loss declared(String name) {
            if (LOSES_NOTHING.contains(name)) {
                return NOWHERE;
            }
            return LOSES_MARKUP.contains(name) ? ANYWHERE : BESIDE_CALLS;
        }
    }

    static Stream<String> names() {
        return Providers.all().stream().map(ToolParserProvider::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void damagedTextsKeepTheRules(String name) throws IOException {
        ToolParserProvider provider = Providers.named(name);
        List<JsonNode> vectors = shortest(name);
        Random random = new Random(SEED);
        Damage damage = new Damage(vectors.stream().map(MutationTest::input).toList(), random);
        Loss loss = Loss.NOWHERE;
        for (int i = 0; i < MUTATIONS; i++) {
            int index = random.nextInt(vectors.size());
            String text = damage.damaged(index);
            Delivery delivery = Delivery.values()[i % Delivery.values().length];
            List<ToolEvent> events = events(provider, vectors.get(index), delivery, List.of(text));
            List<String> pieces = Chunkings.random(text, random);
            String what = name + " " + delivery + " from " + text;
            assertEquals(
                    events,
                    events(provider, vectors.get(index), delivery, pieces),
                    () -> what + " cut " + pieces);
            checkCalls(events, what);
            loss = loss.compareTo(loss(events)) < 0 ? loss(events) : loss;
        }
        assertEquals(Loss.declared(name), loss, name);
    }

    private static List<JsonNode> shortest(String name) throws IOException {
        return ToolVectorTest.vectors(name)
                .valueStream()
                .filter(vector -> !input(vector).isEmpty() && input(vector).length() <= LONGEST)
                .sorted(Comparator.comparing(vector -> input(vector).length()))
                .limit(MOST_VECTORS)
                .toList();
    }

    private static String input(JsonNode vector) {
        return vector.path("input").asString("");
    }

    /// The events without ids, which may be random.
    private static List<ToolEvent> events(
            ToolParserProvider provider, JsonNode vector, Delivery delivery, List<String> pieces) {
        return Reply.run(ToolVectorTest.parser(provider, vector, delivery), pieces).stream()
                .map(MutationTest::withoutId)
                .toList();
    }

    private static ToolEvent withoutId(ToolEvent event) {
        return event instanceof ToolEvent.CallStarted(int index, var id, String name)
                        && !id.orElse("").contains(Damage.WITNESS)
                ? new ToolEvent.CallStarted(index, Optional.empty(), name)
                : event;
    }

    private static void checkCalls(List<ToolEvent> events, String what) {
        Map<Integer, StringBuilder> arguments = new HashMap<>();
        for (ToolEvent event : events) {
            switch (event) {
                case ToolEvent.CallStarted(int index, var _, String name) -> {
                    assertFalse(name.isBlank(), what);
                    arguments.put(index, new StringBuilder());
                }
                case ToolEvent.Arguments(int index, String json) ->
                        arguments.get(index).append(json);
                case ToolEvent.CallCompleted(int index) -> {
                    String json = arguments.get(index).toString();
                    assertTrue(
                            json.stripLeading().startsWith("{") && JsonScanner.isValue(json),
                            () -> json + " of " + what);
                }
                case ToolEvent.Abandoned _, ToolEvent.Content _ -> {}
            }
        }
    }

    private static Loss loss(List<ToolEvent> events) {
        StringBuilder shown = new StringBuilder();
        boolean called = false;
        for (ToolEvent event : events) {
            switch (event) {
                case ToolEvent.CallStarted(int _, var id, String name) -> {
                    called = true;
                    shown.append(id.orElse("")).append(name).append('\n');
                }
                case ToolEvent.Arguments(int _, String json) -> shown.append(json);
                case ToolEvent.CallCompleted _ -> shown.append('\n');
                case ToolEvent.Abandoned(int _, String text) -> shown.append('\n').append(text);
                case ToolEvent.Content(String text) -> shown.append('\n').append(text);
            }
        }
        if (shown.indexOf(Damage.WITNESS) >= 0) {
            return Loss.NOWHERE;
        }
        return called ? Loss.BESIDE_CALLS : Loss.ANYWHERE;
    }
}
