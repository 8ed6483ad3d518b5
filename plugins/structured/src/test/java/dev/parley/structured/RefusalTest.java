package dev.parley.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.structured.Constraint;
import dev.parley.structured.kit.ListTokenizer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

class RefusalTest {

    private static final ListTokenizer TOKENIZER = ListTokenizer.ofWords();

    private final ParleyBackend backend = new ParleyBackend();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'type':'nonsense'} | Grammar error: Invalid type: nonsense",
                "{'type':'array','uniqueItems':true} | Grammar error: Unimplemented keys:"
                        + " [\"uniqueItems\"]",
                "{'type':'integer','multipleOf':0} | Grammar error: 'multipleOf' must be more than"
                        + " 0",
                "{'type':'integer','multipleOf':'x'} | Grammar error: 'multipleOf' must be a"
                        + " number",
                "{'type':'number','multipleOf':98765.4321} | Grammar error: 'multipleOf' has too"
                        + " many digits: 98765.4321",
                "{'type':'array','contains':{'type':'array','items':{}},'maxContains':1} | Grammar"
                        + " error: Unimplemented keys: [\"maxContains\"]",
                "{'type':'array','allOf':[{'contains':{}},{'contains':{}}]} | Grammar error:"
                        + " Unimplemented keys: [\"contains\"]",
                "{'type':'array','contains':{},'minContains':5000} | Grammar error: Unimplemented"
                        + " keys: [\"contains\"]",
                "{'type':'array','items':{'type':'integer'},'uniqueItems':true} | Grammar error:"
                        + " Unimplemented keys: [\"uniqueItems\"]",
                "{'type':'array','prefixItems':[{'const':1}],'uniqueItems':true} | Grammar error:"
                        + " Unimplemented keys: [\"uniqueItems\"]",
                "{'type':'array','items':{'enum':[1,2,3,4,5,6,7,8,9]},'uniqueItems':true} | Grammar"
                        + " error: Unimplemented keys: [\"uniqueItems\"]",
                "{'unevaluatedProperties':false} | Grammar error: Unimplemented keys:"
                        + " [\"unevaluatedProperties\"]",
                "{'type':'array','unevaluatedItems':false} | Grammar error: Unimplemented keys:"
                        + " [\"unevaluatedItems\"]",
                "{'$dynamicRef':'#x'} | Grammar error: Unimplemented keys: [\"$dynamicRef\"]",
                "{'dependentRequired':[]} | Grammar error: 'dependentRequired' must be an object",
                "{'dependentRequired':{'a':1}} | Grammar error: 'dependentRequired' must hold"
                        + " lists",
                "{'type':'integer','not':{}} | No text satisfies",
                "{'type':'array','items':{'const':1},'uniqueItems':true,'minItems':2} | No text"
                        + " satisfies",
                "{'type':'array','maxItems':0,'contains':{}} | No text satisfies",
                "{'type':'integer','minimum':1,'maximum':6,'multipleOf':7} | No text satisfies",
                "{'type':'string','format':'color'} | Grammar error: Unknown format: color.",
                "{'$ref':'#/$defs/none'} | Grammar error: $ref '#/$defs/none' names nothing",
                "{'$ref':'http://x/y'} | Grammar error: $ref 'http://x/y' cannot be resolved",
                "{'allOf':[{'$ref':'#'}]} | Grammar error: $ref and allOf lead back to themselves",
                "{'type':'string','pattern':'('} | Grammar error: invalid regex \"(\": unclosed"
                        + " group at position 0",
                "{'type':'string','minLength':-1} | Grammar error: 'minLength' must be a whole"
                        + " number",
                "{'type':'string','pattern':7} | Grammar error: 'pattern' must be a string",
                "{'enum':3} | Grammar error: 'enum' must be a list",
                "{'properties':[]} | Grammar error: 'properties' must be an object",
                "{'minimum':1e999999999} | Grammar error: the number",
                "{'type':'integer','minimum':3,'maximum':2} | No text satisfies",
                "{'enum':[]} | No text satisfies",
                "{'type':'string','pattern':'((((a{1,99}){1,99}){1,99}){1,99}){1,99}','minLength':2}"
                    + " | The structured output constraint is too complex",
                "7 | Grammar error: A schema must be an object or a boolean, not 7",
            })
    void aSchemaIsRefusedByName(String schema, String message) {
        var node = JsonMapper.shared().readTree(schema.replace('\'', '"'));

        assertRefused(new Constraint.JsonSchema(node), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[a | unclosed character class at position 0",
                "(a | unclosed group at position 0",
                "a) | unopened group at position 1",
                "*a | nothing to repeat at position 0",
                "(?=a) | look-ahead is not supported at position 0",
                "(?<!a) | look-behind is not supported at position 0",
                "(a)\\1 | back-references are not supported at position 3",
                "a\\b | word boundaries are not supported at position 1",
                "a++ | possessive repetition is not supported at position 2",
                "(?>a) | atomic groups are not supported at position 0",
                "a{3,2} | repetition counts are out of order at position 1",
                "a{9999999999} | repetition count is too large at position 1",
                "[z-a] | character range is out of order at position 0",
                "\\p{Nope} | unknown property 'Nope' at position 0",
                "\\q | unknown escape '\\q' at position 0",
                "\\xZZ | malformed hexadecimal escape at position 0",
                "^* | repetition of an anchor at position 1",
            })
    void aPatternIsRefusedWithItsPlace(String pattern, String reason) {
        assertRefused(
                new Constraint.Regex(pattern),
                "Grammar error: invalid regex \"%s\": %s".formatted(pattern, reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "root ::= ( | expected ')' at line 1, column 11",
                "root ::= x | there is no rule 'x'",
                "a ::= \"b\" | there is no rule 'root'",
                "root ::= \"a | the literal is not closed at line 1, column 12",
                "start: x / | the regular expression is not closed",
                "%declare X | %declare is not supported",
                "start: X | there is no rule 'X'",
                "root ::= root \"a\" | No text satisfies",
            })
    void aGrammarIsRefusedWithItsPlace(String grammar, String reason) {
        InvalidRequest refusal = refusal(new Constraint.Grammar(grammar));

        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} | 'format' of 'structural_tag' is missing",
                "{'format':{'type':'nope'}} | there is no format of type 'nope'",
                "{'format':{'type':'tag','begin':'x','content':{'type':'any_text'}}} | 'end' of"
                        + " 'tag' is missing",
                "{'format':{'type':'token','token':'<none>'}} | the vocabulary has no token"
                        + " '<none>'",
                "{'format':{'type':'token','token':99999}} | 99999 is not a token of the"
                        + " vocabulary",
                "{'format':{'type':'triggered_tags','triggers':['a'],'tags':[{'begin':'b','content':{'type':'any_text'},'end':'c'}]}}"
                    + " | the beginning 'b' of a tag must start with exactly one trigger",
                "{'structures':[],'triggers':['']} | 'triggers' of 'triggered_tags' must hold"
                        + " strings",
            })
    void aStructuralTagIsRefusedByName(String tag, String reason) {
        var node = JsonMapper.shared().readTree(tag.replace('\'', '"'));
        InvalidRequest refusal = refusal(new Constraint.StructuralTag(node));

        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private void assertRefused(Constraint constraint, String message) {
        InvalidRequest refusal = refusal(constraint);

        assertEquals(400, refusal.status());
        assertTrue(refusal.getMessage().startsWith(message), refusal.getMessage());
    }

    private InvalidRequest refusal(Constraint constraint) {
        return assertThrows(InvalidRequest.class, () -> backend.compile(constraint, TOKENIZER));
    }
}
