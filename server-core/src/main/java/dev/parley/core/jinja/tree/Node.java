package dev.parley.core.jinja.tree;

import java.util.List;

/// A piece of a template.
public sealed interface Node permits Expression, Statement, Target {

    /// Its parts, in source order.
    List<? extends Node> children();
}
