package dev.parley.parsers.tool.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.parsers.tool.vector.Providers;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Test;

import java.util.List;

class Llama3JsonToolParserProviderTest {

    private static final Llama3JsonToolParserProvider PROVIDER = new Llama3JsonToolParserProvider();
    private static final String CALL = "{\"name\": \"f\", \"parameters\": {}}";
    private static final List<Reply.Call> CALLS = List.of(new Reply.Call("f", "{}"));

    @Test
    void aStreamThatBeginsWithProseIsContent() {
        assertEquals(
                new Reply("So: " + CALL, List.of()), Providers.streamed(PROVIDER, "So: " + CALL));
    }

    @Test
    void aCompleteReplyLosesItsProse() {
        assertEquals(new Reply("", CALLS), Providers.complete(PROVIDER, "So: " + CALL + " ok?"));
    }

    @Test
    void codeIsContent() {
        String text = "{\n  \"a\": 1\n}\nThat is JSON; {x} is not.";
        assertEquals(new Reply(text, List.of()), Providers.streamed(PROVIDER, text));
        assertEquals(new Reply(text, List.of()), Providers.complete(PROVIDER, text));
    }

    @Test
    void oneBadObjectMakesACompleteReplyContent() {
        String text = CALL + "; {\"name\": ";
        assertEquals(new Reply(text, List.of()), Providers.complete(PROVIDER, text));
        assertEquals(CALLS, Providers.streamed(PROVIDER, text).calls());
    }
}
