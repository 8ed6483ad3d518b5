package dev.parley.docs;

import java.lang.module.ModuleDescriptor;
import java.util.List;

/// One module of the reactor.
///
/// @param folder of its Maven module, relative to the root, with forward slashes
/// @param descriptor as compiled into its JAR
record ReactorModule(String folder, ModuleDescriptor descriptor) {

    private static final String BASE = "java.base";

    String name() {
        return descriptor.name();
    }

    Role role() {
        return Role.of(folder);
    }

    /// What it requires, by name, without what every module requires.
    List<ModuleDescriptor.Requires> requires() {
        return descriptor.requires().stream()
                .filter(required -> !required.name().equals(BASE))
                .sorted()
                .toList();
    }

    /// Packages exported to everybody.
    List<String> exports() {
        return descriptor.exports().stream()
                .filter(exported -> !exported.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .sorted()
                .toList();
    }

    /// What it provides, by service.
    List<ModuleDescriptor.Provides> provides() {
        return descriptor.provides().stream().sorted().toList();
    }
}
