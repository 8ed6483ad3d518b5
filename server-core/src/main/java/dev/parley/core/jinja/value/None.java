package dev.parley.core.jinja.value;

/// Python's `None`.
public enum None implements Value {
    /// The only one.
    NONE;

    @Override
    public boolean truthy() {
        return false;
    }

    @Override
    public String typeName() {
        return "NoneType";
    }

    @Override
    public void print(TextOut out) {
        out.append("None");
    }
}
