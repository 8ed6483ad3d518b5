package dev.parley.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A `///` comment as Markdown: references to code are code, block tags are apart.
///
/// @param body lines in front of the first block tag
/// @param tags the text of `@uses` and `@provides` by service, such as `@uses a.Service`
record DocComment(String body, Map<String, String> tags) {

    /// No comment.
    static final DocComment NONE = new DocComment("", Map.of());

    private static final String PREFIX = "///";
    private static final String FENCE = "```";
    private static final Pattern REFERENCE =
            Pattern.compile("\\[#?([\\w.#]+(?:\\([\\w., \\[\\]]*\\))?)](?:\\[[^\\]]*])?(?!\\()");

    DocComment {
        tags = Map.copyOf(tags);
    }

    /// The comment in front of the first line that declares something.
    ///
    /// @param declaration found in that line; comments do not count
    static DocComment before(Pattern declaration, List<String> source) {
        for (int line = 0; line < source.size(); line++) {
            if (isCode(source.get(line)) && declaration.matcher(source.get(line)).find()) {
                return parse(block(source, line));
            }
        }
        return NONE;
    }

    private static boolean isCode(String line) {
        String code = line.strip();
        return !code.startsWith("//") && !code.startsWith("*");
    }

    private static List<String> block(List<String> source, int declaration) {
        int end = declaration;
        while (end > 0 && source.get(end - 1).strip().startsWith("@")) {
            end--;
        }
        int start = end;
        while (start > 0 && source.get(start - 1).strip().startsWith(PREFIX)) {
            start--;
        }
        return source.subList(start, end).stream()
                .map(line -> line.strip().substring(PREFIX.length()))
                .map(line -> line.startsWith(" ") ? line.substring(1) : line)
                .toList();
    }

    private static DocComment parse(List<String> lines) {
        List<String> body = new ArrayList<>();
        List<StringBuilder> tags = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines) {
            fenced ^= line.strip().startsWith(FENCE);
            if (line.startsWith("@") && !fenced) {
                tags.add(new StringBuilder(line.strip()));
            } else if (tags.isEmpty()) {
                body.add(fenced ? line : plain(line));
            } else {
                tags.getLast().append(' ').append(line.strip());
            }
        }
        return new DocComment(String.join("\n", body).strip(), services(tags));
    }

    private static Map<String, String> services(List<StringBuilder> tags) {
        Map<String, String> services = new HashMap<>();
        for (StringBuilder tag : tags) {
            String[] words = tag.toString().strip().split(" +", 3);
            if (words[0].equals("@uses") || words[0].equals("@provides")) {
                services.put(words[0] + " " + words[1], words.length < 3 ? "" : plain(words[2]));
            }
        }
        return services;
    }

    /// Doc comments write references to code in brackets, which other Markdown shows as brackets.
    private static String plain(String line) {
        String[] parts = line.split("`", -1);
        for (int part = 0; part < parts.length; part += 2) {
            parts[part] = REFERENCE.matcher(parts[part]).replaceAll("`$1`");
        }
        return String.join("`", parts);
    }

    /// The text up to the first empty line, in one line.
    String firstParagraph() {
        int end = body.indexOf("\n\n");
        return (end < 0 ? body : body.substring(0, end)).replace('\n', ' ');
    }

    /// What a module says about a service it uses.
    Optional<String> uses(String service) {
        return Optional.ofNullable(tags.get("@uses " + TypeName.of(service).canonical()));
    }

    /// What a module says about a service it provides.
    Optional<String> provides(String service) {
        return Optional.ofNullable(tags.get("@provides " + TypeName.of(service).canonical()));
    }
}
