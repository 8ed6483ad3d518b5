package dev.parley.structured.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.structured.ParleyBackend;
import dev.parley.structured.kit.ListTokenizer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;

class StructuralTagTest {

    private static final ListTokenizer TOKENIZER = ListTokenizer.ofWords();
    private static final String INTEGER = "{'type':'json_schema','json_schema':{'type':'integer'}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'type':'const_string','value':'ab'} | ab | true",
                "{'type':'const_string','value':'ab'} | a | false",
                "{'type':'tag','begin':'<i>','content':INTEGER,'end':'</i>'} | <i>12</i> | true",
                "{'type':'tag','begin':'<i>','content':INTEGER,'end':'</i>'} | <i>x</i> | false",
                "{'type':'tag','begin':'<','content':INTEGER,'end':['>',';']} | <1; | true",
                "{'type':'tag','begin':'<','content':{'type':'any_text'},'end':'>'} | <a b> | true",
                "{'type':'tag','begin':'<','content':{'type':'any_text'},'end':'>'} | <a>b> |"
                        + " false",
                "{'type':'sequence','elements':[{'type':'regex','pattern':'a+'},INTEGER]} | aa7 |"
                        + " true",
                "{'type':'or','elements':[{'type':'regex','pattern':'a+'},INTEGER]} | 7 | true",
                "{'type':'optional','content':INTEGER} |  | true",
                "{'type':'plus','content':{'type':'const_string','value':'x'}} |  | false",
                "{'type':'star','content':{'type':'const_string','value':'x'}} | xxx | true",
                "{'type':'repeat','min':1,'max':2,'content':{'type':'const_string','value':'x'}} |"
                        + " xxx | false",
                "{'type':'any_text','max_chars':2} | abc | false",
                "{'type':'any_text','excludes':['no']} | a no | false",
                "{'type':'grammar','grammar':'root ::= [0-9] root?'} | 123 | true",
                "{'type':'tags_with_separator','separator':',','tags':[{'begin':'<','content':INTEGER,'end':'>'}]}"
                    + " | <1>,<2> | true",
                "{'type':'tags_with_separator','separator':',','tags':[{'begin':'<','content':INTEGER,'end':'>'}]}"
                    + " | <1><2> | false",
                "{'type':'triggered_tags','triggers':['<i'],'tags':[{'begin':'<i>','content':INTEGER,'end':'</i>'}]}"
                    + " | text <i>1</i> more | true",
                "{'type':'triggered_tags','triggers':['<i'],'tags':[{'begin':'<i>','content':INTEGER,'end':'</i>'}]}"
                    + " | text <i>x | false",
                "{'type':'triggered_tags','triggers':['<i'],'tags':[{'begin':'<i>','content':INTEGER,'end':'</i>'}]}"
                    + " | only text | true",
                "{'type':'triggered_tags','at_least_one':true,'triggers':['<i'],'tags':[{'begin':'<i>','content':INTEGER,'end':'</i>'}]}"
                    + " | text | false",
                "{'type':'triggered_tags','stop_after_first':true,'triggers':['<i'],'tags':[{'begin':'<i>','content':INTEGER,'end':'</i>'}]}"
                    + " | a<i>1</i>b | false",
                "{'type':'dispatch','rules':[['BE',{'type':'const_string','value':'GIN'}]]} |"
                        + " xBEGIN y | true",
                "{'type':'dispatch','rules':[['BE',{'type':'const_string','value':'GIN'}]]} | xBEx"
                        + " | false",
                "{'type':'qwen_xml_parameter','json_schema':{'properties':{'n':{'type':'string'},'i':{'type':'integer'}},'required':['n']}}"
                    + " | <parameter=n>a b</parameter><parameter=i>3</parameter> | true",
                "{'type':'qwen_xml_parameter','json_schema':{'properties':{'n':{'type':'string'},'i':{'type':'integer'}},'required':['n']}}"
                    + " | <parameter=i>3</parameter> | false",
                "{'type':'token','token':66} | b | false",
                "{'type':'any_tokens','exclude_tokens':[97],'max_tokens':2} | bc | true",
                "{'type':'any_tokens','exclude_tokens':['a']} | ba | false",
            })
    void aTextIsTakenOrNot(String format, String text, boolean taken) {
        assertEquals(taken, takes("{'format':%s}".formatted(format), text == null ? "" : text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {"a <f>{\"x\":1}</f> | true", "<f>1 | false"})
    void theOldFormIsTaken(String text, boolean taken) {
        String tag =
                "{'structures':[{'begin':'<f>','schema':{'type':'object'},'end':'</f>'}],"
                        + "'triggers':['<f']}";

        assertEquals(taken, takes(tag, text));
    }

    private static boolean takes(String tag, String text) {
        String json = tag.replace("INTEGER", INTEGER).replace('\'', '"');
        TokenMatcher matcher =
                new ParleyBackend()
                        .compile(
                                new Constraint.StructuralTag(JsonMapper.shared().readTree(json)),
                                TOKENIZER)
                        .matcher();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (!matcher.accept(b & 0xFF)) {
                return false;
            }
        }
        return matcher.mayEnd();
    }
}
