package dev.parley.router.generate.sampling;

import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;
import dev.parley.api.engine.ModelInfo;
import dev.parley.api.router.ServedModel;
import dev.parley.api.text.Tokenizer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What fills the fields a client leaves out: the model's `generation_config.json` with
/// `--override-generation-config` on top. Immutable.
public final class SamplingDefaults {

    private static final String FILE = "generation_config.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode values;
    private final OptionalLong hardCap;
    private final List<Integer> endTokens;
    private final List<Integer> furtherEndTokens;

    private SamplingDefaults(
            ObjectNode values,
            OptionalLong hardCap,
            List<Integer> endTokens,
            List<Integer> furtherEndTokens) {
        this.values = values;
        this.hardCap = hardCap;
        this.endTokens = List.copyOf(endTokens);
        this.furtherEndTokens = List.copyOf(furtherEndTokens);
    }

    /// Reads them as `--generation-config` says.
    ///
    /// @throws StartupFailure when the file or the override cannot be read
    public static SamplingDefaults load(
            ServedModel served, ModelInfo model, Tokenizer tokenizer, Settings settings) {
        String source = settings.text("generation-config").orElse("auto");
        ObjectNode file = read(served, source);
        ObjectNode override =
                settings.text("override-generation-config")
                        .map(text -> parse("--override-generation-config", text))
                        .orElseGet(JSON::createObjectNode);
        boolean named = !source.equals("auto") && !source.equals("vllm");
        OptionalLong hardCap =
                whole(named && !override.has("max_new_tokens") ? file : override, "max_new_tokens");
        List<Integer> listed =
                source.equals("auto") && !file.has("eos_token_id")
                        ? model.endTokens()
                        : ids(file.path("eos_token_id"));
        file.setAll(override);
        List<Integer> end = endTokens(model, tokenizer);
        return new SamplingDefaults(
                file, hardCap, end, listed.stream().filter(id -> !end.contains(id)).toList());
    }

    /// These defaults without the model's preferences; its limits and ends stay.
    SamplingDefaults withoutPreferences() {
        ObjectNode kept = JSON.createObjectNode();
        kept.set("max_new_tokens", values.path("max_new_tokens"));
        return new SamplingDefaults(kept, hardCap, endTokens, furtherEndTokens);
    }

    /// A number the model prefers; empty for none.
    public OptionalDouble number(String name) {
        JsonNode value = values.path(name);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    /// Most tokens of a reply whose request names no number.
    public OptionalLong maxNewTokens() {
        return whole(values, "max_new_tokens");
    }

    /// Most tokens of any reply.
    public OptionalLong hardCap() {
        return hardCap;
    }

    /// The ids that end a text without being reported.
    public List<Integer> endTokens() {
        return endTokens;
    }

    /// The one id that retires a beam.
    OptionalInt endToken() {
        return endTokens.stream().mapToInt(Integer::intValue).findFirst();
    }

    /// Ids that end a text beside those and are reported as stop tokens.
    public List<Integer> furtherEndTokens() {
        return furtherEndTokens;
    }

    private static List<Integer> endTokens(ModelInfo model, Tokenizer tokenizer) {
        OptionalInt own = tokenizer.endToken();
        if (own.isPresent()) {
            return List.of(own.getAsInt());
        }
        return model.endTokens().isEmpty() ? List.of() : List.of(model.endTokens().getFirst());
    }

    private static ObjectNode read(ServedModel served, String source) {
        try {
            if (source.equals("vllm")) {
                return JSON.createObjectNode();
            }
            if (source.equals("auto")) {
                if (!served.files().has(FILE)) {
                    return JSON.createObjectNode();
                }
                try (InputStream in = served.files().open(FILE)) {
                    return parse(FILE, in.readAllBytes());
                }
            }
            return parse("--generation-config", Files.readAllBytes(Path.of(source).resolve(FILE)));
        } catch (IOException | InvalidPathException e) {
            throw new StartupFailure(
                    "--generation-config %s: cannot read %s. Give a folder that holds it, 'auto' or 'vllm'."
                            .formatted(source, FILE),
                    e);
        }
    }

    private static ObjectNode parse(String what, String text) {
        return parse(what, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static ObjectNode parse(String what, byte[] text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new StartupFailure("%s is not a JSON object.".formatted(what));
        } catch (JacksonException e) {
            throw new StartupFailure(
                    "%s is not valid JSON: %s".formatted(what, e.getOriginalMessage()), e);
        }
    }

    private static OptionalLong whole(ObjectNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }

    private static List<Integer> ids(JsonNode value) {
        List<Integer> out = new ArrayList<>();
        if (value.isIntegralNumber()) {
            out.add(value.asInt());
        }
        value.values().stream()
                .filter(JsonNode::isIntegralNumber)
                .forEach(id -> out.add(id.asInt()));
        return out;
    }
}
