package dev.parley.core.jinja.lex;

/// What a token is.
public enum TokenKind {
    /// Text between tags.
    DATA("template data"),
    /// `{{`.
    VARIABLE_BEGIN("begin of print statement"),
    /// `}}`.
    VARIABLE_END("end of print statement"),
    /// `{%`.
    BLOCK_BEGIN("begin of statement block"),
    /// `%}`.
    BLOCK_END("end of statement block"),
    /// A word.
    NAME("name"),
    /// A string; its text is unescaped.
    STRING("string"),
    /// An integer as it was written.
    INTEGER("integer"),
    /// A float as it was written.
    FLOAT("float"),
    /// `+`.
    ADD("+"),
    /// `-`.
    SUB("-"),
    /// `*`.
    MUL("*"),
    /// `/`.
    DIV("/"),
    /// `//`.
    FLOORDIV("//"),
    /// `%`.
    MOD("%"),
    /// `**`.
    POW("**"),
    /// `~`.
    TILDE("~"),
    /// `[`.
    LBRACKET("["),
    /// `]`.
    RBRACKET("]"),
    /// `(`.
    LPAREN("("),
    /// `)`.
    RPAREN(")"),
    /// `{`.
    LBRACE("{"),
    /// `}`.
    RBRACE("}"),
    /// `==`.
    EQ("=="),
    /// `!=`.
    NE("!="),
    /// `>`.
    GT(">"),
    /// `>=`.
    GTEQ(">="),
    /// `<`.
    LT("<"),
    /// `<=`.
    LTEQ("<="),
    /// `=`.
    ASSIGN("="),
    /// `.`.
    DOT("."),
    /// `:`.
    COLON(":"),
    /// `|`.
    PIPE("|"),
    /// `,`.
    COMMA(","),
    /// `;`.
    SEMICOLON(";"),
    /// After the last token.
    END("end of template");

    private final String description;

    TokenKind(String description) {
        this.description = description;
    }

    /// How messages name it.
    public String description() {
        return description;
    }
}
