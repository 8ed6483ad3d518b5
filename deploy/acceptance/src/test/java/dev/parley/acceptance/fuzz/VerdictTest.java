package dev.parley.acceptance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | application/json | {} | ``",
                "200 | application/json | { | an answer that is not JSON",
                "200 | text/plain | { | ``",
                "302 | text/plain | {} | neither an answer nor a refusal",
                "500 | application/json | {} | failed",
                "400 | text/plain | no | an error that is not JSON",
                "400 | application/json | no | an error that is not a JSON object",
                "400 | application/json | {} | an object without an error",
                "404 | application/json | {\"detail\":\"Not Found\"} | ``",
                "400 | application/json |"
                        + " {\"error\":{\"message\":\"m\",\"type\":\"t\",\"code\":400}} | ``",
                "503 | application/json |"
                        + " {\"error\":{\"message\":\"m\",\"type\":\"t\",\"code\":503}} | ``",
                "400 | application/json |"
                    + " {\"error\":{\"message\":\"m\",\"type\":\"t\",\"code\":404}} | an error with"
                    + " another code than its status",
                "400 | application/json |"
                        + " {\"error\":{\"message\":\"\",\"type\":\"t\",\"code\":400}} | an error"
                        + " without message or type",
                "400 | application/json | {\"error\":{\"message\":\"java.lang.X\",\"type\":\"t\"}}"
                        + " | a message that shows the inside",
            })
    void judgesWholeAnswers(int status, String type, String body, String wrong) {
        assertEquals(wrong, Verdict.of(status, type, body).orElse(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "data: {}~~data: [DONE]~~ | ``",
                "data: {}~~ | ``",
                "data: {} | a stream without an end",
                "data: {~~data: [DONE]~~ | an event that is not JSON",
                "data: {\"error\":{\"code\":500}}~~data: [DONE]~~ | failed within the stream",
                "data: {\"error\":{\"code\":400}}~~data: [DONE]~~ | ``",
            })
    void judgesStreams(String body, String wrong) {
        String text = body.replace('~', '\n');

        assertEquals(wrong, Verdict.of(200, "text/event-stream", text).orElse(""));
    }
}
