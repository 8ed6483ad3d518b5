package dev.parley.api.model;

import java.util.Map;

/// A model that comes as a JAR of resources. Found by `ServiceLoader`; stateless.
public interface BundledModelProvider {

    /// The name it is served under; matches `[a-z0-9][a-z0-9_.-]{0,63}`.
    String name();

    /// Its files. Reading is lazy.
    ModelFiles files();

    /// Flags that suit this model, used where the operator gave none, such as
    /// `tool-call-parser` → `hermes`; switches have the value `true`.
    Map<String, String> settings();
}
