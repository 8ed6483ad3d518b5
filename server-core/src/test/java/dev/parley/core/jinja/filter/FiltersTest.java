package dev.parley.core.jinja.filter;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

    /// All that jinja2 3.1 has, and no test without a filter's name.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "abs",
                "attr",
                "batch",
                "capitalize",
                "center",
                "count",
                "d",
                "default",
                "dictsort",
                "e",
                "escape",
                "filesizeformat",
                "first",
                "float",
                "forceescape",
                "format",
                "groupby",
                "indent",
                "int",
                "items",
                "join",
                "last",
                "length",
                "list",
                "lower",
                "map",
                "max",
                "min",
                "pprint",
                "random",
                "reject",
                "rejectattr",
                "replace",
                "reverse",
                "round",
                "safe",
                "select",
                "selectattr",
                "slice",
                "sort",
                "string",
                "striptags",
                "sum",
                "title",
                "tojson",
                "trim",
                "truncate",
                "unique",
                "upper",
                "urlencode",
                "urlize",
                "wordcount",
                "wordwrap",
                "xmlattr"
            })
    void knowsEveryFilter(String name) {
        assertNotNull(Filters.find(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!=",
                "<",
                "<=",
                "==",
                ">",
                ">=",
                "boolean",
                "callable",
                "defined",
                "divisibleby",
                "eq",
                "equalto",
                "escaped",
                "even",
                "false",
                "filter",
                "float",
                "ge",
                "greaterthan",
                "gt",
                "in",
                "integer",
                "iterable",
                "le",
                "lessthan",
                "lower",
                "lt",
                "mapping",
                "ne",
                "none",
                "number",
                "odd",
                "sameas",
                "sequence",
                "string",
                "test",
                "true",
                "undefined",
                "upper"
            })
    void knowsEveryTest(String name) {
        assertNotNull(Tests.find(name));
    }

    @Test
    void knowsNoOthers() {
        assertNull(Filters.find("strip"));
        assertNull(Filters.find(""));
        assertNull(Tests.find("empty"));
    }
}
