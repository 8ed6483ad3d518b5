package dev.parley.core.jinja.run;

/// A macro, linked.
///
/// @param name as it is called
/// @param parameters their names
/// @param slots the parameters' slots
/// @param defaults the values of the last parameters
/// @param special the slots of what a macro gets by the way
/// @param entry of the scope
/// @param body what it does
/// @param size how many slots its frame has
/// @param height how many levels its body nests
record MacroCode(
        String name,
        String[] parameters,
        int[] slots,
        Term[] defaults,
        Special special,
        Entry entry,
        Step[] body,
        int size,
        int height) {

    /// Slots of `caller`, `kwargs` and `varargs`, -1 where the macro does not use them.
    record Special(int caller, int kwargs, int varargs) {}
}
