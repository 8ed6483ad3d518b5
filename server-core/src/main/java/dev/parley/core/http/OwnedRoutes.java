package dev.parley.core.http;

import dev.parley.core.config.PluginOptions;
import dev.parley.core.config.Problems;
import dev.parley.core.http.RecordedRoutes.Entry;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The routes of all routers. Two routers may not answer to the same method and path, unless the
/// operator lets a plug-in have a built-in one's. One thread.
public final class OwnedRoutes {

    private static final String FLAG = PluginOptions.OVERRIDE_ROUTE.flag();

    private final List<String> overrides;
    private final Problems problems;
    private final Set<String> used = new LinkedHashSet<>();
    private final List<Owned> kept = new ArrayList<>();
    private final List<Entry> first = new ArrayList<>();
    private final List<Entry> others = new ArrayList<>();

    /// A claim and whose it is.
    private record Owned(RouteOwner owner, RouteClaim claim) {}

    /// @param overrides paths that plug-ins may have
    /// @param problems told of routes that are taken
    public OwnedRoutes(List<String> overrides, Problems problems) {
        this.overrides = List.copyOf(overrides);
        this.problems = problems;
    }

    /// Takes a router's routes. Built-in routers come before plug-ins.
    ///
    /// @param routes adds them; what it throws leaves all of them out
    public void add(RouteOwner owner, RouteTable.Routes routes) {
        RecordedRoutes recorded = new RecordedRoutes("");
        routes.addTo(recorded);
        List<Owned> own = new ArrayList<>();
        for (Entry entry : recorded.entries()) {
            boolean overriding = false;
            for (RouteClaim claim : entry.claims().toList()) {
                overriding |= takes(owner, claim);
                own.add(new Owned(owner, claim));
            }
            (overriding ? first : others).add(entry);
        }
        kept.addAll(own);
    }

    /// Whether the claim takes a built-in route's place; reports others that are taken.
    private boolean takes(RouteOwner owner, RouteClaim claim) {
        boolean overriding = false;
        for (Owned before : kept) {
            Set<Method> taken = claim.takenBy(before.claim());
            if (taken.isEmpty()) {
                continue;
            }
            if (isAllowed(owner, before.owner(), claim)) {
                overriding = true;
            } else {
                problems.add(message(taken, claim, before.owner(), owner));
            }
        }
        return overriding;
    }

    private boolean isAllowed(RouteOwner owner, RouteOwner before, RouteClaim claim) {
        List<String> naming = overrides.stream().filter(claim::isNamed).toList();
        used.addAll(naming);
        return !naming.isEmpty()
                && owner.rank() == RouteOwner.Rank.PLUGIN
                && before.rank() == RouteOwner.Rank.BUILT_IN;
    }

    private static String message(
            Set<Method> methods, RouteClaim claim, RouteOwner before, RouteOwner owner) {
        String remedy =
                before.rank() == RouteOwner.Rank.BUILT_IN
                        ? "Remove the plug-in, or let it have the route with %s %s."
                                .formatted(FLAG, claim.pattern())
                        : "Remove one of the two plug-ins.";
        return "The route %s %s is taken: %s has it, and %s wants it too. %s"
                .formatted(
                        methods.stream().map(Method::text).collect(Collectors.joining("|")),
                        claim.pattern(),
                        before,
                        owner,
                        remedy);
    }

    /// What `--override-route` named and no plug-in took.
    public List<String> unused() {
        return overrides.stream().filter(path -> !used.contains(path)).toList();
    }

    /// Adds all of them; those that take a built-in route's place come before it.
    public void addTo(HttpRules rules) {
        first.forEach(entry -> entry.addTo(rules));
        others.forEach(entry -> entry.addTo(rules));
    }
}
