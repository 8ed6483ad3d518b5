package dev.parley.router.generate.serving;

import dev.parley.api.ParleyException.InvalidRequest;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

/// The header by which a balancer picks one of several engines. There is one engine here, so any other
/// choice is a balancer that takes this server for another one.
public final class DataParallelRank {

    private static final HeaderName RANK = HeaderNames.create("X-data-parallel-rank");
    private static final int ENGINES = 1;

    private DataParallelRank() {}

    /// Refuses a rank that does not exist; what is no whole number is ignored.
    ///
    /// @throws InvalidRequest with the ranks there are
    public static void require(ServerRequest request) {
        String rank = request.headers().first(RANK).orElse("").strip();
        if (rank.matches("[+-]?\\d{1,9}")) {
            int number = Integer.parseInt(rank);
            if (number < 0 || number >= ENGINES) {
                throw new InvalidRequest(
                        "data_parallel_rank %d is out of range [0, %d)."
                                .formatted(number, ENGINES));
            }
        }
    }
}
