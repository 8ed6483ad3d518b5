package dev.parley.parsers.reasoning.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.TextChunk;
import dev.parley.parsers.reasoning.block.Header.Audience;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// The parts that parsers of blocks are made of.
class BlockPartsTest {

    private static String joined(List<TextChunk> chunks) {
        return String.join("", chunks.stream().map(TextChunk::text).toList());
    }

    @Nested
    class AHeaderOfHarmony {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "assistant | analysis | MODEL",
                    "assistant | final | USER",
                    "assistant | commentary | USER",
                    "assistant | commentary to=functions.f json | TOOL",
                    "assistant to=functions.f | commentary | TOOL",
                    "assistant to=f | analysis | TOOL",
                    "assistant | analysis to=python | MODEL",
                    "assistant | commentary to=browser.search | TOOL",
                    "assistant to=assistant | final | USER",
                    "assistant | final to= | USER",
                    "assistant | `` | USER",
                    "assistant to=container.exec | final | USER"
                })
        void saysWhoReads(String role, String channel, Audience audience) {
            assertEquals(audience, Header.of(role, channel).audience());
        }

        @Test
        void hasAChannelAndMaybeARecipient() {
            Header header =
                    Header.of(" assistant ", " commentary  to=functions.get_weather\n json");

            assertEquals("commentary", header.channel());
            assertEquals("functions.get_weather", header.recipient().orElse(""));
            assertEquals("", Header.of("assistant", "to=f").channel());
            assertTrue(Header.of("assistant", "final").recipient().isEmpty());
        }
    }

    @Nested
    class ACitation {

        private static String shown(List<String> pieces) {
            Citations citations = new Citations();
            citations.begin(TextChunk.of("</co:"));
            StringBuilder shown = new StringBuilder();
            pieces.forEach(piece -> shown.append(joined(citations.take(TextChunk.of(piece)))));
            return shown.append(joined(citations.release())).toString();
        }

        @ParameterizedTest
        @ValueSource(strings = {" 0:[1]>x", "0:[1,2],3:[4]>x", ">x"})
        void endsWithItsSources(String text) {
            assertEquals("x", shown(List.of(text)));
            assertEquals("x", shown(List.of(text.split("(?!^)"))));
        }

        @ParameterizedTest
        @ValueSource(strings = {" a>x", " 0:[1", "</co:"})
        void isTextOtherwise(String text) {
            assertEquals("</co:" + text, shown(List.of(text)));
            assertEquals("</co:" + text, shown(List.of(text.split("(?!^)"))));
        }

        @Test
        void leavesOtherTextAlone() {
            Citations citations = new Citations();

            assertEquals("0:[1]>", joined(citations.take(TextChunk.of("0:[1]>"))));
        }
    }

    @Nested
    class ARecipientOfMuse {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                ignoreLeadingAndTrailingWhitespace = false,
                value = {
                    "assistant to=user|assistant |user",
                    "to=get.weather|``|get.weather",
                    "a to=b c|a to=b c|``",
                    "a to|a |``",
                    "plain|plain|``",
                    "x<to=y|x<|y"
                })
        void isTheLastWord(String text, String before, String name) {
            for (List<String> pieces : List.of(List.of(text), List.of(text.split("(?!^)")))) {
                Recipient recipient = new Recipient();
                StringBuilder free = new StringBuilder();
                pieces.forEach(piece -> free.append(joined(recipient.take(TextChunk.of(piece)))));

                assertEquals(before, free.toString());
                assertEquals(name, recipient.name().orElse(""));
                assertEquals(text, free + joined(recipient.release()));
            }
        }
    }
}
