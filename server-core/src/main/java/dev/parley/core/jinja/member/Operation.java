package dev.parley.core.jinja.member;

import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Value;

/// A built-in method, filter or test on subjects of one type.
///
/// @param <T> the subject's type
/// @param signature its parameters
/// @param body what it does
public record Operation<T extends Value>(Signature signature, Body<T> body) {

    /// What an operation does.
    ///
    /// @param <T> the subject's type
    @FunctionalInterface
    public interface Body<T extends Value> {

        /// Applies it to a subject.
        Value apply(T subject, Parameters parameters);
    }

    /// One whose parameters are as [Signature#of] reads them.
    ///
    /// @param <T> the subject's type
    public static <T extends Value> Operation<T> of(
            String name, Body<T> body, String... parameters) {
        return new Operation<>(Signature.of(name, parameters), body);
    }

    /// Applies it to a subject; reading a string is paid for by its length.
    public Value call(T subject, Arguments arguments, Budget budget) {
        budget.scan(subject instanceof Str string ? string.text().length() : 0);
        return body.apply(subject, signature.bind(arguments, budget));
    }
}
