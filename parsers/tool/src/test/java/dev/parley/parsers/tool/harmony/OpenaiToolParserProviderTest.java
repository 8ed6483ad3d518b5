package dev.parley.parsers.tool.harmony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.parsers.tool.vector.Providers;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class OpenaiToolParserProviderTest {

    private static final OpenaiToolParserProvider PROVIDER = new OpenaiToolParserProvider();

    @Test
    void plainTextIsNotHeldBack() {
        ToolParser parser = Providers.parser(PROVIDER);
        assertEquals(List.of(), parser.push(TextChunk.of(" t")));
        assertEquals(List.of(new ToolEvent.Content(" th")), parser.push(TextChunk.of("h")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " to=functions.f<|channel|>commentary<|message|>{}<|call|>",
                "<|channel|>commentary to=f<|constrain|>json<|message|>{}<|call|>",
                "<|channel|>analysis to=functions.f code<|message|>{}",
                "<|start|>assistant to=f<|channel|>commentary json<|message|><|call|>"
            })
    void aRecipientMayStandOnEitherSideOfTheChannel(String text) {
        assertEquals(
                new Reply("", List.of(new Reply.Call("f", "{}"))),
                Providers.complete(PROVIDER, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assistant", "functions.", "python", "browser.open", ""})
    void otherRecipientsMakeNoCall(String recipient) {
        String text = "<|channel|>commentary to=" + recipient + "<|message|>x<|call|>";
        assertEquals(new Reply("", List.of()), Providers.complete(PROVIDER, text));
    }

    @Test
    void onlyACompleteReplyBreaksTheLineBetweenMessages() {
        String text =
                "<|channel|>commentary<|message|>A<|end|><|start|>assistant<|channel|>final<|message|>B";
        assertEquals("A\nB", Providers.complete(PROVIDER, text).content());
        assertEquals("AB", Providers.streamed(PROVIDER, text).content());
    }
}
