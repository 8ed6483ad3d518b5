package dev.parley.core.jinja.run;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Callable;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// `self`: the blocks of a template by name, to be called like macros.
///
/// @param blocks what they do
/// @param frame the template's own
record BlocksValue(Map<String, MacroCode> blocks, Frame frame) implements Callable {

    /// The name templates know it by.
    static final String NAME = "self";

    @Override
    public String typeName() {
        return "TemplateReference";
    }

    @Override
    public @Nullable Value at(Value key) {
        MacroCode code = key instanceof Str name ? blocks.get(name.text()) : null;
        return code == null ? null : new MacroValue(code, frame);
    }

    @Override
    public void print(TextOut out) {
        out.append("<TemplateReference None>");
    }

    @Override
    public boolean callable() {
        return false;
    }

    @Override
    public Value call(Arguments arguments, Budget budget) {
        throw JinjaException.evaluation("'TemplateReference' object is not callable");
    }
}
