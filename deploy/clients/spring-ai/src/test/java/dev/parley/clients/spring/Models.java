package dev.parley.clients.spring;

import dev.parley.acceptance.ParleyServer;

import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

import java.util.function.UnaryOperator;

/// Makes Spring AI's model of a server.
final class Models {

    private Models() {}

    /// Greedy, without retries.
    ///
    /// @param more changes the options
    static OpenAiChatModel of(
            ParleyServer server, String key, UnaryOperator<OpenAiChatOptions.Builder> more) {
        OpenAiChatOptions.Builder options = OpenAiChatOptions.builder();
        options.baseUrl(server.uri("/v1").toString());
        options.apiKey(key);
        options.model("parley-demo");
        options.temperature(0.0);
        options.maxRetries(0);
        return OpenAiChatModel.builder().options(more.apply(options).build()).build();
    }
}
