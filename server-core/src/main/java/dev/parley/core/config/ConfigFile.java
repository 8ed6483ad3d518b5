package dev.parley.core.config;

import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
import io.helidon.config.yaml.YamlConfigParser;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads options from a YAML file: keys are flag names, lists are several values, maps are JSON,
/// `true` and `false` are switches. One thread.
final class ConfigFile {

    private static final Pattern NAME = Pattern.compile(".*\\.ya?ml", Pattern.CASE_INSENSITIVE);

    private final OptionTable table;
    private final SourceValues values;
    private final Problems problems;
    private final Path file;

    private ConfigFile(OptionTable table, Path file, Problems problems) {
        this.table = table;
        this.file = file;
        this.problems = problems;
        values = new SourceValues(Source.Rank.FILE, problems);
    }

    /// Reads a file.
    static SourceValues read(OptionTable table, Path file, Problems problems) {
        ConfigFile reader = new ConfigFile(table, file, problems);
        if (!NAME.matcher(file.toString()).matches()) {
            problems.add(
                    "--config: '%s' is no YAML file. Give a file whose name ends in .yaml or .yml."
                            .formatted(file));
        } else if (!Files.isReadable(file) || Files.isDirectory(file)) {
            problems.add("--config: there is no readable file '%s'.".formatted(file));
        } else {
            reader.parse().ifPresent(reader::takeAll);
        }
        return reader.values;
    }

    private Optional<Config> parse() {
        try {
            return Optional.of(
                    Config.builder(ConfigSources.file(file).parser(YamlConfigParser.create()))
                            .disableEnvironmentVariablesSource()
                            .disableSystemPropertiesSource()
                            .disableParserServices()
                            .disableMapperServices()
                            .disableFilterServices()
                            .disableValueResolving()
                            .build());
        } catch (ConfigException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            problems.add("--config: '%s' is not YAML: %s".formatted(file, cause.getMessage()), e);
            return Optional.empty();
        }
    }

    private void takeAll(Config root) {
        root.asNodeList().orElse(List.of()).forEach(this::take);
    }

    private void take(Config node) {
        String key = keyOf(node);
        String said = "%s in %s".formatted(key, file);
        FlagName name = table.resolve("--" + key);
        if (name instanceof FlagName.Plain(var option) && option.equals(OptionTable.CONFIG)) {
            problems.add(
                    "%s: a configuration file cannot name another one. Remove it.".formatted(said));
            return;
        }
        switch (node.type()) {
            case VALUE -> values.add(name, said, List.of(node.asString().orElse("")));
            case OBJECT -> values.add(name, said, List.of(json(node).toString()));
            case LIST -> takeList(name, said, node.asNodeList().orElse(List.of()));
            case MISSING -> throw new IllegalStateException(said);
        }
    }

    private void takeList(FlagName name, String said, List<Config> items) {
        boolean single =
                name instanceof FlagName.Plain(var option)
                        && option.occurrence() == Option.Occurrence.SINGLE;
        if (name instanceof FlagName.Plain(var texts) && texts.type() instanceof OptionType.Texts) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(text(item)));
            values.add(name, said, List.of(array.toString()));
        } else if (single) {
            problems.add("%s: one value is expected, not a list.".formatted(said));
        } else if (!items.isEmpty()) {
            values.add(name, said, items.stream().map(ConfigFile::text).toList());
        }
    }

    private static String text(Config item) {
        return item.isLeaf() ? item.asString().orElse("") : json(item).toString();
    }

    private static JsonNode json(Config node) {
        return switch (node.type()) {
            case OBJECT -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                node.asNodeList()
                        .orElse(List.of())
                        .forEach(child -> object.set(keyOf(child), json(child)));
                yield object;
            }
            case LIST -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                node.asNodeList().orElse(List.of()).forEach(child -> array.add(json(child)));
                yield array;
            }
            case VALUE -> JsonText.readLoosely(node.asString().orElse(""));
            case MISSING -> throw new IllegalStateException(node.key().toString());
        };
    }

    private static String keyOf(Config node) {
        return Config.Key.unescapeName(node.key().name());
    }
}
