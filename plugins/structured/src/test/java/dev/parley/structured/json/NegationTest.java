package dev.parley.structured.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;

/// What is said to be refused, by a validator: never a value that the schema takes; and, but for numbers
/// beside whole ones, every value that it refuses.
class NegationTest {

    private static final SchemaRegistry VALIDATORS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "1",
                    "2",
                    "3",
                    "5",
                    "7",
                    "-1",
                    "100",
                    "1.5",
                    "''",
                    "'a'",
                    "'b'",
                    "'ab'",
                    "'abc'",
                    "'xyz'",
                    "[]",
                    "[1]",
                    "[1,2]",
                    "[1,2,3]",
                    "{}",
                    "{'a':1}",
                    "{'a':2}",
                    "{'b':1}",
                    "{'a':1,'b':2}",
                    "{'a':'x'}",
                    "{'a':5,'c':1}");

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static Optional<JsonNode> negation(JsonNode schema) {
        return new Negation(new SchemaRefs(schema)).of(schema);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "false",
                "{}",
                "{'type':'string'}",
                "{'type':['null','array']}",
                "{'type':'number'}",
                "{'const':1}",
                "{'const':'a'}",
                "{'const':null}",
                "{'enum':[1,'a',true,null]}",
                "{'enum':[]}",
                "{'minimum':3}",
                "{'maximum':3}",
                "{'exclusiveMinimum':3}",
                "{'exclusiveMaximum':3}",
                "{'minimum':2,'maximum':5}",
                "{'minLength':2}",
                "{'maxLength':1}",
                "{'minLength':0}",
                "{'pattern':'b'}",
                "{'pattern':'^a'}",
                "{'minItems':2}",
                "{'maxItems':1}",
                "{'minItems':0}",
                "{'minProperties':1}",
                "{'maxProperties':1}",
                "{'required':['a']}",
                "{'required':['a','b']}",
                "{'properties':{'a':{'const':1}}}",
                "{'properties':{'a':{'const':1},'b':{'type':'string'}}}",
                "{'properties':{'a':{'const':1}},'required':['a']}",
                "{'properties':{}}",
                "{'allOf':[{'type':'string'},{'minLength':2}]}",
                "{'anyOf':[{'type':'string'},{'const':1}]}",
                "{'not':{'const':1}}",
                "{'not':{'type':'string','minLength':2}}",
                "{'title':'x','description':'y'}",
                "{'type':'object','properties':{'a':{'enum':[1,2]}},'required':['a'],'additionalProperties':true}",
                "{'anyOf':[{'required':['a']},{'required':['b']}]}",
                "{'type':'string','pattern':'a','maxLength':2}"
            })
    void isExactlyWhatTheSchemaRefuses(String text) {
        JsonNode schema = json(text);
        Schema taken = VALIDATORS.getSchema(schema);
        Schema refused = VALIDATORS.getSchema(negation(schema).orElseThrow());
        for (String value : VALUES) {
            JsonNode instance = json(value);
            assertNotEquals(
                    taken.validate(instance).isEmpty(),
                    refused.validate(instance).isEmpty(),
                    "%s under %s, refused by %s".formatted(value, text, negation(schema)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'integer'}", "{'type':['integer','string']}"})
    void leavesOutNumbersThatAreNotWhole(String text) {
        JsonNode schema = json(text);
        Schema taken = VALIDATORS.getSchema(schema);
        Schema refused = VALIDATORS.getSchema(negation(schema).orElseThrow());
        for (String value : VALUES) {
            boolean fraction = value.equals("1.5");
            boolean expected = !fraction && !taken.validate(json(value)).isEmpty();
            assertEquals(expected, refused.validate(json(value)).isEmpty(), value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'items':{'type':'string'}}",
                "{'const':[1]}",
                "{'enum':[{}]}",
                "{'oneOf':[{}]}",
                "{'patternProperties':{'a':{}}}",
                "{'additionalProperties':false}",
                "{'propertyNames':{}}",
                "{'multipleOf':2}",
                "{'format':'date'}",
                "{'if':{}}",
                "{'$ref':'#'}",
                "{'properties':{'a':{'items':{}}}}",
                "{'uniqueItems':true}",
                "{'anyOf':[{'type':'string'},{'items':{}}]}",
                "{'minimum':'x'}",
                "7"
            })
    void isNotSaidWhereItCannotBe(String text) {
        assertEquals(Optional.empty(), negation(json(text)));
    }
}
