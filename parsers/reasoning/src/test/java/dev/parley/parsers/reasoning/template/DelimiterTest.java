package dev.parley.parsers.reasoning.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.text.TextChunk;
import dev.parley.parsers.reasoning.template.Delimiter.Literals;
import dev.parley.parsers.reasoning.template.Delimiter.Match;
import dev.parley.parsers.reasoning.template.Delimiter.Regex;
import dev.parley.testkit.vector.CharacterTokenizer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

class DelimiterTest {

    private static final Literals LITERALS =
            new Literals(List.of("</t>", "</t>\n\n", "<end"), Optional.empty());

    private static String shown(Match match) {
        return switch (match) {
            case Match.Whole(int start, int end) -> start + "-" + end;
            case Match.Tail(int start) -> "from " + start;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a</t>b | false | 1-5",
                "a</t> | true | 1-5",
                "a</t> | false | from 1",
                "a</t>N | false | from 1",
                "a</t>NN | false | 1-7",
                "a</t>Nb | false | 1-5",
                "a</ | false | from 1",
                "a</ | true | from 3",
                "a</b<end | false | 4-8",
                "`` | false | from 0",
                "abc | false | from 3"
            })
    void theEarliestAndLongestTextCounts(String text, boolean ended, String match) {
        assertEquals(match, shown(LITERALS.find(TextChunk.of(text.replace('N', '\n')), ended)));
    }

    @Test
    void anAddedTokenCountsAsSuchOnly() {
        CharacterTokenizer tokenizer = new CharacterTokenizer(List.of("</t>"));
        Literals literals = new Literals(List.of("</t>"), Optional.of(tokenizer));
        TextChunk spelled = TextChunk.ofModel("a</t>");
        TextChunk token =
                TextChunk.ofModel("a").plus(tokenizer.chunk(tokenizer.tokenId("</t>").getAsInt()));

        assertEquals("from 5", shown(literals.find(spelled, false)));
        assertEquals("1-5", shown(literals.find(token, false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a<think>b | false | 1-8",
                "a<thin | false | from 1",
                "a<thin | true | from 6",
                "a<think id=7>b | false | 1-13",
                "a<think id= | false | from 1",
                "abc | false | from 3"
            })
    void aPatternWaitsForItsEnd(String text, boolean ended, String match) {
        Regex regex = new Regex(Pattern.compile("<think(?: id=\\d+)?>"));

        assertEquals(match, shown(regex.find(TextChunk.of(text), ended)));
    }
}
