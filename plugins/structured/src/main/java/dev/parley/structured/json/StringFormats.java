package dev.parley.structured.json;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.structured.grammar.Expr;
import dev.parley.structured.regex.RegexParser;
import dev.parley.structured.regex.RegexParser.Dot;

import java.util.Map;
import java.util.TreeMap;

/// The formats of strings, each as a pattern that is at least as strict as its standard. No state.
final class StringFormats {

    private static final String DATE =
            "(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])"
                + "|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))"
                + "|(?:\\d{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)";
    private static final String TIME =
            "(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?"
                    + "(?:[Zz]|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))";
    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d{2}|[1-9]?\\d)";
    private static final String IPV4 = "(?:%1$s\\.%1$s\\.%1$s\\.%1$s)".formatted(BYTE);
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final String NAME = LABEL + "(?:\\." + LABEL + "){0,3}";
    private static final String PERCENT = "%[0-9A-Fa-f]{2}";
    private static final String UNRESERVED = "A-Za-z0-9._~";
    private static final String SUB_DELIMS = "!$&'()*+,;=";
    private static final String PCHAR = "(?:[" + UNRESERVED + SUB_DELIMS + ":@-]|" + PERCENT + ")";
    private static final String PCHAR_NO_COLON =
            "(?:[" + UNRESERVED + SUB_DELIMS + "@-]|" + PERCENT + ")";
    private static final String IPV6 = ipv6();
    private static final String AUTHORITY =
            "(?:(?:[%1$s%2$s:-]|%3$s)*@)?(?:\\[%4$s\\]|%5$s|(?:[%1$s%2$s-]|%3$s)*)(?::\\d{0,5})?"
                    .formatted(UNRESERVED, SUB_DELIMS, PERCENT, IPV6, IPV4);
    private static final String TAIL =
            "(?:\\?(?:%1$s|[/?])*)?(?:#(?:%1$s|[/?])*)?".formatted(PCHAR);
    private static final String URI =
            "[A-Za-z][A-Za-z0-9+.-]*:(?://%1$s(?:/%2$s*)*|/(?:%2$s+(?:/%2$s*)*)?|%2$s+(?:/%2$s*)*)%3$s"
                    .formatted(AUTHORITY, PCHAR, TAIL);
    private static final String RELATIVE =
            "(?://%1$s(?:/%2$s*)*|/(?:%2$s+(?:/%2$s*)*)?|%4$s+(?:/%2$s*)*|)%3$s"
                    .formatted(AUTHORITY, PCHAR, TAIL, PCHAR_NO_COLON);
    private static final String VARIABLE =
            "(?:[A-Za-z0-9_]|%1$s)+(?:\\.(?:[A-Za-z0-9_]|%1$s)+)*(?::[1-9]\\d{0,3}|\\*)?"
                    .formatted(PERCENT);
    private static final String TEMPLATE =
            "(?:[A-Za-z0-9!#$&()*+,./:;=?@_~\\[\\]-]|%2$s|\\{[+#./;?&]?%1$s(?:,%1$s)*\\})*"
                    .formatted(VARIABLE, PERCENT);
    private static final String POINTER = "(?:/(?:[^/~]|~[01])*)*";

    private static final Map<String, String> PATTERNS =
            Map.ofEntries(
                    Map.entry("date", DATE),
                    Map.entry("time", TIME),
                    Map.entry("date-time", DATE + "[Tt]" + TIME),
                    Map.entry(
                            "duration",
                            "P(?:\\d+W|(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)(?:T%1$s)?|T%1$s)"
                                    .formatted(
                                            "(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)")),
                    Map.entry(
                            "email",
                            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}){0,2}@"
                                    + LABEL
                                    + "(?:\\."
                                    + LABEL
                                    + "){0,2}\\.[A-Za-z]{2,10}"),
                    Map.entry("hostname", NAME),
                    Map.entry("ipv4", IPV4),
                    Map.entry("ipv6", IPV6),
                    Map.entry(
                            "uuid",
                            "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"),
                    Map.entry("uri", URI),
                    Map.entry("uri-reference", "(?:" + URI + "|" + RELATIVE + ")"),
                    Map.entry("uri-template", TEMPLATE),
                    Map.entry("json-pointer", POINTER),
                    Map.entry("relative-json-pointer", "(?:0|[1-9]\\d*)(?:#|" + POINTER + ")"));

    private StringFormats() {}

    /// The strings of a format.
    ///
    /// @throws InvalidRequest naming the formats there are
    static Expr named(String format) {
        String pattern = PATTERNS.get(format);
        if (pattern == null) {
            throw new InvalidRequest(
                    "Grammar error: Unknown format: %s. Known: %s"
                            .formatted(
                                    format, String.join(", ", new TreeMap<>(PATTERNS).keySet())));
        }
        return RegexParser.parse(pattern, Dot.NO_LINE_END);
    }

    private static String ipv6() {
        String group = "[0-9A-Fa-f]{1,4}";
        StringBuilder pattern = new StringBuilder("(?:(?:" + group + ":){7}" + group);
        pattern.append("|(?:" + group + ":){6}" + IPV4);
        for (int before = 0; before <= 7; before++) {
            String left = before == 0 ? "" : "%s(?::%s){%d}".formatted(group, group, before - 1);
            int most = 7 - before;
            String right =
                    most == 0 ? "" : "(?:%s(?::%s){0,%d})?".formatted(group, group, most - 1);
            pattern.append("|%s::%s".formatted(left, right));
        }
        return pattern.append(")").toString();
    }
}
