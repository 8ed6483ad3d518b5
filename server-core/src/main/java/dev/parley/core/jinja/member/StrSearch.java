package dev.parley.core.jinja.member;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.text.Searching;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

/// String methods that look for something.
final class StrSearch {

    private StrSearch() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Str> find(String name) {
        return switch (name) {
            case "startswith" ->
                    Operation.of(
                            name, (s, p) -> affix(s, p, "startswith"), "prefix", "start?", "end?");
            case "endswith" ->
                    Operation.of(
                            name, (s, p) -> affix(s, p, "endswith"), "suffix", "start?", "end?");
            case "find" ->
                    Operation.of(name, (s, p) -> Int.of(find(s, p)), "sub", "start?", "end?");
            case "rfind" ->
                    Operation.of(name, (s, p) -> Int.of(findLast(s, p)), "sub", "start?", "end?");
            case "index" ->
                    Operation.of(name, (s, p) -> found(find(s, p)), "sub", "start?", "end?");
            case "rindex" ->
                    Operation.of(name, (s, p) -> found(findLast(s, p)), "sub", "start?", "end?");
            case "count" -> Operation.of(name, StrSearch::count, "sub", "start?", "end?");
            case "replace" -> Operation.of(name, StrSearch::replace, "old", "new", "count?");
            case "removeprefix" -> Operation.of(name, StrSearch::removePrefix, "prefix");
            case "removesuffix" -> Operation.of(name, StrSearch::removeSuffix, "suffix");
            default -> null;
        };
    }

    /// The part of a string between two optional code point indices, as UTF-16 offsets.
    private record Part(String text, int from, int to, boolean empty) {

        static Part of(Str string, Parameters p) {
            if (!p.hasValue(1) && !p.hasValue(2)) {
                return new Part(string.text(), 0, string.text().length(), false);
            }
            int length = string.length();
            int start = p.integer(1, 0);
            int from = start < 0 ? Math.max(0, start + length) : start;
            int stop = p.integer(2, length);
            int to = stop < 0 ? Math.max(0, stop + length) : Math.min(stop, length);
            if (from > to) {
                return new Part(string.text(), 0, 0, true);
            }
            return new Part(string.text(), string.offset(from), string.offset(to), false);
        }

        int points(int offset) {
            return text.codePointCount(0, offset);
        }
    }

    private static Value affix(Str string, Parameters p, String which) {
        Part part = Part.of(string, p);
        if (p.value(0) instanceof TupleValue alternatives) {
            for (Value alternative : alternatives.items()) {
                if (hasAffix(part, Parameters.text(alternative).text(), which)) {
                    return Bool.TRUE;
                }
            }
            return Bool.FALSE;
        }
        return Bool.of(hasAffix(part, p.text(0), which));
    }

    private static boolean hasAffix(Part part, String affix, String which) {
        if (part.empty || affix.length() > part.to - part.from) {
            return false;
        }
        int at = which.equals("startswith") ? part.from : part.to - affix.length();
        return part.text.startsWith(affix, at);
    }

    private static int find(Str string, Parameters p) {
        Part part = Part.of(string, p);
        int at = part.empty ? -1 : Searching.first(part.text, p.text(0), part.from, part.to);
        return at < 0 ? -1 : part.points(at);
    }

    private static int findLast(Str string, Parameters p) {
        Part part = Part.of(string, p);
        String needle = p.text(0);
        int at = part.empty ? -1 : Searching.last(part.text, needle, part.from, part.to);
        return at < 0 ? -1 : part.points(at);
    }

    private static Value found(int index) {
        if (index < 0) {
            throw JinjaException.evaluation("substring not found");
        }
        return Int.of(index);
    }

    private static Value count(Str string, Parameters p) {
        Part part = Part.of(string, p);
        String needle = p.text(0);
        if (part.empty) {
            return Int.of(0);
        }
        if (needle.isEmpty()) {
            return Int.of(part.text.codePointCount(part.from, part.to) + 1L);
        }
        int count = 0;
        for (int at = Searching.first(part.text, needle, part.from, part.to); at >= 0; count++) {
            at = Searching.first(part.text, needle, at + needle.length(), part.to);
        }
        return Int.of(count);
    }

    private static Value replace(Str string, Parameters p) {
        Str replacement = Parameters.text(p.value(1));
        String with = string.isMarkup() ? replacement.escaped() : replacement.text();
        return string.like(
                Replacing.replace(string.text(), p.text(0), with, p.integer(2, -1), p.budget()));
    }

    private static Value removePrefix(Str string, Parameters p) {
        String prefix = p.text(0);
        boolean has = string.text().startsWith(prefix);
        return has ? string.like(string.text().substring(prefix.length())) : string;
    }

    private static Value removeSuffix(Str string, Parameters p) {
        String suffix = p.text(0);
        boolean has = string.text().endsWith(suffix);
        return has
                ? string.like(string.text().substring(0, string.text().length() - suffix.length()))
                : string;
    }
}
