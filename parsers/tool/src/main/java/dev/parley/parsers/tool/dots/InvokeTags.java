package dev.parley.parsers.tool.dots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `<invoke name="f"><parameter name="a">v</parameter></invoke>`.
final class InvokeTags {

    private static final String INVOKE = "<invoke";
    private static final String INVOKE_END = "</invoke>";
    private static final String PARAMETER = "<parameter";
    private static final String PARAMETER_END = "</parameter>";

    private final String text;
    private int at;

    private InvokeTags(String text) {
        this.text = text;
    }

    /// A call.
    ///
    /// @param parameters trimmed text by name, in text order
    record Invocation(String name, Map<String, String> parameters) {}

    /// A tag with what stands between it and its end.
    private record Element(String name, String body) {}

    static List<Invocation> read(String text) {
        List<Invocation> found = new ArrayList<>();
        InvokeTags tags = new InvokeTags(text);
        for (Optional<Element> next = tags.next(INVOKE, INVOKE_END);
                next.isPresent();
                next = tags.next(INVOKE, INVOKE_END)) {
            found.add(new Invocation(next.get().name(), parameters(next.get().body())));
        }
        return found;
    }

    private static Map<String, String> parameters(String body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        InvokeTags tags = new InvokeTags(body);
        for (Optional<Element> next = tags.next(PARAMETER, PARAMETER_END);
                next.isPresent();
                next = tags.next(PARAMETER, PARAMETER_END)) {
            parameters.put(next.get().name(), next.get().body().strip());
        }
        return parameters;
    }

    private Optional<Element> next(String opening, String closing) {
        int start = text.indexOf(opening, at);
        int tagEnd = start < 0 ? -1 : text.indexOf('>', start);
        int end = tagEnd < 0 ? -1 : text.indexOf(closing, tagEnd);
        if (end < 0) {
            return Optional.empty();
        }
        at = end + closing.length();
        String name = name(text.substring(start + opening.length(), tagEnd));
        return Optional.of(new Element(name, text.substring(tagEnd + 1, end)));
    }

    /// The value of `name=`, quoted or not.
    private static String name(String attributes) {
        String value = attributes.substring(attributes.indexOf('=') + 1).strip();
        boolean quoted =
                value.length() > 1
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
