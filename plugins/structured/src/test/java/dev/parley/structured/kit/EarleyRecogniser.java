package dev.parley.structured.kit;

import tools.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Says whether a text is of a context-free grammar that is written as plain rules, by Earley's way:
/// nothing of what is tested takes part. The start is `S`; a symbol is a rule's name, `/class/` for one
/// character, or a literal text.
public final class EarleyRecogniser {

    private static final String START = "S";

    private final Map<String, List<List<Symbol>>> rules = new HashMap<>();

    private sealed interface Symbol {

        record Rule(String name) implements Symbol {}

        record Character(Pattern pattern) implements Symbol {}
    }

    /// How far an alternative of a rule was read.
    private record Item(String rule, List<Symbol> symbols, int dot, int origin) {

        boolean complete() {
            return dot == symbols.size();
        }

        Item advanced() {
            return new Item(rule, symbols, dot + 1, origin);
        }
    }

    /// @param rules lists of alternatives by the rules' names
    public EarleyRecogniser(JsonNode rules) {
        Set<String> names = Set.copyOf(rules.propertyNames());
        for (String name : names) {
            List<List<Symbol>> alternatives = new ArrayList<>();
            for (JsonNode alternative : rules.path(name)) {
                List<Symbol> symbols = new ArrayList<>();
                alternative.forEach(symbol -> add(symbol.asString(), names, symbols));
                alternatives.add(List.copyOf(symbols));
            }
            this.rules.put(name, alternatives);
        }
    }

    private static void add(String symbol, Set<String> names, List<Symbol> symbols) {
        if (names.contains(symbol)) {
            symbols.add(new Symbol.Rule(symbol));
        } else if (symbol.length() > 2 && symbol.startsWith("/") && symbol.endsWith("/")) {
            symbols.add(character(symbol.substring(1, symbol.length() - 1)));
        } else {
            symbol.codePoints()
                    .forEach(c -> symbols.add(character(Pattern.quote(Character.toString(c)))));
        }
    }

    private static Symbol character(String pattern) {
        return new Symbol.Character(Pattern.compile(pattern));
    }

    /// Whether the whole text is derived from the start.
    public boolean accepts(String text) {
        int[] characters = text.codePoints().toArray();
        List<Set<Item>> columns = new ArrayList<>();
        for (int i = 0; i <= characters.length; i++) {
            columns.add(new LinkedHashSet<>());
        }
        predict(START, 0, columns.getFirst(), new ArrayDeque<>());
        for (int at = 0; at <= characters.length; at++) {
            fill(columns, at);
            if (at < characters.length) {
                scan(columns.get(at), Character.toString(characters[at]), columns.get(at + 1));
            }
        }
        return columns.getLast().stream()
                .anyMatch(item -> item.complete() && item.origin == 0 && item.rule.equals(START));
    }

    private static void scan(Set<Item> column, String character, Set<Item> next) {
        for (Item item : column) {
            if (!item.complete()
                    && item.symbols.get(item.dot) instanceof Symbol.Character(var pattern)
                    && pattern.matcher(character).matches()) {
                next.add(item.advanced());
            }
        }
    }

    private void fill(List<Set<Item>> columns, int at) {
        Set<Item> column = columns.get(at);
        Deque<Item> open = new ArrayDeque<>(column);
        while (!open.isEmpty()) {
            Item item = open.remove();
            if (item.complete()) {
                complete(item, columns.get(item.origin), column, open);
            } else if (item.symbols.get(item.dot) instanceof Symbol.Rule(var name)) {
                predict(name, at, column, open);
                advanceOverNothing(item, name, at, column, open);
            }
        }
    }

    private void predict(String name, int at, Set<Item> column, Deque<Item> open) {
        for (List<Symbol> alternative : rules.getOrDefault(name, List.of())) {
            add(new Item(name, alternative, 0, at), column, open);
        }
    }

    /// Rules that were completed here already without reading.
    private static void advanceOverNothing(
            Item item, String name, int at, Set<Item> column, Deque<Item> open) {
        boolean empty =
                column.stream()
                        .anyMatch(
                                other ->
                                        other.complete()
                                                && other.origin == at
                                                && other.rule.equals(name));
        if (empty) {
            add(item.advanced(), column, open);
        }
    }

    private static void complete(Item done, Set<Item> origin, Set<Item> column, Deque<Item> open) {
        for (Item item : List.copyOf(origin)) {
            if (!item.complete()
                    && item.symbols.get(item.dot) instanceof Symbol.Rule(var name)
                    && name.equals(done.rule)) {
                add(item.advanced(), column, open);
            }
        }
    }

    private static void add(Item item, Set<Item> column, Deque<Item> open) {
        if (column.add(item)) {
            open.add(item);
        }
    }
}
