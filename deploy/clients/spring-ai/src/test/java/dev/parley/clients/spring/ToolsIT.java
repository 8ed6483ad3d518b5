package dev.parley.clients.spring;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.acceptance.ParleyServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.support.ToolCallbacks;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.annotation.ToolParam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The chat client with tools, forced calls, and replies parsed into records.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ToolsIT {

    private static final String QUESTION = "What is the weather in Paris?";
    private static final String ANSWER = "It is sunny in Paris with 18 degrees.";

    private ParleyServer server;

    /// What a structured reply is read into.
    ///
    /// @param name of the country
    /// @param capital of the country
    record Country(String name, String capital) {}

    /// What the model may call.
    static final class Weather {

        private final List<String> cities = new ArrayList<>();

        /// What the tool finds.
        ///
        /// @param temperature in degrees Celsius
        /// @param condition of the sky
        record Found(int temperature, String condition) {}

        @Tool(name = "get_weather", description = "Get the weather in a city")
        Found weather(@ToolParam(description = "The city") String city) {
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

    private ChatClient client() {
        return ChatClient.create(Models.of(server, "none", UnaryOperator.identity()));
    }

    private ToolCall forced(Object choice) {
        ToolCallback[] tools = ToolCallbacks.from(new Weather());
        OpenAiChatOptions.Builder options = OpenAiChatOptions.builder();
        options.model("parley-demo");
        options.temperature(0.0);
        options.maxTokens(200);
        options.toolChoice(choice);
        options.toolCallbacks(List.of(tools));
        return Models.of(server, "none", UnaryOperator.identity())
                .call(new Prompt(QUESTION, options.build()))
                .getResult()
                .getOutput()
                .getToolCalls()
                .getFirst();
    }

    @Test
    void answersWithTheResultOfACall() {
        Weather weather = new Weather();

        String answer = client().prompt(QUESTION).tools(weather).call().content();

        assertAll(
                () -> assertEquals(List.of("Paris"), weather.cities),
                () -> assertEquals(ANSWER, answer));
    }

    @Test
    void streamsTheAnswerWithTheResultOfACall() {
        Weather weather = new Weather();

        List<String> parts =
                client().prompt(QUESTION).tools(weather).stream().content().collectList().block();

        assertAll(
                () -> assertEquals(List.of("Paris"), weather.cities),
                () -> assertEquals(ANSWER, String.join("", parts)));
    }

    @Test
    void callsWhenACallIsRequired() {
        ToolCall call = forced("required");

        assertAll(
                () -> assertEquals("get_weather", call.name()),
                () ->
                        assertEquals(
                                "Paris",
                                ParleyServer.JSON
                                        .readTree(call.arguments())
                                        .get("city")
                                        .asString()));
    }

    @Test
    void callsTheNamedFunction() {
        ToolCall call =
                forced(Map.of("type", "function", "function", Map.of("name", "get_weather")));

        assertEquals("get_weather", call.name());
    }

    @Test
    void parsesAStructuredReplyIntoARecord() {
        Country country =
                client().prompt("What is the capital of France?")
                        .options(OpenAiChatOptions.builder().maxTokens(200))
                        .call()
                        .entity(Country.class, entity -> entity.useProviderStructuredOutput());

        assertAll(
                () -> assertTrue(!country.name().isEmpty(), country::toString),
                () -> assertTrue(!country.capital().isEmpty(), country::toString));
    }
}
