package dev.parley.clients.langchain4j;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel.OpenAiChatModelBuilder;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import dev.parley.acceptance.ParleyServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// AI services with tools, forced calls, and replies parsed into records.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ToolsIT {

    private static final String QUESTION = "What is the weather in Paris?";
    private static final String ANSWER = "It is sunny in Paris with 18 degrees.";

    private ParleyServer server;

    /// Answers in text, with tools where they help.
    interface Assistant {

        String chat(String message);
    }

    /// The same as a stream.
    interface StreamingAssistant {

        TokenStream chat(String message);
    }

    /// What a structured reply is read into.
    ///
    /// @param name of the country
    /// @param capital of the country
    record Country(String name, String capital) {}

    /// Answers with a record.
    interface Geographer {

        Country describe(String message);
    }

    /// What the model may call.
    static final class Weather {

        private final List<String> cities = new ArrayList<>();

        /// What the tool finds.
        ///
        /// @param temperature in degrees Celsius
        /// @param condition of the sky
        record Found(int temperature, String condition) {}

        @Tool(name = "get_weather", value = "Get the weather in a city")
        Found weather(@P(name = "city", value = "The city") String city) {
            cities.add(city);
            return new Found(18, "sunny");
        }
    }

    @BeforeAll
    void start() {
        server = ParleyServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private OpenAiChatModelBuilder model() {
        return OpenAiChatModel.builder()
                .baseUrl(server.uri("/v1").toString())
                .apiKey("none")
                .modelName("parley-demo")
                .maxRetries(0)
                .maxTokens(200)
                .temperature(0.0);
    }

    private ToolExecutionRequest forced(ToolChoice choice) {
        ToolSpecification tool =
                ToolSpecification.builder()
                        .name("get_weather")
                        .description("Get the weather in a city")
                        .parameters(
                                JsonObjectSchema.builder()
                                        .addStringProperty("city")
                                        .required("city")
                                        .build())
                        .build();
        ChatRequest request =
                ChatRequest.builder()
                        .messages(UserMessage.from(QUESTION))
                        .toolSpecifications(tool)
                        .toolChoice(choice)
                        .build();
        return model().build().chat(request).aiMessage().toolExecutionRequests().getFirst();
    }

    @Test
    void answersWithTheResultOfACall() {
        Weather weather = new Weather();
        Assistant assistant =
                AiServices.builder(Assistant.class)
                        .chatModel(model().build())
                        .tools(weather)
                        .build();

        String answer = assistant.chat(QUESTION);

        assertAll(
                () -> assertEquals(List.of("Paris"), weather.cities),
                () -> assertEquals(ANSWER, answer));
    }

    @Test
    void streamsTheAnswerWithTheResultOfACall() {
        Weather weather = new Weather();
        StreamingAssistant assistant =
                AiServices.builder(StreamingAssistant.class)
                        .streamingChatModel(
                                OpenAiStreamingChatModel.builder()
                                        .baseUrl(server.uri("/v1").toString())
                                        .apiKey("none")
                                        .modelName("parley-demo")
                                        .temperature(0.0)
                                        .build())
                        .tools(weather)
                        .build();
        CompletableFuture<String> answer = new CompletableFuture<>();

        assistant
                .chat(QUESTION)
                .onPartialResponse(part -> {})
                .onCompleteResponse(reply -> answer.complete(reply.aiMessage().text()))
                .onError(answer::completeExceptionally)
                .start();

        assertEquals(ANSWER, answer.join());
        assertEquals(List.of("Paris"), weather.cities);
    }

    @Test
    void callsWhenACallIsRequired() {
        ToolExecutionRequest call = forced(ToolChoice.REQUIRED);

        assertAll(
                () -> assertEquals("get_weather", call.name()),
                () ->
                        assertEquals(
                                "{\"city\":\"Paris\"}",
                                ParleyServer.JSON.readTree(call.arguments()).toString()));
    }

    @Test
    void parsesAStructuredReplyIntoARecord() {
        Geographer geographer =
                AiServices.create(
                        Geographer.class,
                        model().supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                                .strictJsonSchema(true)
                                .build());

        Country country = geographer.describe("What is the capital of France?");

        assertAll(
                () -> assertTrue(!country.name().isEmpty(), country::toString),
                () -> assertTrue(!country.capital().isEmpty(), country::toString));
    }
}
