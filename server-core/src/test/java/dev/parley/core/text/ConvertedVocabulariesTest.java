package dev.parley.core.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.DetokenizerOptions.Spacing;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextProcessing;
import dev.parley.api.text.Tokenizer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Models without a `tokenizer.json`. The expected ids are those of transformers for SentencePiece models and
/// `tekken.json`, and those of tiktoken for its files.
class ConvertedVocabulariesTest {

    private static final String RESOURCES = "vocabularies/";

    @TempDir Path folder;

    /// A model with its expected ids; the name is what a report shows.
    record Model(String name, JsonNode json) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Model> models() {
        return Stream.of("sentencepiece.json", "xlm-roberta.json", "tiktoken.json")
                .flatMap(file -> TestFiles.json(RESOURCES + file).valueStream())
                .map(json -> new Model(json.get("name").stringValue(), json));
    }

    private TextProcessing load(Model model) throws IOException {
        Files.write(
                folder.resolve(model.json.get("as").stringValue()),
                TestFiles.bytes(RESOURCES + model.json.get("file").stringValue()));
        Files.writeString(
                folder.resolve("tokenizer_config.json"), model.json.get("config").toString());
        return load();
    }

    private TextProcessing load() {
        return ModelText.load(new FolderModelFiles(folder), TestFiles.settings(Map.of()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void splitTextAsTheirOwnLibraryDoes(Model model) throws IOException {
        Tokenizer tokenizer = load(model).tokenizer();
        assertEquals(model.json.get("size").intValue(), tokenizer.vocabularySize());
        for (JsonNode example : model.json.get("cases")) {
            String text = example.get("text").stringValue();
            assertArrayEquals(
                    TestFiles.ids(example.get("plain")),
                    tokenizer.encode(text, SpecialTokens.SKIP),
                    text);
            assertArrayEquals(
                    TestFiles.ids(example.get("ids")),
                    tokenizer.encode(text, SpecialTokens.KEEP),
                    text);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void joinTokensAsTheirOwnLibraryDoes(Model model) throws IOException {
        Tokenizer tokenizer = load(model).tokenizer();
        for (JsonNode example : model.json.get("cases")) {
            int[] ids = TestFiles.ids(example.get("plain"));
            assertEquals(
                    example.get("decoded").stringValue(),
                    tokenizer.decode(ids, SpecialTokens.KEEP),
                    example.get("text").stringValue());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void streamWhatOneDecodingGives(Model model) throws IOException {
        Tokenizer tokenizer = load(model).tokenizer();
        long seed = 20261125;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int[] ids =
                    random.ints(1 + random.nextInt(40), 0, tokenizer.vocabularySize()).toArray();
            SpecialTokens specials = random.nextBoolean() ? SpecialTokens.KEEP : SpecialTokens.SKIP;
            assertEquals(
                    tokenizer.decode(ids, specials),
                    streamed(tokenizer, ids, specials),
                    "seed " + seed + ", round " + round);
        }
    }

    private static String streamed(Tokenizer tokenizer, int[] ids, SpecialTokens specials) {
        Detokenizer detokenizer =
                tokenizer.detokenizer(new int[0], new DetokenizerOptions(specials, Spacing.SPACED));
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            text.append(detokenizer.push(id).text());
        }
        return text.append(detokenizer.finish().text()).toString();
    }

    @Test
    void theModelsOwnRolesAreUsedWhereTheConfigurationHasNone() throws IOException {
        Files.write(folder.resolve("tokenizer.model"), TestFiles.bytes(RESOURCES + "gemma.model"));
        assertEquals(1, load().tokenizer().endToken().orElseThrow());
    }

    @Test
    void xlmRobertaIsKnownByItsModelTypeToo() throws IOException {
        Files.write(
                folder.resolve("sentencepiece.bpe.model"),
                TestFiles.bytes(RESOURCES + "unigram.model"));
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"xlm-roberta\"}");
        Tokenizer tokenizer = load().tokenizer();
        int[] ids = tokenizer.encode("<mask>", SpecialTokens.KEEP);
        assertArrayEquals(new int[] {0, tokenizer.vocabularySize() - 1, 2}, ids);
    }

    @Test
    void theModelTypeTellsTheFamilyWhereTheConfigurationDoesNot() throws IOException {
        Files.write(folder.resolve("tokenizer.model"), TestFiles.bytes(RESOURCES + "llama.model"));
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"llama\"}");
        Tokenizer tokenizer = load().tokenizer();
        int[] ids = tokenizer.encode("Hello", SpecialTokens.SKIP);
        assertEquals("\u2581H", tokenizer.token(ids[0]));
    }

    @Test
    void brokenFilesAreNamed() throws IOException {
        byte[] model = TestFiles.bytes(RESOURCES + "llama.model");
        for (int length : new int[] {1, 2, 5, 1000, model.length - 1}) {
            byte[] cut = java.util.Arrays.copyOf(model, length);
            assertRefused(
                    "tokenizer.model", cut, "it is not a SentencePiece model, or is cut short");
        }
        assertRefused("tokenizer.model", new byte[0], "it has no tokens");
        assertRefused(
                "tokenizer.model",
                bytes("AA== 0\nno rank\n"),
                "a line is not a token in Base64 and its rank: 'no rank'");
    }

    @Test
    void brokenTekkenFilesAreNamed() throws IOException {
        assertRefused("tekken.json", bytes("{"), "it is not JSON");
        assertRefused("tekken.json", bytes("{}"), "it has no config.pattern or no special_tokens");
    }

    private void assertRefused(String name, byte[] content, String reason) throws IOException {
        Files.write(folder.resolve(name), content);
        String message = assertThrows(StartupFailure.class, this::load).getMessage();
        assertTrue(message.startsWith("The " + name + " of '"), message);
        assertTrue(message.contains(reason), message);
        Files.delete(folder.resolve(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
