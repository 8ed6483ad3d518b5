package dev.parley.clients.langchain4j;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.catalog.ModelDescription;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel.OpenAiChatModelBuilder;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiLanguageModel;
import dev.langchain4j.model.openai.OpenAiModelCatalog;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.parley.acceptance.ParleyServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

/// Chat, streams, completions, models, reasoning and refusals.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LangChain4jIT {

    private static final String KEY = "sk-of-the-test";

    private ParleyServer server;

    @BeforeAll
    void start() {
        server = ParleyServer.start("--reasoning-field", "both", "--api-key", KEY);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private OpenAiChatModelBuilder model() {
        return OpenAiChatModel.builder()
                .baseUrl(server.uri("/v1").toString())
                .apiKey(KEY)
                .modelName("parley-demo")
                .maxRetries(0)
                .temperature(0.0);
    }

    private StreamedReply stream(String question) {
        StreamedReply reply = new StreamedReply();
        OpenAiStreamingChatModel.builder()
                .baseUrl(server.uri("/v1").toString())
                .apiKey(KEY)
                .modelName("parley-demo")
                .temperature(0.0)
                .returnThinking(true)
                .build()
                .chat(question, reply);
        return reply;
    }

    @Test
    void chats() {
        ChatResponse reply =
                model().build().chat(UserMessage.from("What is the capital of France?"));

        assertAll(
                () -> assertEquals("The capital of France is Paris.", reply.aiMessage().text()),
                () -> assertEquals(FinishReason.STOP, reply.finishReason()),
                () -> assertEquals("parley-demo", reply.modelName()),
                () -> assertTrue(reply.tokenUsage().outputTokenCount() > 5));
    }

    @Test
    void streams() {
        StreamedReply reply = stream("What is the capital of France?");

        ChatResponse whole = reply.await();

        assertAll(
                () -> assertEquals("The capital of France is Paris.", whole.aiMessage().text()),
                () -> assertEquals("The capital of France is Paris.", reply.text()),
                () -> assertTrue(reply.parts() > 0, () -> "parts: " + reply.parts()),
                () -> assertTrue(whole.tokenUsage().outputTokenCount() > 5));
    }

    @Test
    void readsReasoning() {
        ChatResponse reply =
                model().returnThinking(true).build().chat(UserMessage.from("What is 9 times 6?"));

        assertAll(
                () -> assertEquals("9 x 6 = 54.", reply.aiMessage().thinking()),
                () -> assertEquals("9 x 6 = 54.", reply.aiMessage().text()));
    }

    @Test
    void streamsReasoning() {
        StreamedReply reply = stream("What is 9 times 6?");

        ChatResponse whole = reply.await();

        assertAll(
                () -> assertEquals("9 x 6 = 54.", reply.thinking()),
                () -> assertEquals("9 x 6 = 54.", whole.aiMessage().thinking()));
    }

    @Test
    void tellsLogprobs() {
        ChatResponse reply =
                model().logprobs(true)
                        .topLogprobs(3)
                        .build()
                        .chat(UserMessage.from("What is the capital of France?"));

        var tokens = ((OpenAiChatResponseMetadata) reply.metadata()).logProbs();
        assertAll(
                () -> assertEquals("The", tokens.getFirst().token()),
                () -> assertEquals(3, tokens.getFirst().topLogprobs().size()));
    }

    @Test
    void completes() {
        String text =
                OpenAiLanguageModel.builder()
                        .baseUrl(server.uri("/v1").toString())
                        .apiKey(KEY)
                        .modelName("parley-demo")
                        .temperature(0.0)
                        .build()
                        .generate("The capital of France is")
                        .content();

        assertTrue(text.startsWith(" Paris."), text);
    }

    @Test
    void listsModels() {
        List<String> names =
                OpenAiModelCatalog.builder()
                        .baseUrl(server.uri("/v1").toString())
                        .apiKey(KEY)
                        .build()
                        .listModels()
                        .stream()
                        .map(ModelDescription::name)
                        .toList();

        assertEquals(List.of("parley-demo"), names);
    }

    @Test
    void refusesAnUnknownModel() {
        OpenAiChatModel unknown = model().modelName("nope").build();

        assertThrows(ModelNotFoundException.class, () -> unknown.chat("Hi"));
    }

    @Test
    void refusesABadValue() {
        OpenAiChatModel cold = model().temperature(-1.0).build();

        InvalidRequestException refusal =
                assertThrows(InvalidRequestException.class, () -> cold.chat("Hi"));

        assertTrue(refusal.getMessage().contains("non-negative"), refusal::getMessage);
    }

    @Test
    void refusesAWrongKey() {
        OpenAiChatModel stranger = model().apiKey("sk-of-another").build();

        assertThrows(AuthenticationException.class, () -> stranger.chat("Hi"));
    }
}
