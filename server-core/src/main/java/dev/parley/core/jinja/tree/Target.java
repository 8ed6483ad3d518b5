package dev.parley.core.jinja.tree;

import java.util.List;

/// What an assignment sets.
public sealed interface Target extends Node {

    /// A variable.
    record Variable(String name) implements Target {
        @Override
        public List<Target> children() {
            return List.of();
        }
    }

    /// An attribute of a namespace.
    record NamespaceAttribute(String name, String attribute) implements Target {
        @Override
        public List<Target> children() {
            return List.of();
        }
    }

    /// Several targets, each set to one item.
    record Several(List<Target> targets) implements Target {
        @Override
        public List<Target> children() {
            return targets;
        }
    }
}
