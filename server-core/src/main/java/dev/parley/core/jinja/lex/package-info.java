/// Template source to tokens, with Jinja's whitespace control. Entry: [Lexer]; immutable or confined to one compilation.
@NullMarked
package dev.parley.core.jinja.lex;

import org.jspecify.annotations.NullMarked;
