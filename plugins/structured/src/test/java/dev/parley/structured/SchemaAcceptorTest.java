package dev.parley.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.structured.kit.DemoVocabulary;
import dev.parley.structured.kit.ListTokenizer;
import dev.parley.structured.kit.SchemaAcceptor;
import dev.parley.structured.match.Vocabulary;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/// Masks, and where a text may end, against an acceptor that shares nothing with the compiler.
class SchemaAcceptorTest {

    private static final int STATES = 2_000;
    private static final int TOKENS = 16;
    private static final int MOST_BYTES = 120;
    private static final ListTokenizer TOKENIZER = DemoVocabulary.tokenizer();
    private static final Vocabulary VOCABULARY = Vocabulary.of(TOKENIZER);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'string'}",
                "{'type':'string','minLength':3,'maxLength':7}",
                "{'type':'number'}",
                "{'type':'array','items':{'type':'integer'},'minItems':1,'maxItems':3}",
                "{'enum':['Paris','Rome','R\u00f6m',12,true,null]}",
                "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'boolean'},"
                        + "'c':{'type':'integer'}},'required':['b'],'additionalProperties':false}",
                "{'type':'object','properties':{'a':{'type':'array','items':{'anyOf':["
                        + "{'type':'null'},{'type':'string','maxLength':2}]}}},"
                        + "'required':['a'],'additionalProperties':false}",
                "{'$defs':{'tree':{'type':'object','properties':{'v':{'type':'number'},"
                        + "'c':{'type':'array','items':{'$ref':'#/$defs/tree'}}},"
                        + "'required':['v','c'],'additionalProperties':false}},"
                        + "'$ref':'#/$defs/tree'}",
                "{'anyOf':[{'const':'x'},{'type':'array','items':{'type':'string','minLength':2}},"
                        + "{'type':'object','properties':{'k':{'const':'x'}},'required':['k'],"
                        + "'additionalProperties':false}]}",
                "{'type':'array','items':{'type':'array','items':{'enum':[true,'a\\\\n']}}}"
            })
    void masksAreThoseOfTheSchemaItself(String schema) {
        JsonNode source = JsonMapper.shared().readTree(schema.replace('\'', '"'));
        CompiledConstraint compiled =
                new ParleyBackend().compile(new Constraint.JsonSchema(source), TOKENIZER);
        SchemaAcceptor acceptor = new SchemaAcceptor(source);
        Random random = new Random(schema.length());
        TokenMatcher matcher = compiled.matcher();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        long[] mask = new long[(TOKENIZER.vocabularySize() + 63) / 64];
        for (int state = 0; state < STATES; state++) {
            matcher.mask(mask);
            assertEquals(
                    acceptor.accepts(text.toByteArray()),
                    matcher.mayEnd(),
                    () -> "the end of " + text);
            int next = compare(mask, text.toByteArray(), acceptor, random);
            if (next < 0 || text.size() > MOST_BYTES) {
                matcher = compiled.matcher();
                text.reset();
            } else {
                assertTrue(matcher.accept(next));
                text.writeBytes(VOCABULARY.text(next));
            }
        }
    }

    /// Compares some tokens, allowed ones and any.
    ///
    /// @return one that is allowed; -1 when none was found
    private static int compare(long[] mask, byte[] before, SchemaAcceptor acceptor, Random random) {
        int allowed = -1;
        for (int i = 0; i < TOKENS; i++) {
            int token = random.nextInt(TOKENIZER.vocabularySize());
            if (i % 2 == 0) {
                token = allowedFrom(mask, i == 0 ? random.nextInt(256) : token);
            }
            byte[] bytes = VOCABULARY.text(token);
            if (bytes.length > 0) {
                ByteArrayOutputStream after = new ByteArrayOutputStream();
                after.writeBytes(before);
                after.writeBytes(bytes);
                boolean set = (mask[token >> 6] >>> token & 1) != 0;
                assertEquals(acceptor.begins(after.toByteArray()), set, after::toString);
                allowed = set && (allowed < 0 || random.nextInt(3) == 0) ? token : allowed;
            }
        }
        return allowed;
    }

    private static int allowedFrom(long[] mask, int start) {
        int size = TOKENIZER.vocabularySize();
        for (int i = 0; i < size; i++) {
            int token = (start + i) % size;
            if ((mask[token >> 6] >>> token & 1) != 0) {
                return token;
            }
        }
        return start;
    }
}
