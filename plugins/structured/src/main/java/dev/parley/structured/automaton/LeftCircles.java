package dev.parley.structured.automaton;

import dev.parley.structured.grammar.Expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Finds rules that begin with themselves, by way of others or not. Used by one thread, once.
final class LeftCircles {

    private final List<Expr> rules;
    private final Predicate<Expr> mayBeEmpty;
    private final Budget budget;
    private final List<List<Integer>> firsts = new ArrayList<>();

    private LeftCircles(List<Expr> rules, Predicate<Expr> mayBeEmpty, Budget budget) {
        this.rules = rules;
        this.mayBeEmpty = mayBeEmpty;
        this.budget = budget;
    }

    /// Groups of rules, each of which begins with every other of its group.
    static List<Set<Integer>> of(List<Expr> rules, Predicate<Expr> mayBeEmpty, Budget budget) {
        return new LeftCircles(rules, mayBeEmpty, budget).circles();
    }

    private List<Set<Integer>> circles() {
        for (Expr rule : rules) {
            Set<Integer> first = new TreeSet<>();
            addFirsts(rule, first);
            firsts.add(List.copyOf(first));
        }
        return new Search().run();
    }

    private void addFirsts(Expr expr, Set<Integer> into) {
        budget.steps(1);
        switch (expr) {
            case Expr.Rule(int rule) -> into.add(rule);
            case Expr.Choice(var options) -> options.forEach(option -> addFirsts(option, into));
            case Expr.Repeat(var body, int min, int max) -> addFirsts(body, into);
            case Expr.Sequence(var parts) -> {
                for (Expr part : parts) {
                    addFirsts(part, into);
                    if (!mayBeEmpty.test(part)) {
                        break;
                    }
                }
            }
            default -> {}
        }
    }

    /// Tarjan's search for strongly connected parts, with a stack of its own.
    private final class Search {

        private final int[] order = new int[rules.size()];
        private final int[] low = new int[rules.size()];
        private final int[] child = new int[rules.size()];
        private final boolean[] waiting = new boolean[rules.size()];
        private final Deque<Integer> path = new ArrayDeque<>();
        private final Deque<Integer> members = new ArrayDeque<>();
        private final List<Set<Integer>> circles = new ArrayList<>();
        private int visited;

        List<Set<Integer>> run() {
            Arrays.fill(order, -1);
            for (int i = 0; i < rules.size(); i++) {
                if (order[i] < 0) {
                    enter(i);
                    while (!path.isEmpty()) {
                        advance(path.peek());
                    }
                }
            }
            return circles;
        }

        private void enter(int rule) {
            order[rule] = visited;
            low[rule] = visited++;
            waiting[rule] = true;
            members.push(rule);
            path.push(rule);
        }

        private void advance(int rule) {
            if (child[rule] < firsts.get(rule).size()) {
                int next = firsts.get(rule).get(child[rule]++);
                if (order[next] < 0) {
                    enter(next);
                } else if (waiting[next]) {
                    low[rule] = Math.min(low[rule], order[next]);
                }
                return;
            }
            path.pop();
            if (!path.isEmpty()) {
                low[path.peek()] = Math.min(low[path.peek()], low[rule]);
            }
            if (low[rule] == order[rule]) {
                close(rule);
            }
        }

        private void close(int rule) {
            Set<Integer> group = new TreeSet<>();
            int member;
            do {
                member = members.pop();
                waiting[member] = false;
                group.add(member);
            } while (member != rule);
            if (group.size() > 1 || firsts.get(rule).contains(rule)) {
                circles.add(group);
            }
        }
    }
}
