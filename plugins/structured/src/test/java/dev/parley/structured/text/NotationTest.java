package dev.parley.structured.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.structured.Constraint;
import dev.parley.structured.kit.Follower;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each notation of the two grammar languages stands for.
class NotationTest {

    private final Follower follower = new Follower();

    private void assertTexts(String grammar, String accepted, String refused) {
        Constraint constraint = new Constraint.Grammar(grammar.replace("\\n", "\n"));
        for (String text : accepted.split(",", -1)) {
            assertEquals(true, follower.accepts(constraint, text.strip()), text);
        }
        for (String text : refused.split(",", -1)) {
            assertEquals(false, follower.accepts(constraint, text.strip()), text);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "root ::= \"a\" | \"b\" @ a,b @ ab,c",
                "root ::= 'a' 'b' @ ab @ a,b",
                "root ::= \"a\"? \"b\" @ b,ab @ aab,a",
                "root ::= \"a\"+ @ a,aaa @ b",
                "root ::= \"a\"{2} @ aa @ a,aaa",
                "root ::= \"a\"{2,} @ aa,aaaa @ a",
                "root ::= \"a\"{1,2} @ a,aa @ aaa",
                "root ::= [abc] @ a,c @ d,ab",
                "root ::= [a-cx] @ b,x @ d",
                "root ::= [^a-c] @ d,é,🙂 @ a,b",
                "root ::= [\\]\\-a] @ ],-,a @ b",
                "root ::= [\\x41\\u0042] @ A,B @ C",
                "root ::= . @ a,é,🙂 @ ab",
                "root ::= (\"a\" | \"b\") \"c\" @ ac,bc @ a,abc",
                "root ::= x y \\n x ::= \"1\" \\n y ::= \"2\" @ 12 @ 1,21",
                "root ::= a-b_c1 \\n a-b_c1 ::= \"z\" @ z @ a",
                "root ::= \"a\" # comment \"b\" @ a @ ab",
                "# \"first\" \\nroot ::= \"a\" @ a @ first",
                "root ::= \\n \"a\" \\n | \"b\" @ a,b @ ab",
                "root ::= \"\\\"\" @ \" @ a",
                "root ::= \"\\x41\\u00e9\" @ Aé @ A",
                "root ::= \"日本\" @ 日本 @ 日",
                "root ::= ([0-9] | \"-\")* \"!\" @ !,1-2! @ 12",
                "root ::= (\"a\"){0,3} \"b\" @ b,ab,aaab @ aaaab",
                "root ::= (\"\" | \"a\") \"b\" @ b,ab @ a",
            })
    void ofBackusAndNaur(String grammar, String accepted, String refused) {
        assertTexts(grammar, accepted, refused);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "start: \"a\" | \"b\" @ a,b @ ab,c",
                "start: \"a\" \"b\"? @ a,ab @ b",
                "start: (\"a\" | \"bb\")+ @ a,bba @ b",
                "start: [\"a\"] \"b\" @ b,ab @ aab",
                "start: \"a\"~3 @ aaa @ aa,aaaa",
                "start: WORD \\nWORD: /[a-z]+/ @ abc @ Abc",
                "start: WORD \\nWORD: \"a\"..\"c\" @ a,c @ d,ab",
                "start: /a.c/ @ abc,a-c @ ac",
                "start: /ab/i @ AB,aB @ abc",
                "start: \"ab\"i @ AB,Ab @ a",
                "start: x \\nx: \"y\" -> name @ y @ x",
                "start: x \\n?x: \"y\" @ y @ x",
                "start: x \\n!x: \"y\" @ y @ x",
                "start: X \\nX.3: \"y\" @ y @ x",
                "start: \"a\" // comment @ a @ b",
                "start: \"a\" \\n | \"b\" @ a,b @ c",
                "start: \"a\" \"b\" \\n%ignore \" \" @ ab,a b,a  b @ a,ba",
                "start: INT \\n%import common.INT @ 1,42 @ -1,a",
                "start: SIGNED_INT \\n%import common.SIGNED_INT @ 1,-42,+3 @ a,1.5",
                "start: N \\n%import common.NUMBER -> N @ 1,4.5 @ a",
                "start: WORD \\n%import common.WORD @ abc,ABC @ a1",
                "start: ESCAPED_STRING \\n%import common.ESCAPED_STRING @ \"a\",\"\\\"\" @ a,\"",
                "start: A B \\nA: \"x\" \\nB: A \"y\" @ xxy @ xy",
            })
    void ofLark(String grammar, String accepted, String refused) {
        assertTexts(grammar, accepted, refused);
    }
}
