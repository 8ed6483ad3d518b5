package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The pages of [MadeUpReactor#greeting].
class PagesTest {

    private static final String NOTICE =
            "<!-- Made from the module descriptors by `%s`; do not edit. -->\n"
                    .formatted(ModuleDocs.COMMAND);

    @TempDir Path root;

    private Map<String, String> pages = Map.of();

    @BeforeEach
    void make() throws IOException {
        pages = new ModuleDocs(MadeUpReactor.greeting(root), MadeUpReactor.registrations()).pages();
    }

    @Test
    void areOnePerModuleAndFourMore() {
        assertEquals(
                Set.of(
                        "README.md",
                        "graph.svg",
                        "names.md",
                        "spi.md",
                        "modules/house.api.md",
                        "modules/house.core.md",
                        "modules/house.hello.md"),
                pages.keySet());
    }

    @Test
    void showTheExportsOfAModule() {
        assertEquals(
                NOTICE
                        + """
                        # house.api

                        What a `Greeter` is
                        written against.

                        More.

                        Folder: [`server-api`](../../../server-api).

                        ## Exports

                        | package | what it is |
                        | --- | --- |
                        | `house.api` | The whole SPI. |
                        """,
                pages.get("modules/house.api.md"));
    }

    @Test
    void showWhatAModuleUses() {
        assertEquals(
                NOTICE
                        + """
                        # house.core

                        The server.

                        Folder: [`server-core`](../../../server-core).

                        ## Requires

                        | module | how |
                        | --- | --- |
                        | [`house.api`](house.api.md) | transitive |

                        ## Uses

                        | service | for what |
                        | --- | --- |
                        | [`Greeter`](../spi.md#greeter) | to be polite |
                        """,
                pages.get("modules/house.core.md"));
    }

    @Test
    void showWhatAModuleProvides() {
        assertEquals(
                NOTICE
                        + """
                        # house.hello

                        Says hello.

                        Folder: [`plugins/hello`](../../../plugins/hello).

                        ## Requires

                        | module | how |
                        | --- | --- |
                        | [`house.api`](house.api.md) |  |

                        ## Provides

                        | service | name | provider | what it is |
                        | --- | --- | --- | --- |
                        | [`Greeter`](../spi.md#greeter) | `hello` | `HelloGreeter` | Says: |
                        """,
                pages.get("modules/house.hello.md"));
    }

    @Test
    void describeEveryService() {
        assertEquals(
                NOTICE
                        + """
                        # SPI reference

                        A plug-in is a JAR whose module requires `dev.parley.api` and provides one or more of these services.

                        ## Greeter

                        `house.api.Greeter`

                        Greets | waves.

                        Used by [`house.core`](modules/house.core.md).

                        | name | provider | module |
                        | --- | --- | --- |
                        | [`hello`](names.md#greeter) | `house.hello.HelloGreeter` | [`house.hello`](modules/house.hello.md) |
                        """,
                pages.get("spi.md"));
    }

    @Test
    void documentEveryName() {
        assertEquals(
                NOTICE
                        + """
                        # Registered names

                        | service | names and further names |
                        | --- | --- |
                        | [`Greeter`](#greeter) | `hello`, `hi` |

                        ## Greeter

                        ### `hello`

                        Also called `hi`.

                        Says:

                        ```
                        hello
                        ```

                        Loud: no.

                        Made by `house.hello.HelloGreeter` of [`house.hello`](modules/house.hello.md).
                        """,
                pages.get("names.md"));
    }

    @Test
    void sayThatAServiceHasNoProvider() throws IOException {
        String page =
                new SpiPage(MadeUpReactor.greeting(root), new Registrations(List.of())).markdown();
        assertTrue(page.endsWith("Parley ships no provider.\n"), page);
    }

    @Test
    void drawTheGraphThreeTimes() {
        String page = pages.getOrDefault("README.md", "");
        assertTrue(page.contains("    house_hello[\"house.hello\"]\n"), page);
        assertTrue(page.contains("    house_core --> house_api\n"), page);
        assertTrue(page.endsWith("house.core -> house.api\nhouse.hello -> house.api\n```\n"), page);
        assertTrue(page.contains("![The module graph](graph.svg)"), page);
    }

    @Test
    void colourThePictureByRole() {
        String svg = pages.getOrDefault("graph.svg", "");
        assertEquals(2, svg.split("marker-end", -1).length - 1, svg);
        assertTrue(svg.contains("fill=\"#ddf4ff\""), svg);
        assertTrue(svg.contains("fill=\"#fff8c5\""), svg);
        assertTrue(svg.contains("fill=\"#dafbe1\""), svg);
    }
}
