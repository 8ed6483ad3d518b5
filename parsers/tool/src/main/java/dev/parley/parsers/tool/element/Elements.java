package dev.parley.parsers.tool.element;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Reads elements whose tags follow a marker that no text contains.
final class Elements {

    /// What comes before every tag.
    static final String NAMESPACE = "]<]minimax[>[";

    private static final int DEEPEST = 128;
    private static final String TEXT_MEMBER = "$text";

    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Element> top = new ArrayList<>();

    /// An element.
    ///
    /// @param name of its tags
    /// @param text in it, its children left out
    /// @param children in it, the text beside them among them
    record Element(String name, String text, List<Element> children) {}

    private record Open(String name, StringBuilder text, List<Element> children) {}

    private Elements() {}

    /// The elements of a text up to the first that is malformed or not closed.
    static List<Element> read(String text) {
        Elements elements = new Elements();
        int at = 0;
        int tag = text.indexOf(NAMESPACE);
        while (tag >= 0 && elements.text(text.substring(at, tag))) {
            int name = tag + NAMESPACE.length();
            int end = text.indexOf('>', name);
            if (end < 0
                    || text.charAt(name) != '<'
                    || !elements.tag(text.substring(name + 1, end))) {
                break;
            }
            at = end + 1;
            tag = text.indexOf(NAMESPACE, at);
        }
        return elements.top;
    }

    private boolean text(String text) {
        if (open.isEmpty()) {
            return text.isBlank();
        }
        open.element().text().append(text);
        return true;
    }

    /// Takes a tag.
    ///
    /// @return whether it may stand here
    private boolean tag(String tag) {
        if (!tag.startsWith("/")) {
            open.push(new Open(tag, new StringBuilder(), new ArrayList<>()));
            return !tag.isBlank() && open.size() <= DEEPEST;
        }
        if (open.isEmpty() || !open.element().name().equals(tag.substring(1))) {
            return false;
        }
        Element closed = closed(open.pop());
        (open.isEmpty() ? top : open.element().children()).add(closed);
        return true;
    }

    private static Element closed(Open element) {
        String text = element.text().toString();
        if (!element.children().isEmpty() && !text.isBlank()) {
            StringBuilder member = new StringBuilder(TEXT_MEMBER);
            while (element.children().stream().anyMatch(it -> it.name().contentEquals(member))) {
                member.insert(0, '$');
            }
            element.children().add(new Element(member.toString(), text, List.of()));
        }
        return new Element(element.name(), text, element.children());
    }
}
