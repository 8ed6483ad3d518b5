package dev.parley.core.jinja.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.RenderLimits;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class NamedMethodTest {

    private final Budget budget = new Budget(RenderLimits.UNTRUSTED);

    private static NamedMethod named(String name) {
        return NamedMethod.of(Str.of(name));
    }

    private Value call(String name, Value subject, Value... arguments) {
        return named(name).call(subject, Arguments.of(arguments), budget);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "capitalize",
                "casefold",
                "center",
                "count",
                "encode",
                "endswith",
                "expandtabs",
                "find",
                "format",
                "format_map",
                "index",
                "isalnum",
                "isalpha",
                "isascii",
                "isdecimal",
                "isdigit",
                "isidentifier",
                "islower",
                "isnumeric",
                "isprintable",
                "isspace",
                "istitle",
                "isupper",
                "join",
                "ljust",
                "lower",
                "lstrip",
                "maketrans",
                "partition",
                "removeprefix",
                "removesuffix",
                "replace",
                "rfind",
                "rindex",
                "rjust",
                "rpartition",
                "rsplit",
                "rstrip",
                "split",
                "splitlines",
                "startswith",
                "strip",
                "swapcase",
                "title",
                "translate",
                "upper",
                "zfill"
            })
    void knowsEveryMethodOfStrings(String name) {
        assertNotNull(named(name).ofStr());
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "get", "items", "keys", "values"})
    void knowsTheMethodsOfDictsThatChangeNothing(String name) {
        assertNotNull(named(name).ofDict());
        assertNull(named(name).ofStr());
    }

    @Test
    void choosesByTheSubject() {
        DictValue dict = new DictValue();
        dict.put(Str.of("a"), Int.of(1));
        assertEquals(Int.of(1), call("get", dict, Str.of("a")));
        assertEquals(Str.of("A"), call("upper", Str.of("a")));
        assertEquals(Int.of(2), call("count", Str.of("banana"), Str.of("an")));
        assertEquals(Int.of(1), call("count", new ListValue(List.of(Int.of(3))), Int.of(3)));
    }

    @Test
    void refusesWhatIsNoMethodOfTheSubject() {
        assertEquals(
                "'int object' has no attribute 'upper'",
                assertThrows(JinjaException.class, () -> call("upper", Int.of(1))).message());
        assertThrows(
                JinjaException.class, () -> call("upper", Undefined.because("nothing was given")));
        assertThrows(JinjaException.class, () -> call("update", new DictValue()));
    }
}
