package dev.parley.core.jinja.filter;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What looks like the address of a page or of a mailbox. Looks at each character a few times only, so that no word is
/// expensive.
final class Address {

    private static final List<String> SCHEMES = List.of("https://", "http://");
    private static final String WWW = "www.";
    private static final String INTERNATIONAL = "xn--";
    private static final Set<String> BASIC_DOMAINS =
            Set.of("com", "net", "int", "edu", "gov", "org", "info", "mil");
    private static final int SHORTEST = 2;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_INTERNATIONAL = 59;
    private static final int PORT_DIGITS = 5;

    private Address() {}

    /// An address with a scheme, beginning with `www.`, or ending in a well-known domain; maybe with port and path.
    static boolean isWeb(String word) {
        for (String scheme : SCHEMES) {
            if (word.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return isHost(word, scheme.length(), Kind.ANY) || isNumeric(word, scheme.length());
            }
        }
        boolean www = word.regionMatches(true, 0, WWW, 0, WWW.length());
        return (www && isHost(word, WWW.length(), Kind.ANY)) || isHost(word, 0, Kind.BASIC);
    }

    private enum Kind {
        ANY,
        BASIC
    }

    private static boolean isHost(String word, int from, Kind kind) {
        int end = from;
        while (end < word.length() && isHostPart(word.codePointAt(end))) {
            end += Character.charCount(word.codePointAt(end));
        }
        if (!isRest(word, end)) {
            return false;
        }
        String[] labels = word.substring(from, end).split("\\.", -1);
        int last = labels.length - 1;
        for (int i = 0; i < last; i++) {
            int length = labels[i].codePointCount(0, labels[i].length());
            boolean fits =
                    kind == Kind.ANY ? length > 0 : length >= SHORTEST && length <= LONGEST_LABEL;
            if (!fits) {
                return false;
            }
        }
        return kind == Kind.ANY
                ? isDomain(labels[last])
                : last > 0 && BASIC_DOMAINS.contains(labels[last].toLowerCase(Locale.ROOT));
    }

    private static boolean isHostPart(int point) {
        return isWordPart(point) || "%-.".indexOf(point) >= 0;
    }

    private static boolean isDomain(String label) {
        int letters = label.length();
        if (letters >= SHORTEST
                && letters <= LONGEST_LABEL
                && label.chars().allMatch(unit -> (unit | ' ') >= 'a' && (unit | ' ') <= 'z')) {
            return true;
        }
        int start = INTERNATIONAL.length();
        if (!label.regionMatches(true, 0, INTERNATIONAL, 0, start)) {
            return false;
        }
        int rest = label.codePointCount(start, label.length());
        return rest >= SHORTEST
                && rest <= LONGEST_INTERNATIONAL
                && consistsOf(label.substring(start), "%");
    }

    /// Whether nothing but a port and a path follow.
    private static boolean isRest(String word, int from) {
        int at = from;
        if (at < word.length() && word.charAt(at) == ':') {
            int digits = ++at;
            while (at < word.length() && Character.isDigit(word.charAt(at))) {
                at++;
            }
            if (at == digits || at - digits > PORT_DIGITS) {
                return false;
            }
        }
        return at == word.length() || "/?#".indexOf(word.charAt(at)) >= 0;
    }

    /// An IPv4 address, or an IPv6 address in brackets.
    private static boolean isNumeric(String word, int from) {
        if (word.startsWith("[", from)) {
            int end = word.indexOf(']', from);
            return end > 0 && isGroups(word.substring(from + 1, end)) && isRest(word, end + 1);
        }
        int at = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0 && !word.startsWith(".", at++)) {
                return false;
            }
            int digits = at;
            while (at < word.length() && Character.isDigit(word.charAt(at))) {
                at++;
            }
            if (at == digits || at - digits > 3) {
                return false;
            }
        }
        return isRest(word, at);
    }

    /// Two groups of up to four digits that end with colons, then up to six that may.
    private static boolean isGroups(String text) {
        int at = 0;
        for (int group = 0; group < 8; group++) {
            int digits = at;
            while (at < text.length() && at - digits < 4 && isHexDigit(text.charAt(at))) {
                at++;
            }
            boolean colon = text.startsWith(":", at);
            if (group < 2 && !colon) {
                return false;
            }
            at += colon ? 1 : 0;
        }
        return at == text.length();
    }

    private static boolean isHexDigit(char unit) {
        return Character.isDigit(unit) || ((unit | ' ') >= 'a' && (unit | ' ') <= 'f');
    }

    /// A mailbox: something, an at sign, a domain with a dot.
    static boolean isMail(String word) {
        int at = word.lastIndexOf('@');
        int dot = word.lastIndexOf('.');
        return at > 0
                && dot > at + 1
                && dot < word.length() - 1
                && isWordPart(word.codePointAt(at + 1))
                && consistsOf(word.substring(at + 1, dot), ".-")
                && consistsOf(word.substring(dot + 1), "");
    }

    /// Whether a text has only letters, digits, underscores and these.
    static boolean consistsOf(String text, String others) {
        return text.codePoints().allMatch(point -> isWordPart(point) || others.indexOf(point) >= 0);
    }

    private static boolean isWordPart(int point) {
        return point == '_' || Character.isLetterOrDigit(point);
    }
}
