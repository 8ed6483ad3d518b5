package dev.parley.structured.match;

import dev.parley.api.structured.TokenMatcher;
import dev.parley.structured.automaton.Automaton;
import dev.parley.structured.automaton.Automaton.TokenMove;

import java.util.Arrays;
import java.util.OptionalInt;

/// Follows one choice's text through a grammar.
final class GrammarMatcher implements TokenMatcher {

    private final CompiledGrammar grammar;
    private final Vocabulary vocabulary;
    private final TrieWalk walk;
    private Positions here = new Positions();
    private Positions next = new Positions();
    private Positions spare = new Positions();
    private boolean ended;

    GrammarMatcher(CompiledGrammar grammar) {
        this.grammar = grammar;
        vocabulary = grammar.vocabulary();
        walk = vocabulary.walk();
        here.add(grammar.root(), 0, 0, null);
        here.settle();
    }

    @Override
    public void mask(long[] allowed) {
        if (ended) {
            Arrays.fill(allowed, 0);
        } else {
            grammar.mask(here, walk, allowed);
        }
        OptionalInt end = vocabulary.endToken();
        if (mayEnd() && end.isPresent() && end.getAsInt() >> 6 < allowed.length) {
            allowed[end.getAsInt() >> 6] |= 1L << end.getAsInt();
        }
    }

    @Override
    public OptionalInt onlyToken() {
        return finished() ? vocabulary.endToken() : grammar.onlyToken(here);
    }

    @Override
    public boolean accept(int token) {
        if (ended || token < 0 || token >= vocabulary.size()) {
            return false;
        }
        read(token);
        if (next.size() == 0 && !next.mayEnd()) {
            ended = mayEnd() && vocabulary.endToken().equals(OptionalInt.of(token));
            return ended;
        }
        Positions before = here;
        here = next;
        next = before;
        return true;
    }

    @Override
    public boolean finished() {
        return ended || (here.size() == 0 && here.mayEnd());
    }

    @Override
    public boolean mayEnd() {
        return ended || here.mayEnd();
    }

    /// Where the text stands.
    Positions positions() {
        return here;
    }

    /// Moves into `next` where a token leads: as one token, and as its bytes.
    private void read(int token) {
        byte[] text = vocabulary.text(token);
        Positions from = here;
        for (int i = 0; i < text.length; i++) {
            Positions to = from == next ? spare : next;
            to.read(from, text[i] & 0xFF);
            if (to != next && i == text.length - 1) {
                spare = next;
                next = to;
            }
            from = to;
        }
        if (text.length == 0) {
            next.clear();
        }
        for (int i = 0; i < here.size(); i++) {
            Automaton automaton = here.automaton(i);
            for (TokenMove move : automaton.moves(here.state(i))) {
                if (move.takes(token)) {
                    next.add(automaton, move.target(), 0, here.stack(i));
                }
            }
        }
        next.settle();
    }
}
