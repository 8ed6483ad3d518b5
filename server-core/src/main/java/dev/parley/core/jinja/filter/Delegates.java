package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.member.NamedMethod;
import dev.parley.core.jinja.value.Str;

/// Methods of strings that filters and tests call, looked up when the first of them runs.
final class Delegates {

    static final NamedMethod CENTER = method("center");
    static final NamedMethod IS_LOWER = method("islower");
    static final NamedMethod IS_UPPER = method("isupper");
    static final NamedMethod JOIN = method("join");
    static final NamedMethod SPLIT_LINES = method("splitlines");
    static final NamedMethod STRIP = method("strip");

    private Delegates() {}

    static NamedMethod method(String name) {
        return NamedMethod.of(Str.of(name));
    }
}
