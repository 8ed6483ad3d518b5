package dev.parley.core.jinja;

/// A template that cannot be compiled or rendered. Carries no stack trace: templates may be hostile and failures frequent.
public final class JinjaException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int UNKNOWN_LINE = 0;

    private final Kind kind;
    private final int line;

    /// What went wrong.
    public enum Kind {
        /// The source is not a template.
        SYNTAX,
        /// The template called `raise_exception`; the message is its own text.
        RAISED,
        /// The rendering asked for more than its limits allow.
        LIMIT,
        /// An expression has no value, such as an attribute of something undefined.
        EVALUATION
    }

    private JinjaException(Kind kind, int line, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.line = line;
    }

    /// A source that is not a template.
    ///
    /// @param line where, counted from 1
    /// @param message what was met and what was expected
    /// @return the exception
    public static JinjaException syntax(int line, String message) {
        return new JinjaException(Kind.SYNTAX, line, message);
    }

    /// What the template itself raised.
    ///
    /// @param message the template's words, unchanged
    /// @return the exception; its line is added by the rendering
    public static JinjaException raised(String message) {
        return new JinjaException(Kind.RAISED, UNKNOWN_LINE, message);
    }

    /// A limit that was reached.
    ///
    /// @param message which limit, with its value
    /// @return the exception; its line is added by the rendering
    public static JinjaException limit(String message) {
        return new JinjaException(Kind.LIMIT, UNKNOWN_LINE, message);
    }

    /// An expression without a value.
    ///
    /// @param message the reason, in Python's words where templates know them
    /// @return the exception; its line is added by the rendering
    public static JinjaException evaluation(String message) {
        return new JinjaException(Kind.EVALUATION, UNKNOWN_LINE, message);
    }

    /// This failure with a line, unless it has one.
    ///
    /// @param statementLine the line of the statement that was running, from 1
    /// @return this, or a copy that knows its line
    public JinjaException at(int statementLine) {
        return line == UNKNOWN_LINE ? new JinjaException(kind, statementLine, message()) : this;
    }

    /// What went wrong.
    ///
    /// @return the kind
    public Kind kind() {
        return kind;
    }

    /// The template line, from 1; 0 where none is known.
    ///
    /// @return the line
    public int line() {
        return line;
    }

    /// What to tell the user, without the line.
    ///
    /// @return the text
    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
