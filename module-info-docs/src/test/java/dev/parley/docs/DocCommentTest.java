package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.regex.Pattern;

class DocCommentTest {

    private static DocComment read(String declaration, String source) {
        return DocComment.before(Pattern.compile(declaration), source.lines().toList());
    }

    private static DocComment comment(String comment) {
        String lines =
                comment.lines()
                        .map(line -> ("/// " + line).strip() + "\n")
                        .reduce("", String::concat);
        return read("module a", lines + "module a {}");
    }

    @Nested
    class WhereTheCommentIs {

        @Test
        void readsTheLinesInFrontOfTheDeclaration() {
            assertEquals("One.\n\nTwo.", comment("One.\n\nTwo.").body());
        }

        @Test
        void looksPastAnnotations() {
            assertEquals("A.", read("class A", "/// A.\n@Deprecated\n@Sly\nclass A {}").body());
        }

        @Test
        void takesTheNamedTypeOfSeveral() {
            String source =
                    "/// Outer class A.\nclass O {\n    /// Inner.\n    static class A {}\n}";
            assertEquals("Inner.", read("class A\\b", source).body());
        }

        @Test
        void isNothingWithoutAComment() {
            assertEquals(DocComment.NONE, read("class A", "import a.B;\n\nclass A {}"));
        }

        @Test
        void isNothingWithoutTheDeclaration() {
            assertEquals(DocComment.NONE, read("class A", "/// B.\nclass B {}"));
        }
    }

    @Nested
    class WhatReferencesBecome {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        [a.b.C] throws                  | `a.b.C` throws
                        As [#go(int[], C)] says         | As `go(int[], C)` says
                        As [#go], twice [#go]           | As `go`, twice `go`
                        a [link](https://example.org)   | a [link](https://example.org)
                        a [name][a.b.C] of its own      | a `name` of its own
                        `[a]` in code                   | `[a]` in code
                        [two words]                     | [two words]
                        """)
        void areCode(String comment, String markdown) {
            assertEquals(markdown, comment(comment).body());
        }

        @Test
        void stayAsTheyAreInFences() {
            String fenced = "```\n[a]\n@uses b\n```";
            assertEquals(fenced, comment(fenced).body());
        }
    }

    @Nested
    class WhatTagsSay {

        private final DocComment comment =
                comment(
                        """
                        Purpose.

                        @uses a.Service one per
                            name of a [Thing]
                        @uses a.Bare
                        @see a.Other
                        @provides a.Outer.Inner lines
                        """);

        @Test
        void endTheBody() {
            assertEquals("Purpose.", comment.body());
        }

        @Test
        void goOnInTheNextLine() {
            assertEquals(Optional.of("one per name of a `Thing`"), comment.uses("a.Service"));
        }

        @Test
        void mayBeEmpty() {
            assertEquals(Optional.of(""), comment.uses("a.Bare"));
        }

        @Test
        void nameNestedTypesWithDots() {
            assertEquals(Optional.of("lines"), comment.provides("a.Outer$Inner"));
        }

        @Test
        void areApartForUsesAndProvides() {
            assertEquals(Optional.empty(), comment.provides("a.Service"));
        }
    }

    @Test
    void joinsTheFirstParagraph() {
        assertEquals("One and two.", comment("One\nand two.\n\nThree.").firstParagraph());
    }
}
