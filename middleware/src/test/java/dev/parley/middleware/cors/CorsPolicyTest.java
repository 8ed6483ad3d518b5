package dev.parley.middleware.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.middleware.cors.CorsPolicy.Credentials;
import dev.parley.middleware.cors.CorsPolicy.Preflight;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class CorsPolicyTest {

    private static final String ORIGIN = "https://a.example";

    private static CorsPolicy policy(String origin, String method, String... headers) {
        return new CorsPolicy(
                List.of(origin), List.of(method), List.of(headers), Credentials.REFUSED);
    }

    private static Preflight asking(String method, Optional<String> headers) {
        return new Preflight(ORIGIN, method, headers, false);
    }

    @Test
    void anyOriginIsAnsweredWithAStar() {
        assertEquals(Optional.of("*"), policy("*", "*", "*").allowedOrigin(ORIGIN));
    }

    @Test
    void anyOriginIsAnsweredByNameWhereCredentialsMayComeAlong() {
        CorsPolicy policy =
                new CorsPolicy(List.of("*"), List.of("*"), List.of("*"), Credentials.ALLOWED);
        assertEquals(Optional.of(ORIGIN), policy.allowedOrigin(ORIGIN));
    }

    @ParameterizedTest
    @CsvSource({
        "https://b.example",
        "http://a.example",
        "https://a.example:8443",
        "HTTPS://A.EXAMPLE",
        "''"
    })
    void originsAreComparedToTheLetter(String other) {
        assertEquals(Optional.empty(), policy(ORIGIN, "*", "*").allowedOrigin(other));
    }

    @Test
    void anyMethodMeansTheKnownOnes() {
        CorsPolicy policy = policy("*", "*", "*");
        assertEquals(
                "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT, QUERY", policy.allowedMethods());
        assertEquals(List.of("method"), policy.refusals(asking("TRACE", Optional.empty())));
    }

    @Test
    void namedMethodsKeepTheirOrder() {
        CorsPolicy policy =
                new CorsPolicy(
                        List.of("*"), List.of("POST", "GET"), List.of("*"), Credentials.REFUSED);
        assertEquals("POST, GET", policy.allowedMethods());
    }

    @Test
    void anyHeaderMeansThoseAskedFor() {
        CorsPolicy policy = policy("*", "*", "*");
        assertEquals(Optional.of("X-A, x-b"), policy.allowedHeaders(Optional.of("X-A, x-b")));
        assertEquals(Optional.empty(), policy.allowedHeaders(Optional.empty()));
    }

    @Test
    void namedHeadersStandAmongTheSafeOnes() {
        assertEquals(
                Optional.of(
                        "Accept, Accept-Language, Authorization, Content-Language, Content-Type"),
                policy("*", "*", "Authorization").allowedHeaders(Optional.of("X-Other")));
    }

    @ParameterizedTest
    @CsvSource({
        "authorization, 0",
        "'AUTHORIZATION , content-type', 0",
        "'authorization, x-other', 1",
        "'', 1",
        "'authorization,', 1"
    })
    void everyHeaderAskedForMustBeNamedInAnyCase(String asked, int refused) {
        assertEquals(
                refused == 0 ? List.of() : List.of("headers"),
                policy("*", "*", "Authorization").refusals(asking("GET", Optional.of(asked))));
    }

    @Test
    void refusalsAreNamedTogether() {
        assertEquals(
                List.of("origin", "method", "headers", "private-network"),
                policy("https://b.example", "GET")
                        .refusals(new Preflight(ORIGIN, "PUT", Optional.of("x"), true)));
    }
}
