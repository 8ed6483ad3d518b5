package dev.parley.parsers.tool.marked;

import java.util.List;

/// Which members of a call's object say what.
///
/// @param name of the function; none where the object's first key is the name and its value the
///     arguments
/// @param arguments the first of them that comes counts
/// @param id of the call
/// @param form what arguments may be
/// @param absence what a call without arguments is
public record CallKeys(
        List<String> name, List<String> arguments, List<String> id, Form form, Absence absence) {

    /// `name` and `arguments`, both needed.
    public static final CallKeys NAME_AND_ARGUMENTS = of("name", "arguments");

    /// The key is the name.
    public static final CallKeys KEY_IS_NAME =
            new CallKeys(List.of(), List.of(), List.of(), Form.OBJECT, Absence.MALFORMED);

    /// Copies the lists.
    public CallKeys {
        name = List.copyOf(name);
        arguments = List.copyOf(arguments);
        id = List.copyOf(id);
    }

    /// What arguments may be.
    public enum Form {
        /// An object, or the call is malformed.
        OBJECT,
        /// An object, also one written as the text of a string.
        TEXT_DECODED,
        /// An object; anything else counts as an empty one.
        OBJECT_OR_EMPTY
    }

    /// What a call without arguments is.
    public enum Absence {
        /// No call.
        MALFORMED,
        /// A call with an empty object.
        EMPTY
    }

    /// Keys of a format that passes an object on as it is written.
    ///
    /// @param name the name's key
    /// @param arguments the keys of the arguments
    public static CallKeys of(String name, String... arguments) {
        return new CallKeys(
                List.of(name), List.of(arguments), List.of(), Form.OBJECT, Absence.MALFORMED);
    }

    /// These with the key of an id.
    public CallKeys withId(String key) {
        return new CallKeys(name, arguments, List.of(key), form, absence);
    }

    /// These with another form of arguments.
    public CallKeys with(Form other) {
        return new CallKeys(name, arguments, id, other, absence);
    }

    /// These with arguments that may be absent.
    public CallKeys with(Absence other) {
        return new CallKeys(name, arguments, id, form, other);
    }
}
