package dev.parley.core.config;

import dev.parley.core.config.FlagName.Merge;
import dev.parley.core.config.FlagName.Verdict;
import dev.parley.core.config.Option.Occurrence;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one source says, before types are checked. One thread.
public final class SourceValues {

    private final Source.Rank rank;
    private final Problems problems;
    private final Map<Option, Said> values = new LinkedHashMap<>();
    private final Set<String> meaningless = new TreeSet<>();
    private final Set<String> repeated = new TreeSet<>();

    /// @param rank of the source
    /// @param problems told of what cannot be used
    public SourceValues(Source.Rank rank, Problems problems) {
        this.rank = rank;
        this.problems = problems;
    }

    /// Takes one mention.
    ///
    /// @param name what it means
    /// @param said in the operator's words
    /// @param given the values; none for a switch stands for `true`
    public void add(FlagName name, String said, List<String> given) {
        switch (name) {
            case FlagName.Plain(var option) -> addPlain(option, said, given);
            case FlagName.Negated(var option) -> addNegated(option, said, given);
            case FlagName.Part part -> addPart(part, said, given);
            case FlagName.Foreign foreign -> addForeign(foreign, said, given);
            case FlagName.Ambiguous(var candidates) ->
                    problems.add(
                            "%s: this begins several names: %s. Write one of them."
                                    .formatted(said, String.join(", ", candidates)));
            case FlagName.Unknown(var nearest) ->
                    problems.add(
                            "%s: there is no such flag.%s See parley serve --help."
                                    .formatted(
                                            said,
                                            nearest.map(" Did you mean %s?"::formatted)
                                                    .orElse("")));
        }
    }

    private void addPlain(Option option, String said, List<String> given) {
        List<String> texts =
                given.isEmpty() && option.type() instanceof OptionType.Switch
                        ? List.of("true")
                        : given;
        if (texts.isEmpty()) {
            problems.add("%s: a value is missing: %s.".formatted(said, option.sentence()));
            return;
        }
        Said before = values.get(option);
        if (option.type() instanceof OptionType.Json) {
            parseObject(option, said, texts.getLast())
                    .ifPresent(object -> merge(option, said, object, Merge.REPLACE));
            return;
        }
        List<String> all = new ArrayList<>();
        if (before != null && option.occurrence() == Occurrence.REPEATED) {
            all.addAll(before.texts());
        } else if (before != null) {
            repeated.add(option.flag());
        }
        all.addAll(texts);
        values.put(option, new Said(said, all));
    }

    private void addNegated(Option option, String said, List<String> given) {
        String text = given.isEmpty() ? "true" : given.getFirst();
        try {
            String on = option.type().canonical(text);
            addPlain(option, said, List.of(on.equals("true") ? "false" : "true"));
        } catch (IllegalArgumentException e) {
            problems.add("%s: '%s' %s.".formatted(said, text, e.getMessage()), e);
        }
    }

    private void addPart(FlagName.Part part, String said, List<String> given) {
        if (given.isEmpty()) {
            problems.add("%s: a value is missing.".formatted(said));
            return;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ObjectNode inner = object;
        for (String key : part.path().subList(0, part.path().size() - 1)) {
            inner = inner.putObject(key);
        }
        String last = part.path().getLast();
        if (part.merge() == Merge.APPEND) {
            for (String piece : given.getLast().split(",", -1)) {
                inner.withArray(last).add(JsonText.readLoosely(piece));
            }
        } else {
            inner.set(last, JsonText.readLoosely(given.getLast()));
        }
        merge(part.option(), said, object, part.merge());
    }

    private Optional<ObjectNode> parseObject(Option option, String said, String text) {
        try {
            return Optional.of((ObjectNode) JsonText.read(option.type().canonical(text)));
        } catch (IllegalArgumentException e) {
            problems.add("%s: '%s' %s.".formatted(said, text, e.getMessage()), e);
            return Optional.empty();
        }
    }

    private void merge(Option option, String said, ObjectNode addition, Merge lists) {
        Said before = values.get(option);
        ObjectNode all =
                before == null
                        ? JsonNodeFactory.instance.objectNode()
                        : (ObjectNode) JsonText.read(before.texts().getFirst());
        mergeInto(all, addition, lists);
        values.put(option, new Said(said, List.of(all.toString())));
    }

    private static void mergeInto(ObjectNode target, ObjectNode addition, Merge lists) {
        for (Map.Entry<String, JsonNode> entry : addition.properties()) {
            JsonNode there = target.get(entry.getKey());
            if (there instanceof ObjectNode object && entry.getValue() instanceof ObjectNode more) {
                mergeInto(object, more, lists);
            } else if (lists == Merge.APPEND
                    && there instanceof ArrayNode array
                    && entry.getValue() instanceof ArrayNode more) {
                array.addAll(more);
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private void addForeign(FlagName.Foreign foreign, String said, List<String> given) {
        String asked = foreign.spelling().startsWith("--no-") ? "false" : String.join(" ", given);
        boolean asksForDefault = foreign.standard().filter(asked::equals).isPresent();
        if (foreign.verdict() == Verdict.MISSING && !asksForDefault) {
            problems.add(
                    "%s: Parley does not have this flag of vLLM yet. Remove it.".formatted(said));
        } else {
            meaningless.add(foreign.spelling());
        }
    }

    /// Whether anything was said about an option.
    public boolean has(Option option) {
        return values.containsKey(option);
    }

    /// What was said about an option.
    Optional<Said> value(Option option) {
        return Optional.ofNullable(values.get(option));
    }

    /// Flags of vLLM that were accepted and do nothing here.
    Set<String> meaningless() {
        return meaningless;
    }

    /// Flags that were given again, so that only the last one counts.
    Set<String> repeated() {
        return repeated;
    }

    /// What kind of source this is.
    Source.Rank rank() {
        return rank;
    }

    /// Words about one option.
    ///
    /// @param said who says so
    /// @param texts the values as typed
    record Said(String said, List<String> texts) {

        Said {
            texts = List.copyOf(texts);
        }
    }
}
