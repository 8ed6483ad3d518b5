package dev.parley.docs;

import java.util.List;

/// One loaded provider.
///
/// @param service binary name of its type
/// @param name what the user types
/// @param aliases further names
/// @param facts sentences about it that only the provider knows
/// @param provider binary name of its class
/// @param module where that is
record Registration(
        String service,
        String name,
        List<String> aliases,
        List<String> facts,
        String provider,
        String module) {

    Registration {
        aliases = List.copyOf(aliases);
        facts = List.copyOf(facts);
    }
}
