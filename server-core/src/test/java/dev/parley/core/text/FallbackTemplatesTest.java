package dev.parley.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.JinjaTemplate;
import dev.parley.core.jinja.RenderLimits;
import dev.parley.core.jinja.RenderOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class FallbackTemplatesTest {

    private static final RenderOptions OPTIONS =
            new RenderOptions(RenderLimits.TRUSTED, () -> Instant.EPOCH, ZoneOffset.UTC);

    private static JinjaTemplate template(String modelType, String origin) {
        return JinjaTemplate.compile(FallbackTemplates.of(modelType, origin).orElseThrow());
    }

    /// What a template makes of a conversation, or what it raises.
    private static String outcome(JinjaTemplate template, ObjectNode context) {
        try {
            return template.render(context, OPTIONS);
        } catch (JinjaException e) {
            return "raised " + e.message();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "clip, any, template_basic",
        "colpali, any, template_basic",
        "paligemma, any, template_basic",
        "siglip, any, template_basic",
        "siglip2, any, template_basic",
        "blip-2, any, template_blip2",
        "deepseek_ocr, any, template_deepseek_ocr",
        "deepseek_ocr2, any, template_deepseek_ocr",
        "unlimited-ocr, any, template_deepseek_ocr",
        "unlimited_ocr, any, template_deepseek_ocr",
        "minicpmv, MiniCPM-V-4_5, template_minicpmv45",
        "minicpmv4_6, MiniCPM-V-4.5-int4, template_minicpmv45"
    })
    void makesThePromptsOfTheOriginal(String modelType, String origin, String vectors) {
        JsonNode file = TestFiles.json("chat-templates/" + vectors + ".json");
        JinjaTemplate template = template(modelType, origin);
        List<String> differences = new ArrayList<>();
        for (JsonNode example : file.path("cases")) {
            if (example.has("continue_final_message")) {
                continue;
            }
            JsonNode expected = example.path("expect");
            String wanted =
                    expected.has("output")
                            ? expected.path("output").asString()
                            : "raised " + expected.path("error").asString();
            String outcome = outcome(template, (ObjectNode) example.path("context"));
            if (!outcome.equals(wanted)) {
                differences.add(example.path("id").asString() + ": " + outcome);
            }
        }
        assertTrue(file.path("cases").size() > 20);
        assertEquals(List.of(), differences);
    }

    private static ObjectNode conversation(String roles) {
        ObjectNode context = TestFiles.MAPPER.createObjectNode();
        context.put("bos_token", "<s>").put("eos_token", "</s>");
        var messages = context.putArray("messages");
        for (String role : roles.split(" ")) {
            messages.addObject()
                    .put("role", role)
                    .put("content", role.charAt(0) + Integer.toString(messages.size()));
        }
        return context;
    }

    @Test
    void namesTheSpeakersForDeepseekVl2() {
        JinjaTemplate template = template("deepseek_vl_v2", "any");
        assertEquals(
                "<s>s1<|User|>: u2\n\n<|Assistant|>: a3</s>\n\n<|User|>: u4\n\n<|Assistant|>: ",
                outcome(
                        template,
                        conversation("system user assistant user")
                                .put("add_generation_prompt", true)));
        assertEquals(
                "raised Conversation roles must alternate user/assistant/user/assistant/...",
                outcome(template, conversation("user user")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"minicpmv", "minicpmv4_6", "minicpmv4_7"})
    void writesChatMlForOtherMiniCpms(String modelType) {
        JinjaTemplate template = template(modelType, "MiniCPM-V-2_6");
        assertEquals(
                "<|im_start|>user\nu1<|im_end|>\n<|im_start|>assistant\na2",
                outcome(template, conversation("user assistant")));
        assertEquals(
                "<|im_start|>user\nu1<|im_end|>\n<|im_start|>assistant\n",
                outcome(template, conversation("user").put("add_generation_prompt", true)));
    }

    @Test
    void hasNoneForOtherModels() {
        assertTrue(FallbackTemplates.of("llama", "any").isEmpty());
    }

    @Test
    void refusesContentsThatAreNoText() {
        ObjectNode context = conversation("user");
        context.withArray("messages").addObject().put("role", "user").putNull("content");
        assertThrows(
                JinjaException.class, () -> template("minicpmv", "any").render(context, OPTIONS));
    }
}
