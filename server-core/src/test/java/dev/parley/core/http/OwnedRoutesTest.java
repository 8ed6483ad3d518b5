package dev.parley.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.core.config.Problems;

import io.helidon.webserver.http.Handler;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class OwnedRoutesTest {

    private static final Handler ANSWER = (_, response) -> response.send();
    private static final RouteOwner SERVER =
            new RouteOwner("generate", "dev.parley.generate", RouteOwner.Rank.BUILT_IN);
    private static final RouteOwner MINE =
            new RouteOwner("mine", "/plugins/mine.jar", RouteOwner.Rank.PLUGIN);
    private static final RouteOwner YOURS =
            new RouteOwner("yours", "/plugins/yours.jar", RouteOwner.Rank.PLUGIN);

    private final Problems problems = new Problems();

    @Nested
    class WhenARouteIsTaken {

        @Test
        void namesBothOwnersAndTheFlag() {
            OwnedRoutes routes = routes();
            routes.add(SERVER, rules -> rules.post("/v1/chat", ANSWER));
            routes.add(MINE, rules -> rules.post("/v1/chat", ANSWER));
            assertEquals(
                    List.of(
                            "The route POST /v1/chat is taken: the router 'generate'"
                                + " (dev.parley.generate) has it, and the router 'mine'"
                                + " (/plugins/mine.jar) wants it too. Remove the plug-in, or let it"
                                + " have the route with --override-route /v1/chat."),
                    problems.lines());
        }

        @ParameterizedTest
        @CsvSource({
            "/v1/chat, /v1/chat/",
            "/v1/models/{id}, /v1/models/{name}",
            "/v1/models/{id}, /v1/models/mine",
            "/metrics/*, /metrics/mine",
            "/v1/{id:[a-z]+}, /v1/{id:[a-z]+}"
        })
        void knowsOneThatIsWrittenOtherwise(String before, String after) {
            OwnedRoutes routes = routes();
            routes.add(SERVER, rules -> rules.get(before, ANSWER));
            routes.add(MINE, rules -> rules.get(after, ANSWER));
            assertEquals(1, problems.lines().size(), problems.lines()::toString);
        }

        @Test
        void knowsOneBelowAPath() {
            OwnedRoutes routes = routes();
            routes.add(SERVER, rules -> rules.get("/v1/chat", ANSWER));
            routes.add(MINE, rules -> rules.register("/v1", nested -> nested.get("/chat", ANSWER)));
            assertTrue(problems.lines().getFirst().contains("GET /v1/chat is taken"));
        }

        @Test
        void namesOnlyTheMethodsThatAre() {
            OwnedRoutes routes = routes();
            routes.add(SERVER, rules -> rules.get("/x", ANSWER).put("/x", ANSWER));
            routes.add(MINE, rules -> rules.any("/x", ANSWER));
            assertEquals(2, problems.lines().size());
            assertTrue(problems.lines().getFirst().startsWith("The route GET /x is taken"));
        }

        @Test
        void asksToRemoveOneOfTwoPlugins() {
            OwnedRoutes routes = routes("/x");
            routes.add(MINE, rules -> rules.get("/x", ANSWER));
            routes.add(YOURS, rules -> rules.get("/x", ANSWER));
            assertTrue(problems.lines().getFirst().endsWith("Remove one of the two plug-ins."));
        }
    }

    @Nested
    class WhenNothingIsTaken {

        @ParameterizedTest
        @CsvSource({
            "/v1/chat, /v1/chats",
            "/v1/models, /v1/models/{id}",
            "/v1/models/mine, /v1/models/{id}",
            "/v1/chat, /v1/*"
        })
        void saysNothing(String before, String after) {
            OwnedRoutes routes = routes();
            routes.add(SERVER, rules -> rules.get(before, ANSWER));
            routes.add(MINE, rules -> rules.get(after, ANSWER));
            assertEquals(List.of(), problems.lines());
        }

        @Test
        void letsMethodsHaveDifferentOwners() {
            OwnedRoutes routes = routes();
            routes.add(SERVER, rules -> rules.get("/x", ANSWER));
            routes.add(MINE, rules -> rules.post("/x", ANSWER));
            assertEquals(List.of(), problems.lines());
        }

        @Test
        void letsARouterRepeatItself() {
            OwnedRoutes routes = routes();
            routes.add(MINE, rules -> rules.get("/x", ANSWER).get("/x", ANSWER));
            assertEquals(List.of(), problems.lines());
        }

        @Test
        void letsARouteForEveryPathBe() {
            OwnedRoutes routes = routes();
            routes.add(SERVER, rules -> rules.get("/x", ANSWER));
            routes.add(MINE, rules -> rules.any(ANSWER));
            assertEquals(List.of(), problems.lines());
        }
    }

    @Nested
    class WhenThePathMayBeOverridden {

        @Test
        void putsThePluginFirst() {
            OwnedRoutes routes = routes("/x");
            routes.add(SERVER, rules -> rules.get("/a", ANSWER).get("/x", ANSWER));
            routes.add(MINE, rules -> rules.get("/b", ANSWER).any("/x", ANSWER));
            assertEquals(List.of(), problems.lines());
            assertEquals(List.of("/x", "/a", "/x", "/b"), order(routes));
        }

        @Test
        void knowsThePatternByAnyParameterName() {
            OwnedRoutes routes = routes("/v1/models/{}");
            routes.add(SERVER, rules -> rules.get("/v1/models/{id}", ANSWER));
            routes.add(MINE, rules -> rules.get("/v1/models/{name}", ANSWER));
            assertEquals(List.of(), problems.lines());
        }

        @Test
        void takesOnlyThatPath() {
            OwnedRoutes routes = routes("/x");
            routes.add(SERVER, rules -> rules.get("/x", ANSWER).get("/y", ANSWER));
            routes.add(MINE, rules -> rules.get("/x", ANSWER).get("/y", ANSWER));
            assertEquals(1, problems.lines().size());
            assertTrue(problems.lines().getFirst().contains("GET /y is taken"));
        }

        @Test
        void givesItToOnePluginOnly() {
            OwnedRoutes routes = routes("/x");
            routes.add(SERVER, rules -> rules.get("/x", ANSWER));
            routes.add(MINE, rules -> rules.get("/x", ANSWER));
            routes.add(YOURS, rules -> rules.get("/x", ANSWER));
            assertEquals(1, problems.lines().size());
            assertTrue(problems.lines().getFirst().contains("'mine'"));
        }

        @Test
        void knowsAPathThatNobodyTook() {
            OwnedRoutes routes = routes("/x", "/typo");
            routes.add(SERVER, rules -> rules.get("/x", ANSWER));
            routes.add(MINE, rules -> rules.get("/x", ANSWER));
            assertEquals(List.of("/typo"), routes.unused());
        }
    }

    @Test
    void forgetsTheRoutesOfARouterThatFails() {
        OwnedRoutes routes = routes();
        assertThrows(
                IllegalStateException.class,
                () ->
                        routes.add(
                                MINE,
                                rules -> {
                                    rules.get("/x", ANSWER);
                                    throw new IllegalStateException("no");
                                }));
        assertEquals(List.of(), order(routes));
    }

    private OwnedRoutes routes(String... overrides) {
        return new OwnedRoutes(List.of(overrides), problems);
    }

    private static List<String> order(OwnedRoutes routes) {
        RecordedRoutes added = new RecordedRoutes("");
        routes.addTo(added);
        return added.entries().stream()
                .flatMap(RecordedRoutes.Entry::claims)
                .map(RouteClaim::pattern)
                .toList();
    }
}
