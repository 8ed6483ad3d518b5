package dev.parley.core.jinja;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.core.jinja.JinjaException.Kind;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class JinjaTemplateTest {

    private static final RenderOptions OPTIONS = Vectors.at("2026-01-15T10:20:30");

    private final ObjectNode context = JsonNodeFactory.instance.objectNode();

    private String render(String source) {
        return JinjaTemplate.compile(source).render(context, OPTIONS);
    }

    private JinjaException failure(String source) {
        return assertThrows(JinjaException.class, () -> render(source));
    }

    @Nested
    class TheContext {

        @Test
        void tellsNullFromAbsence() {
            context.putNull("a");
            assertEquals("None|", render("{{ a }}|{{ b }}"));
        }

        @Test
        void keepsTheOrderOfKeys() {
            context.putObject("d").put("z", 1).put("a", 2);
            assertEquals("{'z': 1, 'a': 2}", render("{{ d }}"));
        }

        @Test
        void tellsIntegersFromFloats() {
            context.put("i", 1).put("f", 1.0);
            assertEquals("1 1.0", render("{{ i }} {{ f }}"));
        }

        @Test
        void keepsLargeIntegersExact() {
            context.put("n", new BigInteger("123456789012345678901234567890"));
            assertEquals("123456789012345678901234567891", render("{{ n + 1 }}"));
        }

        @Test
        void hidesGlobalsOfTheSameName() {
            context.put("range", "mine");
            assertEquals("mine", render("{{ range }}"));
        }

        @Test
        void isLeftAsItWas() {
            context.putArray("messages").add(1).add(2);
            render("{% set messages = messages[1:] %}{{ messages }}");
            assertEquals(2, context.get("messages").size());
        }
    }

    @Nested
    class WhenTheTemplateRaises {

        @Test
        void saysItsOwnText() {
            JinjaException raised =
                    failure("\n{{ raise_exception('Roles <must> ' ~ 'alternate') }}");
            assertAll(
                    () -> assertEquals(Kind.RAISED, raised.kind()),
                    () -> assertEquals("Roles <must> alternate", raised.message()),
                    () -> assertEquals(2, raised.line()));
        }

        @Test
        void namesTheLineInsideAMacro() {
            assertEquals(
                    2,
                    failure(
                                    "{% macro m() %}\n"
                                            + "{{ raise_exception('x') }}\n"
                                            + "{% endmacro %}\n"
                                            + "{{ m() }}")
                            .line());
        }

        @Test
        void namesTheLineAfterAMacro() {
            String source = "{% macro m() %}\n{{ 1 }}\n{% endmacro %}\n\n{{ m() + 1 }}";
            assertEquals(5, failure(source).line());
        }
    }

    @Nested
    class WhenAnExpressionHasNoValue {

        @Test
        void namesTheVariable() {
            JinjaException failure = failure("{{ user.name }}");
            assertAll(
                    () -> assertEquals(Kind.EVALUATION, failure.kind()),
                    () -> assertEquals("'user' is undefined", failure.message()));
        }

        @Test
        void namesTheAttribute() {
            context.putObject("d");
            assertEquals("'dict object' has no attribute 'a'", failure("{{ d.a.b }}").message());
        }

        @Test
        void refusesToChangeLists() {
            String message = failure("{{ [1].append(2) }}").message();
            assertEquals("access to attribute 'append' of 'list' object is unsafe.", message);
        }

        @Test
        void saysWhyThereIsNoRandomText() {
            assertEquals(
                    "lipsum() is not available: it makes random text, and a prompt must not be"
                            + " random",
                    failure("{{ lipsum() }}").message());
        }

        @Test
        void namesUnknownFiltersAndTestsOfAnIfWhenTheyAreReached() {
            assertEquals("", render("{% if false %}{{ 1 | nope }}{% endif %}"));
            assertEquals(
                    "No filter named 'nope' found.",
                    failure("{% if true %}{{ 1 | nope }}{% endif %}").message());
            assertEquals(
                    "No test named 'nope' found.",
                    failure("{{ 1 if 1 is nope else 2 }}").message());
        }

        @Test
        void endsABlockThatWritesItself() {
            JinjaException failure = failure("{% block a %}{{ self.a() }}{% endblock %}");
            assertEquals(Kind.LIMIT, failure.kind());
        }
    }

    @Nested
    class WhenTheSourceIsNoTemplate {

        private void assertSyntax(int line, String message, String source) {
            JinjaException failure =
                    assertThrows(JinjaException.class, () -> JinjaTemplate.compile(source));
            assertEquals(
                    "SYNTAX %d %s".formatted(line, message),
                    "%s %d %s".formatted(failure.kind(), failure.line(), failure.message()));
        }

        @Test
        void saysWhatWasExpected() {
            assertSyntax(
                    2, "expected token 'end of print statement', got 'integer'", "\n{{ 1 2 }}");
            assertSyntax(1, "unexpected ')'", "{{ (1)) }}");
            assertSyntax(1, "unexpected ']', expected ')'", "{{ (1] }}");
        }

        @Test
        void namesUnknownTags() {
            assertSyntax(3, "Encountered unknown tag 'do'.", "\n\n{% do 1 %}");
        }

        @Test
        void namesUnknownFiltersAndTests() {
            assertSyntax(2, "No filter named 'nope'.", "\n{{ 1 | nope }}");
            assertSyntax(3, "No test named 'nope'.", "\n\n{% set a = 1 is nope %}");
            assertSyntax(
                    1,
                    "No filter named 'nope'.",
                    "{% if 1 %}{% for i in [] %}{{ i | nope }}{% endfor %}{% endif %}");
        }

        @Test
        void refusesTwoBlocksOfOneName() {
            assertSyntax(
                    2,
                    "block 'a' defined twice",
                    "{% block a %}{% endblock %}\n{% block a %}{% endblock %}");
        }

        @Test
        void namesTheMissingEnd() {
            assertSyntax(
                    1,
                    "Unexpected end of template. Jinja was looking for the following tags: 'elif'"
                            + " or 'else' or 'endif'.",
                    "{% if 1 %}x");
        }

        @Test
        void refusesBreakOutsideLoops() {
            assertSyntax(1, "'break' outside loop", "{% break %}");
        }

        @Test
        void refusesOtherTemplates() {
            assertSyntax(
                    1,
                    "'include' is not available: a chat template is one file",
                    "{% include 'x' %}");
        }
    }

    @Test
    void rendersInManyThreadsAtOnce() throws InterruptedException, ExecutionException {
        JinjaTemplate template =
                JinjaTemplate.compile(
                        "{% macro m(x) %}<{{ x }}>{% endmacro %}{% for i in range(n) %}{{ m(i) }}{%"
                                + " endfor %}");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> tasks =
                    IntStream.range(0, 50)
                            .<Callable<String>>mapToObj(
                                    n ->
                                            () ->
                                                    template.render(
                                                            context.deepCopy().put("n", n),
                                                            OPTIONS))
                            .toList();
            int n = 0;
            for (Future<String> prompt : threads.invokeAll(tasks)) {
                assertEquals(n++, prompt.get().chars().filter(c -> c == '<').count());
            }
        }
    }

    @Test
    void tellsWhichVariablesItNeeds() {
        JinjaTemplate template =
                JinjaTemplate.compile("{% set a = b %}{% for m in messages %}{{ a }}{% endfor %}");
        assertEquals(List.of("b", "messages"), template.variables().stream().sorted().toList());
    }

    @Test
    void keepsItselfOutOfTheVariablesItNeeds() {
        JinjaTemplate template =
                JinjaTemplate.compile("{% block a %}{{ b }}{% endblock %}{{ self.a() }}");
        assertEquals(List.of("b"), List.copyOf(template.variables()));
    }

    @Test
    void tellsThatItTakesContentAsText() {
        String source = "{% for m in messages %}{{ m.content }}{% endfor %}";
        assertFalse(JinjaTemplate.compile(source).iteratesOverContent());
    }
}
