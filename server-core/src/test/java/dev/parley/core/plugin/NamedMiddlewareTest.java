package dev.parley.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.core.config.Problems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class NamedMiddlewareTest {

    private static final String SERVICE = "dev.parley.api.middleware.MiddlewareProvider";

    @TempDir Path folder;

    private final Problems problems = new Problems();

    @Test
    void ordersProvidersByOrderThenName() {
        new PluginJar()
                .module(
                        "com.example.m",
                        "provides "
                                + SERVICE
                                + " with com.example.m.B, com.example.m.C, com.example.m.A;")
                .source("com.example.m.A", provider("A", "a", 200))
                .source("com.example.m.B", provider("B", "b", 200))
                .source("com.example.m.C", provider("C", "c", 100))
                .write(folder.resolve("m.jar"));
        assertEquals(List.of("c", "a", "b"), names(chain()));
    }

    @Test
    void makesAFilterOfAPlugin() {
        jar("exports com.example.m;", "F", filter("F"));
        MiddlewareChain chain = chain("com.example.m.F");
        assertEquals("com.example.m.F", chain.filters().getFirst().getClass().getName());
    }

    @Test
    void makesAFilterOfAJarWithoutDescriptor() {
        new PluginJar().source("com.example.m.F", filter("F")).write(folder.resolve("m.jar"));
        MiddlewareChain chain = chain("com.example.m.F");
        assertEquals(List.of(), problems.lines());
        assertEquals("com.example.m.F", chain.filters().getFirst().getClass().getName());
    }

    @Test
    void keepsTheOrderOfNamedFilters() {
        new PluginJar()
                .source("com.example.m.F", filter("F"))
                .source("com.example.m.G", filter("G"))
                .write(folder.resolve("m.jar"));
        assertEquals(
                List.of("com.example.m.G", "com.example.m.F"),
                chain("com.example.m.G", "com.example.m.F").filters().stream()
                        .map(filter -> filter.getClass().getName())
                        .toList());
    }

    @Test
    void reportsAClassThatTwoPluginsHave() {
        new PluginJar().source("com.example.m.F", filter("F")).write(folder.resolve("one.jar"));
        new PluginJar().source("com.example.m.F", filter("F")).write(folder.resolve("two.jar"));
        assertProblem(
                "'com.example.m.F' is in %s and in %s. Remove all but one."
                        .formatted(folder.resolve("one.jar"), folder.resolve("two.jar")),
                "com.example.m.F");
    }

    @Test
    void reportsAClassForANewerJava() {
        Path jar =
                new PluginJar()
                        .source("com.example.m.F", filter("F"))
                        .newer("com.example.m.F")
                        .write(folder.resolve("m.jar"));
        assertProblem(jar + ": it was compiled for Java", "com.example.m.F");
    }

    @Test
    void suggestsTheNearestProvider() {
        jar(
                "provides " + SERVICE + " with com.example.m.Limit;",
                "Limit",
                provider("Limit", "limit", 300));
        assertProblem("Did you mean 'com.example.m.Limit'?", "com.example.m.Limt");
    }

    @Test
    void putsANamedProviderInItsPlace() {
        jar("exports com.example.m;", "A", provider("A", "a", 300));
        assertEquals(List.of("a"), names(chain("com.example.m.A")));
    }

    @Test
    void addsAProviderOnceThoughItIsNamedToo() {
        jar(
                "exports com.example.m; provides " + SERVICE + " with com.example.m.A;",
                "A",
                provider("A", "a", 300));
        assertEquals(List.of("a"), names(chain("com.example.m.A")));
    }

    @Test
    void reportsAMissingClass() {
        assertProblem("there is no class 'com.example.Missing'", "com.example.Missing");
    }

    @Test
    void reportsAClassOfAnotherKind() {
        jar("exports com.example.m;", "X", "package com.example.m; public class X { }");
        assertProblem(
                "'com.example.m.X' is neither a Filter of Helidon nor a MiddlewareProvider",
                "com.example.m.X");
    }

    @Test
    void reportsAClassThatIsNotExported() {
        jar("", "F", filter("F"));
        assertProblem("'com.example.m.F' is not accessible", "com.example.m.F");
    }

    @Test
    void reportsAClassWithoutTheConstructor() {
        jar(
                "exports com.example.m;",
                "F",
                filter("F").replace("{ public void", "{ public F(int i) { } public void"));
        assertProblem(
                "'com.example.m.F' has no public constructor without parameters",
                "com.example.m.F");
    }

    @Test
    void reportsAConstructorThatThrows() {
        jar(
                "exports com.example.m;",
                "F",
                filter("F")
                        .replace(
                                "{ public void",
                                "{ public F() { throw new IllegalStateException(\"no\"); } public"
                                        + " void"));
        assertProblem("'com.example.m.F' cannot be made", "com.example.m.F");
    }

    private void assertProblem(String part, String type) {
        chain(type);
        assertEquals(1, problems.lines().size(), problems.lines()::toString);
        assertTrue(problems.lines().getFirst().contains(part), problems.lines()::toString);
    }

    private static List<String> names(MiddlewareChain chain) {
        return chain.providers().stream().map(MiddlewareProvider::name).toList();
    }

    private MiddlewareChain chain(String... classes) {
        Plugins plugins =
                new PluginLoader(ModuleLayer.boot(), problems)
                        .load(
                                new FixedSettings(
                                        Map.of("plugin-path", List.of(folder.toString())),
                                        Map.of()));
        return new NamedMiddleware(plugins, problems).chain(List.of(classes));
    }

    private void jar(String directives, String type, String source) {
        new PluginJar()
                .module("com.example.m", directives)
                .source("com.example.m." + type, source)
                .write(folder.resolve("m.jar"));
    }

    private static String provider(String type, String name, int order) {
        return """
        package com.example.m;
        import dev.parley.api.middleware.*;
        import io.helidon.webserver.http.Filter;
        import java.util.Optional;
        public final class %s implements MiddlewareProvider {
            public String name() { return "%s"; }
            public int order() { return %d; }
            public Optional<Filter> create(MiddlewareContext context) { return Optional.empty(); }
        }
        """
                .formatted(type, name, order);
    }

    private static String filter(String type) {
        return """
        package com.example.m;
        import io.helidon.webserver.http.*;
        public class %s implements Filter { public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) { chain.proceed(); }
        }
        """
                .formatted(type);
    }
}
