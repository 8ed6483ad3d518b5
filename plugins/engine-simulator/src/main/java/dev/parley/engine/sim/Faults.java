package dev.parley.engine.sim;

import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which requests go wrong. Immutable.
final class Faults {

    private static final String FLAG = "simulator-fault";

    private final Map<Fault, Long> intervals;

    private Faults(Map<Fault, Long> intervals) {
        this.intervals = intervals;
    }

    /// What the operator asked for.
    ///
    /// @throws StartupFailure when a value names no fault or no count
    static Faults of(Settings settings) {
        return of(settings.list(FLAG));
    }

    static Faults of(List<String> values) {
        Map<Fault, Long> intervals = new EnumMap<>(Fault.class);
        for (String value : values) {
            int colon = value.indexOf(':');
            if (colon < 0) {
                throw unknown(value);
            }
            intervals.put(fault(value, colon), count(value, colon));
        }
        return new Faults(intervals);
    }

    /// What happens to a request.
    ///
    /// @param serial how many came so far, itself included
    Fault of(long serial) {
        if (serial == intervals.getOrDefault(Fault.DIE, 0L)) {
            return Fault.DIE;
        }
        for (Map.Entry<Fault, Long> entry : intervals.entrySet()) {
            if (entry.getKey() != Fault.DIE && serial % entry.getValue() == 0) {
                return entry.getKey();
            }
        }
        return Fault.NONE;
    }

    private static Fault fault(String value, int colon) {
        return switch (value.substring(0, colon)) {
            case "fail" -> Fault.FAIL;
            case "stall" -> Fault.STALL;
            case "die" -> Fault.DIE;
            default -> throw unknown(value);
        };
    }

    private static long count(String value, int colon) {
        try {
            long count = Long.parseLong(value, colon + 1, value.length(), 10);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new StartupFailure(message(value), e);
        }
        throw unknown(value);
    }

    private static StartupFailure unknown(String value) {
        return new StartupFailure(message(value));
    }

    private static String message(String value) {
        return ("--%s: '%s' is no fault. Known: fail:N and stall:N for every Nth request, die:N for"
                        + " the engine's end at the Nth.")
                .formatted(FLAG, value);
    }
}
