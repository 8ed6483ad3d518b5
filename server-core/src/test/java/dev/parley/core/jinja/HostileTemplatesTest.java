package dev.parley.core.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.core.jinja.JinjaException.Kind;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Templates that want too much, on a thread whose stack is half of the usual one.
class HostileTemplatesTest {

    private static final int STACK = 512 << 10;

    private static final RenderOptions UNTRUSTED =
            new RenderOptions(RenderLimits.UNTRUSTED, () -> Instant.EPOCH, ZoneOffset.UTC);
    private static final RenderOptions TRUSTED =
            new RenderOptions(RenderLimits.TRUSTED, () -> Instant.EPOCH, ZoneOffset.UTC);

    /// What became of a template: its output, the kind of its failure, or something that must not happen.
    private static String outcome(String source, ObjectNode context, RenderOptions options) {
        AtomicReference<Throwable> escaped = new AtomicReference<>();
        AtomicReference<String> outcome = new AtomicReference<>("");
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            try {
                                outcome.set(JinjaTemplate.compile(source).render(context, options));
                            } catch (JinjaException e) {
                                outcome.set(e.kind().name());
                            }
                        },
                        "hostile",
                        options == TRUSTED ? 2 * STACK : STACK);
        thread.setUncaughtExceptionHandler((unused, e) -> escaped.set(e));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertNull(escaped.get());
        return outcome.get();
    }

    private static String outcome(String source) {
        return outcome(source, JsonNodeFactory.instance.objectNode(), UNTRUSTED);
    }

    private static void assertLimited(String source) {
        assertEquals(Kind.LIMIT.name(), outcome(source));
    }

    private static String growing(String start, String next, String use) {
        return "{% set ns = namespace(a="
                + start
                + ", b="
                + start
                + ") %}{% for i in range(50000) %}"
                + "{% set ns.a = "
                + next
                + " %}{% set ns.b = "
                + next.replace("ns.a", "ns.b")
                + " %}{% endfor %}{{ "
                + use
                + " }}";
    }

    static List<String> nestedSources() {
        int many = 5_000;
        return List.of(
                "{{ " + "(".repeat(many) + "1" + ")".repeat(many) + " }}",
                "{{ " + "[".repeat(many) + "]".repeat(many) + " }}",
                "{{ 1" + "+1".repeat(many) + " }}",
                "{{ " + "not ".repeat(many) + "1 }}",
                "{{ " + "-".repeat(many) + "1 }}",
                "{{ x" + ".a".repeat(many) + " }}",
                "{{ x" + "()".repeat(many) + " }}",
                "{{ 1" + "|string".repeat(many) + " }}",
                "{{ 1" + " if 1 else 1".repeat(many) + " }}",
                "{% if 1 %}".repeat(many) + "{% endif %}".repeat(many),
                "{% set " + "(".repeat(many) + "a" + ")".repeat(many) + " = 1 %}",
                "x".repeat(300_000));
    }

    @ParameterizedTest
    @MethodSource("nestedSources")
    void refusesSourcesThatNestTooDeeply(String source) {
        assertLimited(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{"
                        + " m(60) }}",
                "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
                "{% macro m() %}{% call m() %}{% endcall %}{{ caller() }}{% endmacro %}{% call m()"
                        + " %}{% endcall %}"
            })
    void endsRecursion(String source) {
        assertLimited(source);
    }

    @Test
    void endsRecursionOfTrustedTemplatesToo() {
        String deep =
                "{% macro m() %}"
                        + "{% if 1 %}".repeat(40)
                        + "{{ "
                        + "(1+".repeat(80)
                        + "m()|length"
                        + ")".repeat(80)
                        + " }}"
                        + "{% endif %}".repeat(40)
                        + "{% endmacro %}{{ m() }}";
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        assertEquals(Kind.LIMIT.name(), outcome(deep, nothing, TRUSTED));
        assertEquals(
                Kind.LIMIT.name(),
                outcome("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", nothing, TRUSTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
                "{% set x = 'a' * 60000 %}{% for i in range(100000) %}{% if 'b' in x %}{% endif"
                        + " %}{% endfor %}",
                "{% set x = 'a' * 60000 %}{% for i in range(100000) %}{% if x is upper %}{% endif"
                        + " %}{% endfor %}",
                "{% set x = 'a' * 60000 %}{% set y = 'a' * 30000 + 'b' %}{% for i in range(999)"
                        + " %}{{ x.find(y) }}{% endfor %}",
                "{% set x = 'a' * 60000 %}{% set y = 'b' * 60000 + 'a' %}{% for i in range(99999)"
                        + " %}{{ x.strip(y) }}{% endfor %}",
                "{% set x = range(100000)|list %}{% for i in range(999) %}{% set y = x|sort %}{%"
                        + " endfor %}",
                "{% set x = 2 ** 4000 %}{% for i in range(99999) %}{% set y = x * 3 // 7 % (x - 1)"
                        + " %}{% endfor %}",
                "{% for i in range(100000) %}{% set x = '9' * 1000 %}{% set y = x|int %}{% set z ="
                        + " x|float %}{% endfor %}",
                "{% for i in range(100000) %}{% if 100000 in range(100000) %}{% endif %}{% endfor"
                        + " %}"
            })
    void endsLongWork(String source) {
        assertLimited(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ 'a' * 10 ** 9 }}",
                "{{ [1] * 10 ** 9 }}",
                "{{ range(10 ** 9) }}",
                "{{ 10 ** 1000000000 }}",
                "{{ '%1000000000d' % 1 }}",
                "{{ '%.1000000000f' % 1 }}",
                "{{ '%*d' % (10 ** 9, 1) }}",
                "{{ '{:1000000000}'.format(1) }}",
                "{{ '{:{w}}'.format(1, w=10 ** 9) }}",
                "{{ 'a'.ljust(10 ** 9) }}",
                "{{ 'a'|center(10 ** 9) }}",
                "{{ '1'.zfill(10 ** 9) }}",
                "{{ '\t'.expandtabs(10 ** 9) }}",
                "{{ [1]|tojson(indent=10 ** 9) }}",
                "{{ ('\n' * 60000)|indent(60000, blank=true) }}",
                "{{ [1]|batch(10 ** 9, 0)|list }}",
                "{{ [1]|slice(10 ** 9)|list }}",
                "{% set x = 'a' * 60000 %}{{ x|replace('a', x) }}",
                "{% set x = 'a' * 60000 %}{{ x.join(range(100000)|map('string')) }}",
                "{% for i in range(100000) %}{{ 'x' * 1000 }}{% endfor %}"
            })
    void refusesToMakeTooMuch(String source) {
        assertLimited(source);
    }

    @Nested
    class WhenDataGrows {

        @Test
        void endsDoubling() {
            assertLimited(growing("'aaaa'", "ns.a ~ ns.a", "1"));
            assertLimited(growing("'aaaa'", "ns.a + ns.a", "1"));
            assertLimited(growing("[1]", "ns.a + ns.a", "1"));
            assertLimited(growing("3", "ns.a * ns.a", "1"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"ns.a", "ns.a|tojson", "ns.a == ns.b", "ns.a < ns.b", "[ns.a]|string"})
        void endsWalksThroughDeepLists(String use) {
            assertLimited(growing("[1]", "[ns.a]", use));
        }

        @ParameterizedTest
        @ValueSource(strings = {"ns.a", "ns.a|tojson", "ns.a == ns.b", "[ns.a, ns.b]|sort"})
        void endsWalksThroughSharedLists(String use) {
            String growth = growing("[1]", "[ns.a, ns.a]", use).replace("50000", "60");
            assertLimited(growth);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{ns.a: 1}", "[ns.a]|unique|list", "{}.get(ns.a)"})
        void refusesLargeKeys(String use) {
            assertLimited(growing("(1,)", "(ns.a, ns.a)", use).replace("50000", "60"));
        }

        @Test
        void endsPrintingWhatHoldsItself() {
            assertLimited("{% set ns = namespace() %}{% set ns.x = [ns] %}{{ ns }}");
        }
    }
}
