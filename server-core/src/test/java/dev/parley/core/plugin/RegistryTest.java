package dev.parley.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.StartupFailure;
import dev.parley.core.config.Problems;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class RegistryTest {

    private static final PluginKind<Word> KIND =
            new PluginKind<>("word", Word.class, Word::name, Word::aliases);

    private final Problems problems = new Problems();

    @Test
    void listsNamesAndAliasesInOrder() {
        assertEquals(
                List.of("alpha", "beta", "zeta"),
                registry(word("zeta", "alpha"), word("beta")).names());
    }

    @Test
    void listsEachProviderOnceByItsName() {
        List<Registered<Word>> entries = registry(word("zeta", "alpha"), word("beta")).entries();
        assertEquals(List.of("beta", "zeta"), entries.stream().map(Registered::name).toList());
    }

    @Test
    void findsAProviderByItsAlias() {
        Word zeta = word("zeta", "alpha");
        assertSame(zeta, registry(zeta).require("--word", "alpha"));
    }

    @Test
    void listsTheValidNamesForAnUnknownOne() {
        StartupFailure failure =
                assertThrows(
                        StartupFailure.class,
                        () ->
                                registry(word("hermes"), word("mistral"))
                                        .require("--word", "hermse"));
        assertEquals(
                "--word: there is no word 'hermse'. Did you mean 'hermes'? Known: hermes, mistral."
                        + " A plug-in's JAR belongs in --plugin-path.",
                failure.getMessage());
    }

    @Test
    void reportsAnAliasThatIsTaken() {
        registry(word("alpha"), word("beta", "alpha"));
        assertEquals(1, problems.lines().size());
    }

    private static Word word(String name, String... aliases) {
        return new Word(name, List.of(aliases));
    }

    private Registry<Word> registry(Word... words) {
        List<Registered<Word>> found =
                Arrays.stream(words)
                        .map(
                                word ->
                                        new Registered<>(
                                                word.name(), word.aliases(), word, Origin.of(word)))
                        .toList();
        return new Registry<>(KIND, found, problems);
    }

    /// A provider.
    private record Word(String name, List<String> aliases) {}
}
