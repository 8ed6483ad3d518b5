package dev.parley.structured.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class ExclusiveTest {

    private static List<JsonNode> given(String options) {
        return json(options).path("oneOf").valueStream().toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static List<JsonNode> options(String schema) {
        SchemaRefs refs = new SchemaRefs(json(schema));
        return new Exclusive(refs, new Negation(refs)).options(given(schema));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'oneOf':[{'type':'string'},{'type':'integer'}]}",
                "{'oneOf':[{'type':['string','null']},{'type':['integer','array']}]}",
                "{'oneOf':[{'const':1},{'const':2},{'enum':[3,4]}]}",
                "{'oneOf':[{'$ref':'#/$defs/a'},{'$ref':'#/$defs/b'}],'$defs':{'a':{'const':1},'b':{'const':2}}}",
                "{'oneOf':[{'properties':{'t':{'const':'x'}},'required':['t']},{'properties':{'t':{'const':'y'}},'required':['t']}]}",
                "{'oneOf':[{'type':'object','properties':{'a':{}},'required':['a']},{'type':'object','properties':{'b':{}},'required':['b']}]}"
            })
    void staysAsItIsWhereNoTextSatisfiesTwo(String schema) {
        assertEquals(given(schema), options(schema));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'oneOf':[{'type':'integer'},{'type':'number'}]}",
                "{'oneOf':[{'minimum':1},{'maximum':5}]}",
                "{'oneOf':[{'enum':[1,2]},{'enum':[2,3]}]}",
                "{'oneOf':[{'type':'object','required':['a']},{'type':'object','required':['b']}]}"
            })
    void refusesWhatTheOthersTake(String schema) {
        assertNotEquals(given(schema), options(schema));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'oneOf':[{'multipleOf':2},{'multipleOf':3}]}",
                "{'oneOf':[{'items':{'type':'string'}},{'items':{'type':'integer'}}]}",
                "{'oneOf':[{'minimum':1},{'minimum':2},{'minimum':3},{'minimum':4},{'minimum':5},{'minimum':6},{'minimum':7}]}"
            })
    void staysAsItIsWhereThatCannotBeSaid(String schema) {
        assertEquals(given(schema), options(schema));
    }
}
