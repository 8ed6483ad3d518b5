package dev.parley.core.jinja.value;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.RenderLimits;

/// Text being written, within a budget. Belongs to one rendering.
public final class TextOut {

    private static final int DEEPEST = 500;
    private static final int BRIEF = 1_000;

    private final StringBuilder text;
    private final Budget budget;
    private int depth;

    /// An empty text.
    public TextOut(Budget budget) {
        this(budget, 16);
    }

    /// An empty text that is expected to become this long.
    public TextOut(Budget budget, int expected) {
        this.text = new StringBuilder(expected);
        this.budget = budget;
    }

    /// What `str()` makes of a value.
    public static String str(Value value, Budget budget) {
        if (value instanceof Str string) {
            return string.text();
        }
        TextOut out = new TextOut(budget);
        value.print(out);
        return out.toString();
    }

    /// What `repr()` makes of a value.
    public static String repr(Value value, Budget budget) {
        TextOut out = new TextOut(budget);
        value.repr(out);
        return out.toString();
    }

    /// A value as messages show it.
    static String brief(Value value) {
        if (value instanceof Str string && string.text().length() > BRIEF) {
            return brief(Str.of(string.text().substring(0, BRIEF)));
        }
        return value instanceof Str || value instanceof Num
                ? repr(value, new Budget(RenderLimits.UNTRUSTED))
                : value.typeName();
    }

    /// The budget it draws on.
    public Budget budget() {
        return budget;
    }

    /// Adds a text.
    public void append(String string) {
        budget.characters(string.length());
        grow(string.length());
        text.append(string);
    }

    /// Adds a part of a text.
    public void append(String string, int from, int to) {
        budget.characters(to - from);
        grow(to - from);
        text.append(string, from, to);
    }

    /// Adds one UTF-16 unit.
    public void append(char unit) {
        budget.characters(1);
        grow(1);
        text.append(unit);
    }

    /// Adds a number.
    public void append(long number) {
        int before = text.length();
        text.append(number);
        budget.characters(text.length() - before);
        grow(0);
    }

    private void grow(int more) {
        if (text.length() + (long) more > budget.limits().outputChars()) {
            throw JinjaException.limit(
                    "the template writes more than %d characters"
                            .formatted(budget.limits().outputChars()));
        }
    }

    /// Enters a container; [#leave] leaves it.
    public void enter() {
        if (++depth > DEEPEST) {
            throw JinjaException.limit(
                    "data nested deeper than %d levels cannot be written".formatted(DEEPEST));
        }
    }

    /// Leaves a container.
    public void leave() {
        depth--;
    }

    /// How deep the container is that is being written.
    public int depth() {
        return depth;
    }

    /// Its length in UTF-16 units.
    public int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
