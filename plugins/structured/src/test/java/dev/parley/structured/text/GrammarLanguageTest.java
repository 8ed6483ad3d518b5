package dev.parley.structured.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.structured.Constraint;
import dev.parley.structured.kit.EarleyRecogniser;
import dev.parley.structured.kit.Follower;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/// Grammars that refer to themselves, on all short texts of their characters, against plain rules that
/// were written beside them.
class GrammarLanguageTest {

    private static final int MOST_TEXTS = 3000;

    private final Follower follower = new Follower();

    private static List<String> texts(String characters) {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; i < texts.size() && texts.size() < MOST_TEXTS; i++) {
            String text = texts.get(i);
            characters.codePoints().forEach(c -> texts.add(text + Character.toString(c)));
        }
        return texts;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "root ::= \"(\" root \")\" root | \"\" @ () @ {'S':[['(','S',')','S'],[]]}",
                "root ::= \"a\" root \"b\" | \"ab\" @ ab @ {'S':[['a','S','b'],['ab']]}",
                "root ::= root root | \"a\" | \"b\" root @ ab @ {'S':[['S','S'],['a'],['b','S']]}",
                "root ::= root \"+\" root | \"x\" @ +x @ {'S':[['S','+','S'],['x']]}",
                "root ::= root \"+\" root | root \"*\" root | \"x\" | \"(\" root \")\" @ +*x() @"
                        + " {'S':[['S','+','S'],['S','*','S'],['x'],['(','S',')']]}",
                "root ::= root \"+\" root | root \"!\" | \"x\" | \"\" @ +x! @"
                        + " {'S':[['S','+','S'],['S','!'],['x'],[]]}",
                "root ::= root \"+\" root | other | \"x\" \\n other ::= root \"-\" | \"y\" @ +x-y @"
                        + " {'S':[['S','+','S'],['O'],['x']],'O':[['S','-'],['y']]}",
                "root ::= root root root | \"a\" @ ab @ {'S':[['S','S','S'],['a']]}",
                "root ::= root \"a\" root \"b\" | \"c\" @ abc @ {'S':[['S','a','S','b'],['c']]}",
                "root ::= a \"c\" \\n a ::= b \"x\" | \"\" \\n b ::= a \"y\" | \"z\" @ cxyz @"
                        + " {'S':[['A','c']],'A':[['B','x'],[]],'B':[['A','y'],['z']]}",
                "root ::= e root \"a\" | \"b\" \\n e ::= \"\" | \"e\" @ abe @"
                        + " {'S':[['E','S','a'],['b']],'E':[[],['e']]}",
                "root ::= (root \"a\")? \"b\" @ ab @ {'S':[['S','a','b'],['b']]}",
                "root ::= root* \"a\" @ ab @ {'S':[['R','a']],'R':[[],['R','S']]}",
                "root ::= \"if\" root | \"if\" root \"el\" root | \"s\" @ ifels @"
                        + " {'S':[['if','S'],['if','S','el','S'],['s']]}",
                "root ::= \"[\" root{2,3} \"]\" | \".\" @ [].  @"
                        + " {'S':[['[','S','S',']'],['[','S','S','S',']'],['.']]}",
                "root ::= x{3} \\n x ::= \"a\" x? \"b\"? @ ab @"
                        + " {'S':[['X','X','X']],'X':[['a'],['a','X'],['a','b'],['a','X','b']]}",
                "start: \"(\" start* \")\" @ () @ {'S':[['(','L',')']],'L':[[],['L','S']]}",
                "start: start \"+\" start | \"x\" @ +x @ {'S':[['S','+','S'],['x']]}",
                "start: [start \",\"] \"x\" @ x, @ {'S':[['S',',','x'],['x']]}",
                "start: a~2 \\n a: \"b\" a | \"c\" @ bc @ {'S':[['A','A']],'A':[['b','A'],['c']]}",
            })
    void hasTheTextsOfItsRules(String grammar, String characters, String rules) {
        Constraint constraint = new Constraint.Grammar(grammar.replace("\\n", "\n"));
        EarleyRecogniser recogniser =
                new EarleyRecogniser(JsonMapper.shared().readTree(rules.replace('\'', '"')));
        int accepted = 0;
        for (String text : texts(characters)) {
            boolean expected = recogniser.accepts(text);
            accepted += expected ? 1 : 0;
            assertEquals(expected, follower.accepts(constraint, text), "'" + text + "'");
        }
        assertTrue(accepted > 0, "a text of the grammar was tried");
    }
}
