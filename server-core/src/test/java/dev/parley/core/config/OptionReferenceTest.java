package dev.parley.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class OptionReferenceTest {

    private static final Path PAGE = Path.of("..", "module-info-docs", "pages", "flags.md");

    @Test
    void isTheCheckedInPage() throws IOException {
        assertEquals(
                Files.readString(PAGE),
                OptionReference.markdown(OptionTable.serve()),
                "module-info-docs/pages/flags.md is stale: bin/parley serve --help=markdown >"
                        + " module-info-docs/pages/flags.md");
    }

    @Test
    void namesEveryOptionAndItsVariable() {
        String page = OptionReference.markdown(OptionTable.serve());
        OptionTable.serve()
                .all()
                .forEach(
                        option ->
                                assertTrue(
                                        page.contains("`" + option.flag() + "`")
                                                && page.contains("`" + option.variable() + "`"),
                                        option::name));
    }
}
