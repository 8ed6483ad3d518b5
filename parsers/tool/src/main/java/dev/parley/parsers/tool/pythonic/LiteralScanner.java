package dev.parley.parsers.tool.pythonic;

import dev.parley.parsers.tool.pythonic.Frame.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/// Turns one Python literal into JSON, character by character. Tuples and sets become arrays, dictionary keys strings.
/// What is not yet known to be a list or an object, or may still be continued, is held back.
final class LiteralScanner {

    private static final int DEEPEST = 200;

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder word = new StringBuilder();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Reading reading;
    private State state = State.BEFORE;

    /// How much was taken out.
    private int taken;

    private @Nullable StringScanner string;

    /// The last value is a string whose closing quote is not written, as another may follow.
    private boolean stringOpen;

    /// What a character did.
    enum Step {
        /// It belongs to the literal.
        INSIDE,
        /// The literal is complete before it.
        AFTER,
        /// This is no literal.
        BROKEN
    }

    private enum State {
        BEFORE,
        WORD,
        STRING,
        BEHIND
    }

    LiteralScanner(Reading reading) {
        this.reading = reading;
    }

    Step push(char c) {
        return switch (state) {
            case BEFORE -> before(c);
            case WORD -> word(c);
            case STRING -> string(c);
            case BEHIND -> behind(c);
        };
    }

    /// Whether a character would be part of a string.
    boolean isInString() {
        return state == State.STRING;
    }

    /// Takes out the JSON that is certain.
    String take() {
        int end = out.length();
        for (Frame frame : frames) {
            end = frame.isUndecided() ? at(frame) : end;
        }
        end -= end > 0 && Character.isHighSurrogate(out.charAt(end - 1)) ? 1 : 0;
        String json = out.substring(0, end);
        out.delete(0, end);
        taken += end;
        return json;
    }

    /// Where in `out` an undecided frame begins.
    private int at(Frame frame) {
        return frame.start - taken;
    }

    private Step before(char c) {
        return switch (c) {
            case ' ', '\t', '\n', '\r' -> Step.INSIDE;
            case '[' -> open(Kind.LIST);
            case '(' -> open(Kind.PAREN);
            case '{' -> open(Kind.BRACE);
            case '"', '\'' -> beginString(c, "");
            case ']', ')', '}' -> close(c, true);
            default -> {
                if (!Character.isLetterOrDigit(c) && "_.+-".indexOf(c) < 0) {
                    yield Step.BROKEN;
                }
                word.setLength(0);
                word.append(c);
                state = State.WORD;
                yield Step.INSIDE;
            }
        };
    }

    private Step open(Kind kind) {
        if (frames.size() == DEEPEST || (!frames.isEmpty() && frames.element().wantsKey())) {
            return Step.BROKEN;
        }
        separate();
        frames.push(new Frame(kind, taken + out.length()));
        if (kind == Kind.LIST) {
            out.append('[');
        }
        return Step.INSIDE;
    }

    private void separate() {
        if (!frames.isEmpty() && frames.element().comma) {
            out.append(", ");
            frames.element().comma = false;
        }
    }

    private Step beginString(char quote, String prefix) {
        if (!stringOpen) {
            separate();
            out.append('"');
            stringOpen = true;
        }
        string = new StringScanner(quote, prefix.toLowerCase(Locale.ROOT), reading, out);
        state = State.STRING;
        return Step.INSIDE;
    }

    private Step string(char c) {
        StringScanner.Step step = string == null ? StringScanner.Step.BROKEN : string.push(c);
        return switch (step) {
            case INSIDE -> Step.INSIDE;
            case LAST -> {
                state = State.BEHIND;
                yield Step.INSIDE;
            }
            case AFTER -> {
                state = State.BEHIND;
                yield behind(c);
            }
            case BROKEN -> Step.BROKEN;
        };
    }

    private Step word(char c) {
        if (Words.continues(word, c)) {
            word.append(c);
            return Step.INSIDE;
        }
        if ((c == '"' || c == '\'') && StringScanner.isPrefix(word)) {
            return beginString(c, word.toString());
        }
        Optional<String> json =
                stringOpen ? Optional.empty() : Words.json(word.toString(), reading);
        if (json.isEmpty()) {
            return Step.BROKEN;
        }
        separate();
        boolean key = !frames.isEmpty() && frames.element().wantsKey();
        out.append(key ? "\"" + json.get() + '"' : json.get());
        state = State.BEHIND;
        return behind(c);
    }

    private Step behind(char c) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            return Step.INSIDE;
        }
        if (stringOpen && (c == '"' || c == '\'')) {
            return beginString(c, "");
        }
        if (stringOpen) {
            out.append('"');
            stringOpen = false;
        }
        if (frames.isEmpty()) {
            return c == ',' || c == ')' ? Step.AFTER : Step.BROKEN;
        }
        return switch (c) {
            case ',' -> comma(frames.element());
            case ':' -> colon(frames.element());
            case ']', ')', '}' -> close(c, false);
            default -> Step.BROKEN;
        };
    }

    private Step comma(Frame frame) {
        if (frame.wantsKey()) {
            return Step.BROKEN;
        }
        if (frame.isUndecided()) {
            frame.kind = frame.kind == Kind.PAREN ? Kind.TUPLE : Kind.SET;
            out.insert(at(frame), '[');
        }
        frame.keyed = false;
        frame.comma = true;
        state = State.BEFORE;
        return Step.INSIDE;
    }

    private Step colon(Frame frame) {
        if (frame.kind == Kind.BRACE) {
            char first = out.charAt(at(frame));
            if (first == '{' || first == '[') {
                return Step.BROKEN;
            }
            if (first != '"') {
                out.insert(at(frame), '"').append('"');
            }
            out.insert(at(frame), '{');
            frame.kind = Kind.DICT;
        } else if (!frame.wantsKey()) {
            return Step.BROKEN;
        }
        frame.keyed = true;
        out.append(": ");
        state = State.BEFORE;
        return Step.INSIDE;
    }

    /// @param bare whether the bracket is empty or a comma came last
    private Step close(char c, boolean bare) {
        if (frames.isEmpty()) {
            return Step.BROKEN;
        }
        Frame frame = frames.element();
        boolean complete =
                switch (frame.kind) {
                    case LIST, TUPLE, SET -> true;
                    case PAREN, BRACE -> !bare || out.length() == at(frame);
                    case DICT -> frame.keyed != bare;
                };
        if (!complete || c != frame.kind.end) {
            return Step.BROKEN;
        }
        frames.pop();
        end(frame, bare);
        state = State.BEHIND;
        return Step.INSIDE;
    }

    private void end(Frame frame, boolean bare) {
        switch (frame.kind) {
            case LIST, TUPLE, SET -> out.append(']');
            case DICT -> out.append('}');
            case PAREN -> out.append(bare ? "[]" : "");
            case BRACE -> {
                if (bare) {
                    out.append("{}");
                } else {
                    out.insert(at(frame), '[').append(']');
                }
            }
        }
    }
}
