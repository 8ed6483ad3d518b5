package dev.parley.benchmarks.prompts;

import dev.parley.api.Settings;
import dev.parley.api.text.ChatPrompt;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextProcessing;
import dev.parley.core.text.FolderModelFiles;
import dev.parley.core.text.ModelText;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// What comes before a prompt's first token: the template, then the tokenizer. Tokens per second
/// are `tokens` divided by the time. All threads use the same tokenizer: `-t 2` shows how it
/// scales.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TokenizerBenchmark {

    private static final String TEXT =
            "In 1969, three people flew to the Moon; two of them walked there. Größe, 世界, 😀 and"
                    + " code: int x = 42;\n";

    /// Tokens of the prompt.
    @Param({"100", "4000", "32000"})
    public int tokens;

    /// A model folder.
    @Param("../../plugins/demo-model/src/main/resources/dev/parley/demo/model")
    public String model;

    private TextProcessing text;
    private ChatPrompt prompt;
    private String rendered;

    /// Makes a conversation whose prompt has about so many tokens.
    @Setup
    public void prepare() {
        text = ModelText.load(new FolderModelFiles(Path.of(model)), new NoSettings());
        int perText = text.tokenizer().encode(TEXT, SpecialTokens.SKIP).length;
        String content = TEXT.repeat(Math.max(1, tokens / perText));
        var messages = JsonNodeFactory.instance.arrayNode();
        messages.addObject().put("role", "user").put("content", content);
        prompt =
                new ChatPrompt(
                        messages,
                        Optional.empty(),
                        Optional.empty(),
                        JsonNodeFactory.instance.objectNode(),
                        ChatPrompt.Ending.GENERATION_PROMPT);
        rendered = render();
    }

    /// The template.
    @Benchmark
    public String render() {
        return text.chatTemplate(false).render(prompt);
    }

    /// The tokenizer.
    @Benchmark
    public int[] tokenize() {
        return text.tokenizer().encode(rendered, SpecialTokens.SKIP);
    }

    /// No flag is given.
    private static final class NoSettings implements Settings {

        @Override
        public Optional<String> text(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> list(String name) {
            return List.of();
        }

        @Override
        public OptionalLong number(String name) {
            return OptionalLong.empty();
        }

        @Override
        public boolean enabled(String name) {
            return false;
        }

        @Override
        public Optional<String> environment(String variable) {
            return Optional.empty();
        }
    }
}
