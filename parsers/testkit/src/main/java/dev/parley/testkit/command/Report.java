package dev.parley.testkit.command;

import dev.parley.testkit.vector.Difference;
import dev.parley.testkit.vector.Outcome;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Prints outcomes as they come, and counts them. One run, one thread.
final class Report {

    private final PrintWriter out;
    private final List<Outcome.ExpectedFailure> expected = new ArrayList<>();
    private final Map<String, List<String>> skipped = new LinkedHashMap<>();
    private int passed;
    private int failed;

    Report(PrintWriter out) {
        this.out = out;
    }

    /// Prints the failures of one file.
    void add(String file, Stream<Outcome> outcomes) {
        outcomes.forEach(outcome -> add(file, outcome));
        out.flush();
    }

    /// Prints what did not count, then the counts.
    ///
    /// @return the exit code
    int finish() {
        if (!expected.isEmpty()) {
            out.println("Not counted, because the reference fails them too:");
            expected.forEach(
                    outcome ->
                            out.println("  %s\n    %s".formatted(outcome.id(), outcome.given())));
        }
        skipped.forEach(
                (reason, ids) -> out.println("Skipped %d: %s".formatted(ids.size(), reason)));
        out.println("%d passed, %d failed".formatted(passed, failed));
        out.flush();
        return failed == 0 ? 0 : 1;
    }

    private void add(String file, Outcome outcome) {
        switch (outcome) {
            case Outcome.Passed _ -> passed++;
            case Outcome.Failed failure -> {
                failed++;
                print(file, failure);
            }
            case Outcome.ExpectedFailure failure -> expected.add(failure);
            case Outcome.Skipped(String id, String reason) ->
                    skipped.computeIfAbsent(file + ".json: " + reason, _ -> new ArrayList<>())
                            .add(id);
        }
    }

    private void print(String file, Outcome.Failed failure) {
        out.println("FAILED %s  (%s.json; %s)".formatted(failure.id(), file, failure.how()));
        failure.differences().stream().map(Difference::shown).forEach(out::println);
    }
}
