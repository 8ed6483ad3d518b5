package dev.parley.clients.openai;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionNamedToolChoice;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;

import dev.parley.acceptance.ParleyServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Tools through a whole loop, forced calls, and replies parsed into records.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ToolsIT {

    private static final String QUESTION = "What is the weather in Paris?";

    private ParleyServer server;
    private OpenAIClient client;

    /// What a structured reply is read into.
    ///
    /// @param name of the country
    /// @param capital of the country
    record Country(String name, String capital) {}

    @BeforeAll
    void start() {
        server = ParleyServer.start();
        client =
                OpenAIOkHttpClient.builder()
                        .baseUrl(server.uri("/v1").toString())
                        .apiKey("none")
                        .maxRetries(0)
                        .build();
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    private static ChatCompletionCreateParams.Builder ask() {
        return ChatCompletionCreateParams.builder()
                .model("parley-demo")
                .temperature(0)
                .addTool(GetWeather.class)
                .addUserMessage(QUESTION);
    }

    private static ChatCompletionMessageFunctionToolCall call(ChatCompletionMessage message) {
        return message.toolCalls().orElseThrow().getFirst().asFunction();
    }

    @Test
    void answersWithTheResultOfACall() {
        var conversation = ask();
        ChatCompletion first = client.chat().completions().create(conversation.build());
        ChatCompletionMessage message = first.choices().getFirst().message();
        var call = call(message);
        GetWeather arguments = call.function().arguments(GetWeather.class);
        conversation
                .addMessage(message)
                .addMessage(
                        ChatCompletionToolMessageParam.builder()
                                .toolCallId(call.id())
                                .contentAsJson(arguments.find())
                                .build());

        ChatCompletion second = client.chat().completions().create(conversation.build());

        assertAll(
                () ->
                        assertEquals(
                                ChatCompletion.Choice.FinishReason.TOOL_CALLS,
                                first.choices().getFirst().finishReason()),
                () -> assertEquals(new GetWeather("Paris"), arguments),
                () ->
                        assertEquals(
                                "It is sunny in Paris with 18 degrees.",
                                second.choices().getFirst().message().content().orElseThrow()));
    }

    @Test
    void streamsACallIntoTheAccumulator() {
        ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(ask().build())) {
            stream.stream().forEach(accumulator::accumulate);
        }

        var call = call(accumulator.chatCompletion().choices().getFirst().message());

        assertAll(
                () -> assertEquals("get_weather", call.function().name()),
                () ->
                        assertEquals(
                                new GetWeather("Paris"),
                                call.function().arguments(GetWeather.class)),
                () -> assertTrue(call.id().startsWith("chatcmpl-tool-"), call::id));
    }

    @Test
    void callsWhenACallIsRequired() {
        ChatCompletion reply =
                client.chat()
                        .completions()
                        .create(
                                ask().toolChoice(ChatCompletionToolChoiceOption.Auto.REQUIRED)
                                        .build());

        assertEquals(
                new GetWeather("Paris"),
                call(reply.choices().getFirst().message()).function().arguments(GetWeather.class));
    }

    @Test
    void callsTheNamedFunction() {
        ChatCompletion reply =
                client.chat()
                        .completions()
                        .create(
                                ask().toolChoice(
                                                ChatCompletionNamedToolChoice.builder()
                                                        .function(
                                                                ChatCompletionNamedToolChoice
                                                                        .Function.builder()
                                                                        .name("get_weather")
                                                                        .build())
                                                        .build())
                                        .build());

        assertEquals(
                new GetWeather("Paris"),
                call(reply.choices().getFirst().message()).function().arguments(GetWeather.class));
    }

    @Test
    void parsesAStructuredReplyIntoARecord() {
        var reply =
                client.chat()
                        .completions()
                        .create(
                                ChatCompletionCreateParams.builder()
                                        .model("parley-demo")
                                        .temperature(0)
                                        .maxCompletionTokens(200)
                                        .addUserMessage("What is the capital of France?")
                                        .responseFormat(Country.class)
                                        .build());

        Country country = reply.choices().getFirst().message().content().orElseThrow();

        assertAll(
                () -> assertTrue(!country.name().isEmpty(), country::toString),
                () -> assertTrue(!country.capital().isEmpty(), country::toString));
    }
}
