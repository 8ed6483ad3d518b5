package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class PageFolderTest {

    private static final Map<String, String> PAGES = Map.of("a.md", "A\n", "deep/b.md", "B\n");

    @TempDir Path root;

    private PageFolder folder() {
        return new PageFolder(root.resolve("pages"), Set.of("other.md"));
    }

    @Nested
    class WhenThereIsNoFolder {

        @Test
        void missesEveryPage() throws IOException {
            assertEquals(
                    List.of("a.md is missing", "deep/b.md is missing"),
                    folder().differences(PAGES));
        }
    }

    @Nested
    class WhenThePagesWereWritten {

        @BeforeEach
        void write() throws IOException {
            folder().write(PAGES);
        }

        @Test
        void findsNoDifference() throws IOException {
            assertEquals(List.of(), folder().differences(PAGES));
        }

        @Test
        void findsAnEditedPage() throws IOException {
            Files.writeString(root.resolve("pages/deep/b.md"), "C\n");
            assertEquals(List.of("deep/b.md is stale"), folder().differences(PAGES));
        }

        @Test
        void findsAPageTooMany() throws IOException {
            assertEquals(
                    List.of("deep/b.md is left over"), folder().differences(Map.of("a.md", "A\n")));
        }

        @Test
        void leavesPagesOfOthersAlone() throws IOException {
            Path other = Files.writeString(root.resolve("pages/other.md"), "O\n");
            folder().write(PAGES);
            assertTrue(Files.exists(other));
            assertEquals(List.of(), folder().differences(PAGES));
        }

        @Test
        void removesAPageTooMany() throws IOException {
            folder().write(Map.of("a.md", "A\n"));
            assertFalse(Files.exists(root.resolve("pages/deep/b.md")));
        }
    }
}
