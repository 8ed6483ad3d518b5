package dev.parley.acceptance.fuzz;

import dev.parley.acceptance.ParleyServer;
import dev.parley.acceptance.fuzz.Route.Field;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Makes requests: some as the routes want them, most bent out of shape. The same seed and number make
/// the same request. Immutable.
final class Attempts {

    private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
            RandomGeneratorFactory.of("L64X128MixRandom");
    private static final List<String> TYPES =
            List.of("application/json; charset=utf-8", "text/plain", "application/xml", "json");

    private final List<Route> tickets = new ArrayList<>();
    private final long seed;

    Attempts(List<Route> routes, long seed) {
        this.seed = seed;
        for (Route route : routes) {
            for (int i = 0; i < route.weight(); i++) {
                tickets.add(route);
            }
        }
    }

    Attempt make(int number) {
        RandomGenerator random = RANDOM.create(seed + number * 0x9E3779B97F4A7C15L);
        Route route = tickets.get(random.nextInt(tickets.size()));
        String type =
                random.nextInt(40) == 0
                        ? TYPES.get(random.nextInt(TYPES.size()))
                        : "application/json";
        return new Attempt(number, route.path(), type, body(route, random));
    }

    private static byte[] body(Route route, RandomGenerator random) {
        ObjectNode body = fields(route, random);
        int kind = random.nextInt(100);
        if (kind >= 25) {
            Mutations.bend(body, random);
        }
        String text = ParleyServer.JSON.writeValueAsString(body);
        if (kind >= 80) {
            text = Mutations.garble(text, random);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (kind >= 97) {
            Mutations.flip(bytes, random);
        }
        return bytes;
    }

    private static ObjectNode fields(Route route, RandomGenerator random) {
        ObjectNode body = ParleyServer.JSON.createObjectNode();
        route.required().forEach(field -> put(body, field, random));
        int more = route.optional().isEmpty() ? 0 : random.nextInt(7);
        for (int i = 0; i < more; i++) {
            put(body, route.optional().get(random.nextInt(route.optional().size())), random);
        }
        return body;
    }

    private static void put(ObjectNode body, Field field, RandomGenerator random) {
        body.set(
                field.name(), field.values().get(random.nextInt(field.values().size())).deepCopy());
    }
}
