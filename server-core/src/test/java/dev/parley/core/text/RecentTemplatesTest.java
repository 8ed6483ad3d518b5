package dev.parley.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.parley.api.text.ChatTemplate;
import dev.parley.core.jinja.RenderLimits;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;

class RecentTemplatesTest {

    private final RecentTemplates recent = new RecentTemplates();

    private static ChatTemplate template(String source) {
        return new TemplateCompiler(
                        Map.of(), ContentFormatOption.AUTO, InstantSource.system(), ZoneOffset.UTC)
                .compile(source, RenderLimits.UNTRUSTED);
    }

    private ChatTemplate find(String source) {
        return recent.find(source, () -> template(source));
    }

    @Test
    void compilesATemplateOnce() {
        assertSame(find("a"), find("a"));
    }

    @Test
    void forgetsTheLeastRecentlyUsedOne() {
        ChatTemplate kept = find("kept");
        ChatTemplate forgotten = find("forgotten");
        for (int i = 0; i < 31; i++) {
            find("other " + i);
            assertSame(kept, find("kept"));
        }
        assertEquals(32, recent.size());
        assertNotSame(forgotten, find("forgotten"));
    }
}
