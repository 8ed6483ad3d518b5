package dev.parley.clients.spring;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;

import dev.parley.acceptance.ParleyServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

import java.util.List;
import java.util.function.UnaryOperator;

/// Chat, streams, reasoning and refusals.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpringAiIT {

    private static final String KEY = "sk-of-the-test";
    private static final String QUESTION = "What is the capital of France?";

    private ParleyServer server;

    @BeforeAll
    void start() {
        server = ParleyServer.start("--reasoning-field", "both", "--api-key", KEY);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private OpenAiChatModel model(UnaryOperator<OpenAiChatOptions.Builder> more) {
        return Models.of(server, KEY, more);
    }

    private OpenAiChatModel model() {
        return model(UnaryOperator.identity());
    }

    @Test
    void chats() {
        ChatResponse reply = model().call(new Prompt(QUESTION));

        assertAll(
                () ->
                        assertEquals(
                                "The capital of France is Paris.",
                                reply.getResult().getOutput().getText()),
                () -> assertEquals("STOP", reply.getResult().getMetadata().getFinishReason()),
                () -> assertEquals("parley-demo", reply.getMetadata().getModel()),
                () -> assertTrue(reply.getMetadata().getUsage().getCompletionTokens() > 5));
    }

    @Test
    void chatsThroughTheChatClient() {
        String text =
                ChatClient.create(model())
                        .prompt()
                        .system("You are brief.")
                        .user(QUESTION)
                        .call()
                        .content();

        assertEquals("The capital of France is Paris.", text);
    }

    @Test
    void streams() {
        List<String> parts =
                ChatClient.create(model()).prompt(QUESTION).stream()
                        .content()
                        .collectList()
                        .block();

        assertEquals("The capital of France is Paris.", String.join("", parts));
    }

    @Test
    void streamsUsage() {
        ChatResponse last =
                model(
                                options -> {
                                    options.streamUsage(true);
                                    return options;
                                })
                        .stream(new Prompt(QUESTION))
                        .blockLast();

        assertTrue(last.getMetadata().getUsage().getCompletionTokens() > 5, last::toString);
    }

    @Test
    void readsReasoning() {
        ChatResponse reply = model().call(new Prompt("What is 9 times 6?"));

        var message = reply.getResult().getOutput();
        assertAll(
                () -> assertEquals("9 x 6 = 54.", message.getText()),
                () -> assertEquals("9 x 6 = 54.", message.getMetadata().get("reasoningContent")));
    }

    /// Spring AI asks for them and does not hand them on.
    @Test
    void chatsWhereLogprobsAreAskedFor() {
        OpenAiChatModel scoring =
                model(
                        options -> {
                            options.logprobs(true);
                            options.topLogprobs(3);
                            return options;
                        });

        assertEquals("The capital of France is Paris.", scoring.call(QUESTION));
    }

    @Test
    void refusesAnUnknownModel() {
        OpenAiChatModel unknown =
                model(
                        options -> {
                            options.model("nope");
                            return options;
                        });

        assertThrows(NotFoundException.class, () -> unknown.call("Hi"));
    }

    @Test
    void refusesABadValue() {
        OpenAiChatModel cold =
                model(
                        options -> {
                            options.temperature(-1.0);
                            return options;
                        });

        BadRequestException refusal =
                assertThrows(BadRequestException.class, () -> cold.call("Hi"));

        assertTrue(refusal.getMessage().contains("non-negative"), refusal::getMessage);
    }

    @Test
    void refusesAWrongKey() {
        OpenAiChatModel stranger = Models.of(server, "sk-of-another", UnaryOperator.identity());

        assertThrows(UnauthorizedException.class, () -> stranger.call("Hi"));
    }
}
