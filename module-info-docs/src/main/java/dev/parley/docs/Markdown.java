package dev.parley.docs;

import java.util.List;
import java.util.Locale;

/// A Markdown page in the making.
final class Markdown {

    private final StringBuilder page = new StringBuilder();

    /// A page that says that it is generated.
    Markdown(String title) {
        page.append(
                "<!-- Made from the module descriptors by `%s`; do not edit. -->\n"
                        .formatted(ModuleDocs.COMMAND));
        page.append("# ").append(title).append('\n');
    }

    Markdown heading(String text) {
        return paragraph("## " + text);
    }

    Markdown subheading(String text) {
        return paragraph("### " + text);
    }

    /// Text after an empty line; nothing when it is empty.
    Markdown paragraph(String text) {
        if (!text.isEmpty()) {
            page.append('\n').append(text.strip()).append('\n');
        }
        return this;
    }

    /// Preformatted text.
    ///
    /// @param language of the text, `text` for none
    Markdown code(String language, String text) {
        return paragraph("```" + language + "\n" + text + "```");
    }

    /// A table.
    ///
    /// @param rows as many cells each as there are titles
    Markdown table(List<String> titles, List<List<String>> rows) {
        page.append('\n');
        row(titles);
        row(titles.stream().map(title -> "---").toList());
        rows.forEach(this::row);
        return this;
    }

    private void row(List<String> cells) {
        page.append('|');
        for (String cell : cells) {
            page.append(' ').append(cell.replace("|", "\\|").replace('\n', ' ')).append(" |");
        }
        page.append('\n');
    }

    /// Text between backticks.
    static String literal(String text) {
        return "`" + text + "`";
    }

    /// A link whose text is code.
    static String link(String text, String target) {
        return "[`" + text + "`](" + target + ")";
    }

    /// The fragment that leads to a heading made of one word.
    static String anchor(String heading) {
        return "#" + heading.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
