package dev.parley.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One flag of `parley serve`: everything that parsing, `--help`, the reference page and the
/// start-up log know about it. Immutable.
public final class Option {

    private final String name;
    private final OptionGroup group;
    private final OptionType type;
    private final List<String> aliases;
    private final List<Variable> variables;
    private final Optional<String> standard;
    private final Occurrence occurrence;
    private final Secrecy secrecy;
    private final String sentence;

    private Option(Builder parts, String sentence) {
        name = parts.name;
        group = parts.group;
        type = parts.type;
        aliases = List.copyOf(parts.aliases);
        standard = parts.standard;
        occurrence = parts.occurrence;
        secrecy = parts.secrecy;
        this.sentence = sentence;
        List<Variable> all = new ArrayList<>();
        all.add(new Variable(variable(), UnaryOperator.identity()));
        all.addAll(parts.variables);
        variables = List.copyOf(all);
    }

    /// Begins an option.
    ///
    /// @param name without dashes, such as `max-num-seqs`
    static Builder named(String name, OptionGroup group, OptionType type) {
        return new Builder(name, group, type);
    }

    /// The name without dashes; the key in [dev.parley.api.Settings].
    public String name() {
        return name;
    }

    /// The name with dashes.
    public String flag() {
        return "--" + name;
    }

    /// Further spellings, with their dashes.
    public List<String> aliases() {
        return aliases;
    }

    /// Where it stands in `--help`.
    public OptionGroup group() {
        return group;
    }

    /// What its value looks like.
    public OptionType type() {
        return type;
    }

    /// The value where nobody gives one; empty for none.
    public Optional<String> standard() {
        return standard;
    }

    /// What it does, one sentence.
    public String sentence() {
        return sentence;
    }

    /// How often it may be given.
    public Occurrence occurrence() {
        return occurrence;
    }

    /// Whether the value may be shown.
    public Secrecy secrecy() {
        return secrecy;
    }

    /// The environment variables it is read from, the first that is set wins.
    public List<Variable> variables() {
        return variables;
    }

    /// Parley's own environment variable, such as `PARLEY_MAX_NUM_SEQS`.
    public String variable() {
        return "PARLEY_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return flag();
    }

    /// How often an option may be given, and with how many values.
    public enum Occurrence {
        /// One value; the last one counts.
        SINGLE,
        /// Several values after one flag; the last flag counts, as with vLLM.
        LIST,
        /// Several values, and every flag adds to them.
        REPEATED
    }

    /// Whether a value may be shown.
    public enum Secrecy {
        /// It may.
        OPEN,
        /// It is masked.
        SECRET
    }

    /// An environment variable.
    ///
    /// @param name such as `VLLM_LOGGING_LEVEL`
    /// @param reading its value in the option's terms
    public record Variable(String name, UnaryOperator<String> reading) {}

    /// Collects the parts of an option. One thread.
    static final class Builder {

        private final String name;
        private final OptionGroup group;
        private final OptionType type;
        private final List<String> aliases = new ArrayList<>();
        private final List<Variable> variables = new ArrayList<>();
        private Optional<String> standard = Optional.empty();
        private Occurrence occurrence = Occurrence.SINGLE;
        private Secrecy secrecy = Secrecy.OPEN;

        private Builder(String name, OptionGroup group, OptionType type) {
            this.name = name;
            this.group = group;
            this.type = type;
        }

        Builder alias(String spelling) {
            aliases.add(spelling);
            return this;
        }

        Builder standard(String value) {
            standard = Optional.of(value);
            return this;
        }

        Builder occurs(Occurrence often) {
            occurrence = often;
            return this;
        }

        Builder secret() {
            secrecy = Secrecy.SECRET;
            return this;
        }

        Builder variable(String variable) {
            return variable(variable, UnaryOperator.identity());
        }

        Builder variable(String variable, UnaryOperator<String> reading) {
            variables.add(new Variable(variable, reading));
            return this;
        }

        /// Ends the option.
        Option does(String what) {
            return new Option(this, what);
        }
    }
}
