package dev.parley.core.jinja.value;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/// A string, counted in code points. One marked as markup escapes what it is joined with.
public final class Str implements Value {

    private static final int CACHED = 128;
    private static final Str[] ASCII = ascii();

    /// The empty string.
    public static final Str EMPTY = new Str("", false);

    private final String text;
    private final boolean markup;

    /// The length plus one once it is counted; threads that race count the same.
    private int counted;

    private Str(String text, boolean markup) {
        this.text = text;
        this.markup = markup;
    }

    private static Str[] ascii() {
        Str[] all = new Str[CACHED];
        for (int i = 0; i < CACHED; i++) {
            all[i] = new Str(Character.toString(i), false);
        }
        return all;
    }

    /// A plain string.
    public static Str of(String text) {
        return text.isEmpty() ? EMPTY : new Str(text, false);
    }

    /// A string of one code point.
    public static Str of(int codePoint) {
        return codePoint < CACHED
                ? ASCII[codePoint]
                : new Str(Character.toString(codePoint), false);
    }

    /// A string that is safe to print in HTML.
    public static Str markup(String text) {
        return new Str(text, true);
    }

    /// Another text of the same kind: markup begets markup.
    public Str like(String other) {
        return markup ? new Str(other, true) : of(other);
    }

    /// The characters.
    public String text() {
        return text;
    }

    /// Whether it is markup.
    public boolean isMarkup() {
        return markup;
    }

    /// The text, with the five characters escaped that HTML reserves, unless it is markup.
    public String escaped() {
        return markup ? text : escape(text);
    }

    /// Escapes the five characters that HTML reserves.
    public static String escape(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            String entity = entity(text.charAt(i));
            if (entity != null && out == null) {
                out = new StringBuilder(text.length() + 32).append(text, 0, i);
            }
            if (out != null) {
                if (entity == null) {
                    out.append(text.charAt(i));
                } else {
                    out.append(entity);
                }
            }
        }
        return out == null ? text : out.toString();
    }

    private static @Nullable String entity(char character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\'' -> "&#39;";
            case '"' -> "&#34;";
            default -> null;
        };
    }

    /// Whether `repr` shows every character as itself.
    public boolean printable() {
        return Quoting.printable(text);
    }

    /// The UTF-16 offset of a code point index between 0 and the length.
    public int offset(int index) {
        return wide() ? text.offsetByCodePoints(0, index) : index;
    }

    @Override
    public boolean truthy() {
        return !text.isEmpty();
    }

    @Override
    public String typeName() {
        return markup ? "Markup" : "str";
    }

    @Override
    public void print(TextOut out) {
        out.append(text);
    }

    @Override
    public void repr(TextOut out) {
        if (markup) {
            out.append("Markup(");
        }
        Quoting.quote(text, out);
        if (markup) {
            out.append(")");
        }
    }

    @Override
    public boolean iterable() {
        return true;
    }

    @Override
    public List<Value> items() {
        return wide() ? points() : new Units(text);
    }

    private List<Value> points() {
        List<Value> points = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            points.add(of(text.codePointAt(i)));
        }
        return points;
    }

    @Override
    public boolean sized() {
        return true;
    }

    @Override
    public int length() {
        if (counted == 0) {
            counted = text.codePointCount(0, text.length()) + 1;
        }
        return counted - 1;
    }

    /// Whether some code points take two UTF-16 units, so that finding one takes a walk.
    public boolean wide() {
        return length() != text.length();
    }

    @Override
    public @Nullable Value at(Value key) {
        if (!(key instanceof Num index) || !index.integral()) {
            return null;
        }
        int at = Sequence.index(index, length());
        return at < 0 ? null : like(Character.toString(text.codePointAt(offset(at))));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Str string && text.equals(string.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /// The characters of a text without surrogate pairs.
    private static final class Units extends AbstractList<Value> {

        private final String text;

        Units(String text) {
            this.text = text;
        }

        @Override
        public Value get(int index) {
            return of(text.charAt(index));
        }

        @Override
        public int size() {
            return text.length();
        }
    }
}
