package dev.parley.parsers.tool.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.structured.ParleyBackend;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.util.List;
import java.util.Optional;

class MembersTest {

    private static boolean accepts(Node node, String text) {
        var matcher =
                new ParleyBackend().compile(CallGrammar.tag(node), new ByteTokenizer()).matcher();
        for (int token : ByteTokenizer.tokens(text)) {
            if (!matcher.accept(token)) {
                return false;
            }
        }
        return matcher.mayEnd();
    }

    private static Node members(String required, String others) {
        Members members = new Members(",");
        required.chars().forEach(c -> members.require(Node.text(Character.toString(c))));
        others.chars().forEach(c -> members.allow(Node.text(Character.toString(c))));
        return members.row();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ab | cd | a,b     | true",
                "ab | cd | a,b,c   | true",
                "ab | cd | a,b,d   | true",
                "ab | cd | a,b,c,d | true",
                "ab | cd | a,b,d,c | false",
                "ab | cd | b,a     | false",
                "ab | cd | a       | false",
                "ab | cd | a,b,    | false",
                "ab | cd | ''      | false",
                "'' | cd | ''      | true",
                "'' | cd | c       | true",
                "'' | cd | d       | true",
                "'' | cd | c,d     | true",
                "'' | cd | ',d'    | false",
                "'' | cd | c,c     | false",
                "a  | '' | a       | true",
                "'' | '' | ''      | true",
                "'' | '' | a       | false",
                "'' | abcdefghijklmnop | a,p | true",
                "'' | abcdefghijklmnop | l,m | true",
                "'' | abcdefghijklmnop | m   | false"
            })
    void requiredOnesComeFirstThenAnyOthersInOrder(
            String required, String others, String text, boolean accepted) {
        assertEquals(accepted, accepts(members(required, others), text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                          | ''      | true",
                "{}                          | x,x,x,x | true",
                "{'minItems':1}              | ''      | false",
                "{'minItems':2}              | x       | false",
                "{'minItems':2}              | x,x,x   | true",
                "{'maxItems':2}              | x,x     | true",
                "{'maxItems':2}              | x,x,x   | false",
                "{'maxItems':2}              | ''      | true",
                "{'maxItems':0}              | x       | false",
                "{'maxItems':0}              | ''      | true",
                "{'minItems':1,'maxItems':1} | x       | true",
                "{'minItems':1,'maxItems':1} | x,x     | false"
            })
    void listsHoldAsManyItemsAsTheSchemaAllows(String schema, String text, boolean accepted) {
        JsonNode bounds = JsonMapper.shared().readTree(schema.replace('\'', '"'));
        assertEquals(accepted, accepts(Node.list(Node.text("x"), ",", bounds), text));
    }

    private static ObjectMembers object(String schema) {
        return new ObjectMembers(JsonMapper.shared().readTree(schema.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                              | true",
                "{'type':'object'}               | true",
                "{'properties':{}}               | false",
                "{'required':['a']}              | false",
                "{'additionalProperties':false}  | false",
                "{'additionalProperties':true}   | true",
                "{'additionalProperties':{}}     | true"
            })
    void anObjectIsOpenWhereNothingIsSaid(String schema, boolean open) {
        assertEquals(open, object(schema).open());
    }

    @Test
    void requiredMembersNeedNotBeDeclared() {
        ObjectMembers members = object("{'properties':{'a':{},'b':{}},'required':['c','b']}");
        assertEquals(List.of("a", "b", "c"), members.names());
        assertEquals(MissingNode.getInstance(), members.property("c"));
    }

    @Test
    void aMemberThatCannotBeWrittenIsLeftOutWhereItMayBe() {
        ObjectMembers members = object("{'properties':{'a':{},'b':{}},'required':['b']}");
        Node row =
                members.row(
                                ",",
                                (name, _) ->
                                        name.equals("b")
                                                ? Optional.of(Node.text(name))
                                                : Optional.empty())
                        .orElseThrow();
        assertEquals(Node.text("b").json(), row.json());
    }

    @Test
    void nothingIsWrittenWhereARequiredMemberCannotBe() {
        ObjectMembers members = object("{'properties':{'a':{},'b':{}},'required':['b']}");
        assertEquals(
                Optional.empty(),
                members.row(
                        ",",
                        (name, _) ->
                                name.equals("a")
                                        ? Optional.of(Node.text(name))
                                        : Optional.empty()));
    }
}
