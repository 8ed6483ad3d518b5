package dev.parley.core.jinja.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.core.jinja.JinjaException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class LexerTest {

    private static List<String> texts(String source) {
        return Lexer.tokens(source).stream()
                .filter(token -> token.kind() == TokenKind.DATA)
                .map(Token::text)
                .toList();
    }

    private static List<String> code(String source) {
        return Lexer.tokens("{{" + source + "}}").stream()
                .filter(token -> token.kind() != TokenKind.END)
                .map(Token::text)
                .toList()
                .subList(1, Lexer.tokens("{{" + source + "}}").size() - 2);
    }

    @Nested
    class WhiteSpace {

        @Test
        void goesAfterABlockTagUpToOneNewline() {
            assertEquals(List.of("a", "\nb"), texts("a{% x %}\n\nb"));
        }

        @Test
        void goesBeforeABlockTagThatBeginsItsLine() {
            assertEquals(List.of("a\n", "b"), texts("a\n \t{% x %}b"));
            assertEquals(List.of("b"), texts("  {% x %}b"));
        }

        @Test
        void staysBeforeABlockTagInsideALine() {
            assertEquals(List.of("a  ", "  ", "b"), texts("a  {% x %}  {% y %}b"));
        }

        @Test
        void staysAroundAPrint() {
            assertEquals(List.of("a\n  ", "\nb"), texts("a\n  {{ x }}\nb"));
        }

        @Test
        void goesEntirelyBesideAMinus() {
            assertEquals(List.of("a", "b"), texts("a \n\n {%- x -%} \n\n b"));
            assertEquals(List.of("a", "b"), texts("a \u00a0 {{- x -}}\u3000b"));
        }

        @Test
        void staysBesideAPlus() {
            assertEquals(List.of("  ", "\nb"), texts("  {%+ x +%}\nb"));
        }

        @Test
        void followsTheSameRulesAroundComments() {
            assertEquals(List.of("a\n", "b", "c"), texts("a\n  {# x #}\nb {#- y -#} c"));
        }

        @Test
        void losesOneNewlineAtTheEnd() {
            assertEquals(List.of("a\n"), texts("a\n\n"));
        }

        @Test
        void knowsOneKindOfNewline() {
            assertEquals(List.of("a\nb\nc"), texts("a\r\nb\rc"));
        }
    }

    @Nested
    class RawBlocks {

        @Test
        void keepTheirText() {
            assertEquals(List.of("{{ a }}{% b %}"), texts("{% raw %}{{ a }}{% b %}{% endraw %}"));
        }

        @Test
        void obeySigns() {
            assertEquals(List.of("x", "y", "z"), texts("x {%- raw -%} y {%- endraw -%} z"));
        }

        @Test
        void mustEnd() {
            JinjaException failure =
                    assertThrows(JinjaException.class, () -> Lexer.tokens("{% raw %} {% end %}"));
            assertEquals("Missing end of raw directive", failure.message());
        }
    }

    @Nested
    class Code {

        @Test
        void keepsDelimitersInsideBracketsAndStrings() {
            assertEquals(List.of("{", "{", "1", ":", "2", "}", "}"), code(" {{1:2}} "));
            assertEquals(List.of("}}"), code(" '}}' "));
        }

        @Test
        void readsTheLongestOperator() {
            assertEquals(
                    List.of("a", "//", "b", "**", "c", "==", "d", "<=", "e"),
                    code("a//b**c==d<=e"));
        }

        @Test
        void readsNumbers() {
            assertEquals(List.of("1000", "1.5e3", "0x1F", "2e-5"), code("1_000 1.5e3 0x1F 2e-5"));
            assertEquals(List.of("l", ".", "0", ".", "1"), code("l.0.1"));
        }

        @Test
        void readsEscapes() {
            assertEquals(
                    List.of("a\nb\t'\"\\é A\\q"), code("'a\\nb\\t\\'\\\"\\\\\\u00e9 \\x41\\q'"));
            assertEquals(List.of("•"), code("'\\N{BULLET}'"));
        }

        @Test
        void refusesBrokenEscapes() {
            assertThrows(JinjaException.class, () -> code("'\\x4'"));
        }

        @Test
        void knowsItsLines() {
            List<Token> tokens = Lexer.tokens("a\n{{ b\n,\nc }}\n{% d %}");
            assertEquals(
                    List.of(1, 2, 2, 3, 4, 4, 4, 5, 5, 5, 5),
                    tokens.stream().map(Token::line).toList());
        }
    }
}
