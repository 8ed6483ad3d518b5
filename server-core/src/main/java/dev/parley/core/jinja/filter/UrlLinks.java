package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.member.Parameters;
import dev.parley.core.jinja.text.Whitespace;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import java.util.List;
import java.util.TreeSet;

/// The filter `urlize`: text in which web and mail addresses are links, everything else escaped.
final class UrlLinks {

    private static final int STEPS = 4;
    private static final String RELATION = "noopener";

    /// Looking for addresses costs as much as reading a text so often.
    private static final long STEPS_LIKE = 16;

    private static final String MAIL = "mailto:";
    private static final String LESS = "&lt;";
    private static final String GREATER = "&gt;";

    private final TextOut out;
    private final String attributes;
    private final int longest;
    private final List<String> schemes;

    private UrlLinks(TextOut out, String attributes, int longest, List<String> schemes) {
        this.out = out;
        this.attributes = attributes;
        this.longest = longest;
        this.schemes = schemes;
    }

    static Value link(Value value, Parameters p) {
        Budget budget = p.budget();
        budget.steps(STEPS);
        String text = BasicFilters.soft(value, p).escaped();
        budget.characters(text.length());
        budget.scan(STEPS_LIKE * text.length());
        TextOut out = new TextOut(budget);
        UrlLinks links =
                new UrlLinks(out, attributes(p), p.integer(0, Integer.MAX_VALUE), schemes(p));
        int at = 0;
        while (at < text.length()) {
            int word = Whitespace.skip(text, at);
            out.append(text, at, word);
            at = word;
            while (at < text.length() && !Whitespace.is(text.charAt(at))) {
                at++;
            }
            links.word(text.substring(word, at));
        }
        return Str.of(out.toString());
    }

    private static String attributes(Parameters p) {
        TreeSet<String> relations = new TreeSet<>(List.of(RELATION));
        if (p.hasValue(3)) {
            relations.addAll(List.of(p.text(3).strip().split("\\s+")));
            relations.remove("");
        }
        if (p.flag(1, false)) {
            relations.add("nofollow");
        }
        String rel = " rel=\"%s\"".formatted(Str.escape(String.join(" ", relations)));
        boolean targeted = p.hasValue(2) && !p.text(2).isEmpty();
        return targeted ? rel + " target=\"%s\"".formatted(Str.escape(p.text(2))) : rel;
    }

    private static List<String> schemes(Parameters p) {
        if (!p.hasValue(4)) {
            return List.of();
        }
        return p.budget().items(p.value(4)).stream().map(scheme -> scheme(scheme, p)).toList();
    }

    private static String scheme(Value value, Parameters p) {
        String text = Parameters.text(value).text();
        int colon = text.indexOf(':');
        String slashes = colon < 0 ? "" : text.substring(colon + 1);
        String name = colon < 0 ? "" : text.substring(0, colon);
        boolean known = slashes.isEmpty() || slashes.equals("/") || slashes.equals("//");
        if (!known || name.length() < 2 || !Address.consistsOf(name, ".+-")) {
            throw JinjaException.evaluation(
                    "%s is not a valid URI scheme prefix."
                            .formatted(TextOut.repr(value, p.budget())));
        }
        return text;
    }

    /// Writes a word: brackets and punctuation around it stay outside the link, unless they balance
    /// brackets in it.
    private void word(String word) {
        int from = 0;
        while (from < word.length() && opening(word, from) > 0) {
            from += opening(word, from);
        }
        int to = word.length();
        while (to > from && closing(word, from, to) > 0) {
            to -= closing(word, from, to);
        }
        to = balanced(word, from, to, "(", ")");
        to = balanced(word, from, to, "<", ">");
        to = balanced(word, from, to, LESS, GREATER);
        out.append(word, 0, from);
        address(word.substring(from, to));
        out.append(word, to, word.length());
    }

    private static int opening(String word, int at) {
        if (word.startsWith(LESS, at)) {
            return LESS.length();
        }
        return "(<".indexOf(word.charAt(at)) >= 0 ? 1 : 0;
    }

    private static int closing(String word, int from, int to) {
        if (word.startsWith(GREATER, to - GREATER.length()) && to - GREATER.length() >= from) {
            return GREATER.length();
        }
        return ")>.,".indexOf(word.charAt(to - 1)) >= 0 ? 1 : 0;
    }

    private static int balanced(String word, int from, int to, String open, String close) {
        int opened = count(word, open, from, to);
        int end = to;
        if (opened > count(word, close, from, to)) {
            for (int i = 0; i < opened; i++) {
                int at = word.indexOf(close, end);
                if (at < 0) {
                    break;
                }
                end = at + close.length();
            }
        }
        return end;
    }

    private static int count(String word, String part, int from, int to) {
        int count = 0;
        int at = word.indexOf(part, from);
        while (at >= 0 && at + part.length() <= to) {
            count++;
            at = word.indexOf(part, at + part.length());
        }
        return count;
    }

    private void address(String text) {
        if (Address.isWeb(text)) {
            boolean whole = text.startsWith("https://") || text.startsWith("http://");
            link(whole ? text : "https://" + text, trimmed(text), attributes);
        } else if (text.startsWith(MAIL) && Address.isMail(text.substring(MAIL.length()))) {
            link(text, text.substring(MAIL.length()), "");
        } else if (isPlainMail(text)) {
            link(MAIL + text, text, "");
        } else if (schemes.stream().anyMatch(s -> !text.equals(s) && text.startsWith(s))) {
            link(text, text, attributes);
        } else {
            out.append(text);
        }
    }

    private static boolean isPlainMail(String text) {
        return !text.startsWith("www.")
                && !text.startsWith("@")
                && text.indexOf(':') < 0
                && Address.isMail(text);
    }

    private String trimmed(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= longest) {
            return text;
        }
        int kept = longest < 0 ? Math.max(0, length + longest) : longest;
        return text.substring(0, text.offsetByCodePoints(0, kept)) + "...";
    }

    private void link(String target, String text, String more) {
        out.append("<a href=\"");
        out.append(target);
        out.append("\"");
        out.append(more);
        out.append(">");
        out.append(text);
        out.append("</a>");
    }
}
