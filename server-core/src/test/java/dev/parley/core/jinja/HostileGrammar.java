package dev.parley.core.jinja;

import java.util.List;
import java.util.Random;

/// Makes templates that want too much: something that grows, in something that repeats, used by
/// something that looks at all of it.
final class HostileGrammar {

    private static final List<String> NUMBERS =
            List.of("10 ** 9", "99999", "10 ** 5000", "-10 ** 9", "2 ** 63", "100000", "65536");

    private static final List<String> STARTS =
            List.of(
                    "'ab'",
                    "[1]",
                    "(1,)",
                    "{1: 'a'}",
                    "7",
                    "'\uD83D\uDE00\n'",
                    "[[]]",
                    "range(99999)");

    private static final List<String> GROWTH =
            List.of(
                    "ns.a ~ ns.a",
                    "ns.a + ns.a",
                    "ns.a * 2",
                    "ns.a * ns.a",
                    "[ns.a, ns.a]",
                    "(ns.a, ns.a)",
                    "[ns.a]",
                    "{ns.a: ns.a}",
                    "{'x': ns.a, 'y': ns.a}",
                    "dict(ns.a, z=ns.a)",
                    "ns.a|string|replace('a', ns.a|string)",
                    "ns.a|string ~ ns.a|tojson",
                    "(ns.a|string).join([1, 2, 3]|map('string'))",
                    "ns.a|list + ns.a|list",
                    "ns.a|string|indent(1000)",
                    "ns.a|batch(7, ns.a)|list",
                    "ns.a|slice(1000)|list",
                    "ns.a|string|escape",
                    "'%s%s' % (ns.a, ns.a)",
                    "'{0}{0}'.format(ns.a)",
                    "ns.a|string|urlencode",
                    "ns.a|string|wordwrap(1)",
                    "ns.a|map('string')|join(ns.a|string)",
                    "ns.a|unique|list + ns.a|sort",
                    "(ns.a|string).split('') + [ns.a]",
                    "namespace(a=ns)",
                    "ns");

    private static final List<String> USES =
            List.of(
                    "ns.a",
                    "ns.a|tojson",
                    "ns.a|tojson(indent=4000)",
                    "ns.a == ns.b",
                    "ns.a < ns.b",
                    "ns.a in [ns.b]",
                    "ns.a|string|upper",
                    "ns.a|list|sort",
                    "[ns.a, ns.b]|unique|list",
                    "ns.a|groupby('x')",
                    "ns.a|string|wordcount",
                    "ns.a|sum(start=ns.b)",
                    "ns.a[::-1]",
                    "ns.a[-%s:%s]",
                    "'x' * %s",
                    "[ns.a] * %s",
                    "range(%s)|list",
                    "range(%s)|sum",
                    "'%%%sd' %% 1",
                    "'%%.%sf' %% 1.5",
                    "'{:>%s}'.format(1)",
                    "'a'.center(%s)",
                    "'a'|center(%s)",
                    "[1]|tojson(indent=%s)",
                    "'a\nb'|indent(%s)",
                    "ns.a|string|truncate(%s)",
                    "[0]|batch(%s, 0)|list",
                    "2 ** (%s)",
                    "(%s)|string|length",
                    "ns.a|dictsort",
                    "ns.a|xmlattr",
                    "ns.a|pprint",
                    "{ns.a: 1}",
                    "ns.a|string|title|capitalize|trim",
                    "(ns.a|string).count('a') + (ns.a|string).find('zz')",
                    "(ns.a|string).expandtabs(%s)",
                    "(ns.a|string).zfill(%s)",
                    "(ns.a|string).splitlines()",
                    "ns.a|string|urlize",
                    "('(' ~ ns.a|string ~ '@a.b)')|urlize(%s)",
                    "('<' ~ ns.a|string ~ '&lt;')|striptags",
                    "(ns.a|string).encode()|list",
                    "(ns.a|string).translate({97: ns.a|string})",
                    "(%s).to_bytes(%s, 'big')|string",
                    "('%s'|float).as_integer_ratio()",
                    "[ns.a|string, ns.b]|pprint");

    private static final List<String> REPEATS =
            List.of(
                    "{%% for i in range(100000) %%}%s{%% endfor %%}",
                    "{%% for i in range(99999) %%}{%% for j in range(i) %%}%s{%% endfor %%}{%%"
                            + " endfor %%}",
                    "{%% macro m(n) %%}%s{{ m(n + 1) }}{%% endmacro %%}{{ m(0) }}",
                    "{%% macro m(n) %%}%s{%% if n %%}{{ m(n - 1) }}{{ m(n - 1) }}{%% endif %%}{%%"
                            + " endmacro %%}{{ m(40) }}",
                    "{%% for x in [1] recursive %%}%s{{ loop([1, 1]) }}{%% endfor %%}",
                    "{%% macro m() %%}%s{%% call m() %%}{{ caller() }}{%% endcall %%}{%% endmacro"
                            + " %%}{%% call m() %%}{%% endcall %%}",
                    "{%% for i in range(60) %%}%s{%% endfor %%}",
                    "{%% set q %%}{%% for i in range(9999) %%}%s{%% endfor %%}{%% endset %%}{{ q ~"
                            + " q }}",
                    "{%% filter upper %%}{%% for i in range(9999) %%}%s{%% endfor %%}{%% endfilter"
                            + " %%}",
                    "%s");

    private final Random random;

    HostileGrammar(Random random) {
        this.random = random;
    }

    /// The next template.
    String template() {
        String start = pick(STARTS, random);
        String growth = pick(GROWTH, random);
        String grow =
                "{% set ns.a = "
                        + growth
                        + " %}{% set ns.b = "
                        + growth.replace("ns.a", "ns.b")
                        + " %}"
                        + (random.nextInt(4) == 0 ? "{{ " + use() + " }}" : "");
        String body = random.nextInt(6) == 0 ? nested() : grow;
        return "{% set ns = namespace(a="
                + start
                + ", b="
                + start
                + ") %}"
                + pick(REPEATS, random).formatted(body)
                + "{{ "
                + use()
                + " }}";
    }

    /// A piece for the middle of another template.
    static String fragment(Random random) {
        HostileGrammar grammar = new HostileGrammar(random);
        return random.nextBoolean() ? "{{ " + grammar.use() + " }}" : grammar.template();
    }

    private String use() {
        String use = pick(USES, random);
        return use.contains("%s") && !use.contains("%.%s")
                ? use.replace("%%", "\0").replace("%s", pick(NUMBERS, random)).replace("\0", "%")
                : use.replace("%%", "\0").replace("%s", "999999999").replace("\0", "%");
    }

    private String nested() {
        int many = 1 + random.nextInt(3000);
        return switch (random.nextInt(6)) {
            case 0 -> "{{ " + "(".repeat(many) + "1" + ")".repeat(many) + " }}";
            case 1 -> "{{ " + "[".repeat(many) + "]".repeat(many) + " }}";
            case 2 -> "{{ " + "not ".repeat(many) + "1 }}";
            case 3 -> "{{ 1" + "|string".repeat(many) + " }}";
            case 4 -> "{% if 1 %}".repeat(many) + "{% endif %}".repeat(many);
            default -> "{{ 1" + " ~ ns.a".repeat(many) + " }}";
        };
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
