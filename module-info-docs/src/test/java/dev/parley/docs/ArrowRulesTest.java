package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

class ArrowRulesTest {

    private static final String PLUGIN_REASON =
            "a plug-in requires no module of Parley but dev.parley.api. Put what both need there.";
    private static final String SERVICE_REASON =
            "nothing depends on a plug-in. Find it with ServiceLoader.";
    private static final String API_REASON =
            "the API stands on Helidon, Jackson and Micrometer only. Move what needs more out of"
                    + " it.";

    private final MadeUpReactor house = new MadeUpReactor(Path.of("nowhere"));

    private List<String> violations() {
        return new ArrowRules(house.reactor()).violations();
    }

    @Nested
    class WhenEveryArrowIsAllowed {

        @Test
        void saysNothing() {
            house.module(
                            "server-api",
                            "api",
                            "io.helidon.webserver",
                            "tools.jackson.databind",
                            "micrometer.core")
                    .module("server-core", "core", "api", "info.picocli")
                    .module("parsers/tool", "tool", "api")
                    .module("plugins/engine", "engine", "api", "jdk.incubator.vector")
                    .module("parsers/testkit", "testkit", "api", "core", "org.junit.jupiter.api");
            assertEquals(List.of(), violations());
        }

        @Test
        void letsTheApiHaveAnnotationsAtCompileTime() {
            house.module(
                    "server-api",
                    ModuleDescriptor.newModule("api")
                            .requires(Set.of(Modifier.STATIC), "org.jspecify"));
            assertEquals(List.of(), violations());
        }
    }

    @Nested
    class WhenAPluginReachesPastTheApi {

        @ParameterizedTest
        @ValueSource(
                strings = {"parsers/tool", "parsers/reasoning", "middleware", "plugins/router-ops"})
        void namesTheServer(String folder) {
            house.module("server-core", "core").module(folder, "extra", "core");
            assertEquals(List.of("extra requires core: " + PLUGIN_REASON), violations());
        }

        @Test
        void namesAnotherPlugin() {
            house.module("middleware", "filters").module("plugins/router", "router", "filters");
            assertEquals(List.of("router requires filters: " + PLUGIN_REASON), violations());
        }

        @Test
        void namesTheTestKit() {
            house.module("parsers/testkit", "testkit").module("parsers/tool", "tool", "testkit");
            assertEquals(List.of("tool requires testkit: " + PLUGIN_REASON), violations());
        }

        @Test
        void countsArrowsThatExistAtCompileTimeOnly() {
            house.module("server-core", "core")
                    .module(
                            "plugins/sly",
                            ModuleDescriptor.newModule("sly")
                                    .requires(Set.of(Modifier.STATIC), "core"));
            assertEquals(List.of("sly requires core: " + PLUGIN_REASON), violations());
        }
    }

    @Nested
    class WhenSomethingDependsOnAPlugin {

        @ParameterizedTest
        @ValueSource(strings = {"server-core", "parsers/testkit", "tools/new"})
        void namesBoth(String folder) {
            house.module("parsers/tool", "tool").module(folder, "other", "tool");
            assertEquals(List.of("other requires tool: " + SERVICE_REASON), violations());
        }
    }

    @Nested
    class WhenTheApiGrowsADependency {

        @ParameterizedTest
        @ValueSource(strings = {"info.picocli", "org.slf4j"})
        void namesTheLibrary(String library) {
            house.module("server-api", "api", library);
            assertEquals(List.of("api requires " + library + ": " + API_REASON), violations());
        }

        @Test
        void namesTheServer() {
            house.module("server-api", "api", "micrometer.core", "java.core")
                    .module("server-core", "java.core");
            assertEquals(List.of("api requires java.core: " + API_REASON), violations());
        }
    }

    @Test
    void reportsEveryArrowInOrderOfModules() {
        house.module("server-core", "z.core", "tool")
                .module("parsers/tool", "tool")
                .module("middleware", "filters", "tool", "z.core");
        assertEquals(
                List.of(
                        "filters requires tool: " + PLUGIN_REASON,
                        "filters requires z.core: " + PLUGIN_REASON,
                        "z.core requires tool: " + SERVICE_REASON),
                violations());
    }
}
