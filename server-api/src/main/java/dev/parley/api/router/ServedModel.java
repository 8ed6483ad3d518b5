package dev.parley.api.router;

import dev.parley.api.model.ModelFiles;

import java.util.List;

/// The served model as clients see it.
///
/// @param names served names, the first is used in replies; not empty
/// @param root what `--model` named, the `root` of `/v1/models`
/// @param files its files
public record ServedModel(List<String> names, String root, ModelFiles files) {

    /// Copies the list.
    public ServedModel {
        names = List.copyOf(names);
    }
}
