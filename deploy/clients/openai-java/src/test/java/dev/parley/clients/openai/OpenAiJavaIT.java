package dev.parley.clients.openai;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionTokenLogprob;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.models.Model;

import dev.parley.acceptance.ParleyServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

/// Chat, streams, completions, models, reasoning and refusals.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenAiJavaIT {

    private static final String KEY = "sk-of-the-test";

    private ParleyServer server;
    private OpenAIClient client;

    @BeforeAll
    void start() {
        server = ParleyServer.start("--reasoning-field", "both", "--api-key", KEY);
        client = client(KEY);
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(server.uri("/v1").toString())
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private static ChatCompletionCreateParams.Builder ask(String question) {
        return ChatCompletionCreateParams.builder()
                .model("parley-demo")
                .temperature(0)
                .addUserMessage(question);
    }

    @Test
    void chats() {
        ChatCompletion reply =
                client.chat().completions().create(ask("What is the capital of France?").build());

        reply.validate();
        ChatCompletion.Choice choice = reply.choices().getFirst();
        assertAll(
                () ->
                        assertEquals(
                                "The capital of France is Paris.",
                                choice.message().content().orElseThrow()),
                () -> assertEquals(ChatCompletion.Choice.FinishReason.STOP, choice.finishReason()),
                () -> assertEquals("parley-demo", reply.model()),
                () ->
                        assertEquals(
                                reply.usage().orElseThrow().totalTokens(),
                                reply.usage().orElseThrow().promptTokens()
                                        + reply.usage().orElseThrow().completionTokens()));
    }

    @Test
    void streamsIntoTheAccumulator() {
        ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
        long chunks;
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat()
                        .completions()
                        .createStreaming(
                                ask("What is the capital of France?")
                                        .streamOptions(
                                                ChatCompletionStreamOptions.builder()
                                                        .includeUsage(true)
                                                        .build())
                                        .build())) {
            chunks =
                    stream.stream()
                            .peek(chunk -> chunk.validate())
                            .peek(accumulator::accumulate)
                            .count();
        }

        ChatCompletion whole = accumulator.chatCompletion();
        assertAll(
                () ->
                        assertEquals(
                                "The capital of France is Paris.",
                                whole.choices().getFirst().message().content().orElseThrow()),
                () -> assertTrue(chunks > 2, () -> "chunks: " + chunks),
                () -> assertTrue(whole.usage().orElseThrow().completionTokens() > 5));
    }

    @Test
    void tellsLogprobs() {
        ChatCompletion reply =
                client.chat()
                        .completions()
                        .create(
                                ask("What is the capital of France?")
                                        .logprobs(true)
                                        .topLogprobs(3)
                                        .build());

        List<ChatCompletionTokenLogprob> tokens =
                reply.choices().getFirst().logprobs().orElseThrow().content().orElseThrow();
        assertAll(
                () -> assertEquals("The", tokens.getFirst().token()),
                () ->
                        assertEquals(
                                List.of(84L, 104L, 101L), tokens.getFirst().bytes().orElseThrow()),
                () -> assertEquals(3, tokens.getFirst().topLogprobs().size()),
                () ->
                        assertEquals(
                                tokens.getFirst().logprob(),
                                tokens.getFirst().topLogprobs().getFirst().logprob()));
    }

    @Test
    void showsReasoningUnderBothNames() {
        ChatCompletionMessage message =
                client.chat()
                        .completions()
                        .create(ask("What is 9 times 6?").build())
                        .choices()
                        .getFirst()
                        .message();

        var more = message._allProperties();
        assertAll(
                () -> assertEquals("9 x 6 = 54.", more.get("reasoning").asStringOrThrow()),
                () -> assertEquals(more.get("reasoning"), more.get("reasoning_content")),
                () -> assertEquals("9 x 6 = 54.", message.content().orElseThrow()));
    }

    @Test
    void completes() {
        Completion reply =
                client.completions()
                        .create(
                                CompletionCreateParams.builder()
                                        .model("parley-demo")
                                        .prompt("The capital of France is")
                                        .temperature(0)
                                        .maxTokens(6)
                                        .logprobs(2)
                                        .build());

        reply.validate();
        var choice = reply.choices().getFirst();
        assertAll(
                () -> assertEquals(" Paris.", choice.text()),
                () ->
                        assertEquals(
                                " P",
                                choice.logprobs().orElseThrow().tokens().orElseThrow().getFirst()));
    }

    @Test
    void streamsCompletions() {
        StringBuilder text = new StringBuilder();
        try (StreamResponse<Completion> stream =
                client.completions()
                        .createStreaming(
                                CompletionCreateParams.builder()
                                        .model("parley-demo")
                                        .prompt("The capital of France is")
                                        .temperature(0)
                                        .maxTokens(6)
                                        .build())) {
            stream.stream().forEach(part -> text.append(part.choices().getFirst().text()));
        }

        assertEquals(" Paris.", text.toString());
    }

    @Test
    void listsModels() {
        List<String> names = client.models().list().data().stream().map(Model::id).toList();

        assertEquals(List.of("parley-demo"), names);
    }

    @Test
    void refusesAnUnknownModelWithNotFound() {
        NotFoundException refusal =
                assertThrows(
                        NotFoundException.class,
                        () -> client.chat().completions().create(ask("Hi").model("nope").build()));

        assertAll(
                () -> assertEquals(404, refusal.statusCode()),
                () -> assertEquals("NotFoundError", refusal.type().orElseThrow()),
                () -> assertEquals("model", refusal.param().orElseThrow()),
                () -> assertTrue(refusal.getMessage().contains("nope"), refusal::getMessage));
    }

    @Test
    void refusesABadValueWithBadRequest() {
        BadRequestException refusal =
                assertThrows(
                        BadRequestException.class,
                        () ->
                                client.chat()
                                        .completions()
                                        .create(ask("Hi").temperature(-1).build()));

        assertAll(
                () -> assertEquals("temperature", refusal.param().orElseThrow()),
                () ->
                        assertTrue(
                                refusal.getMessage().contains("non-negative"),
                                refusal::getMessage));
    }

    @Test
    void refusesAStreamBeforeItBegins() {
        assertThrows(
                BadRequestException.class,
                () ->
                        client.chat()
                                .completions()
                                .createStreaming(ask("Hi").maxCompletionTokens(5000).build())
                                .close());
    }

    @Test
    void refusesAWrongKeyWithUnauthorized() {
        OpenAIClient stranger = client("sk-of-another");
        try {
            assertThrows(UnauthorizedException.class, () -> stranger.models().list());
        } finally {
            stranger.close();
        }
    }
}
