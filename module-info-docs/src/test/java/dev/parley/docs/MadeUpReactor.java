package dev.parley.docs;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A reactor of descriptors that nobody compiled, with sources where a test needs comments.
final class MadeUpReactor {

    private final Path root;
    private final List<ReactorModule> modules = new ArrayList<>();

    MadeUpReactor(Path root) {
        this.root = root;
    }

    /// Adds a module that requires others.
    MadeUpReactor module(String folder, String name, String... requires) {
        ModuleDescriptor.Builder descriptor =
                ModuleDescriptor.newModule(name).requires("java.base");
        for (String required : requires) {
            descriptor.requires(required);
        }
        return module(folder, descriptor);
    }

    MadeUpReactor module(String folder, ModuleDescriptor.Builder descriptor) {
        modules.add(new ReactorModule(folder, descriptor.build()));
        return this;
    }

    /// Writes a source file of a module.
    MadeUpReactor source(String folder, String file, String text) throws IOException {
        Path source = root.resolve(folder, "src", "main", "java").resolve(file);
        Files.createDirectories(source.getParent());
        Files.writeString(source, text);
        return this;
    }

    Reactor reactor() {
        return new Reactor(root, modules);
    }

    /// An API with a service `Greeter`, a server that uses it, and a plug-in that provides it.
    static Reactor greeting(Path root) throws IOException {
        return new MadeUpReactor(root)
                .module("server-api", ModuleDescriptor.newModule("house.api").exports("house.api"))
                .module(
                        "server-core",
                        ModuleDescriptor.newModule("house.core")
                                .requires(
                                        Set.of(ModuleDescriptor.Requires.Modifier.TRANSITIVE),
                                        "house.api")
                                .uses("house.api.Greeter"))
                .module(
                        "plugins/hello",
                        ModuleDescriptor.newModule("house.hello")
                                .requires("house.api")
                                .provides("house.api.Greeter", List.of("house.hello.HelloGreeter")))
                .source(
                        "server-api",
                        "module-info.java",
                        """
                        /// What a [Greeter][house.api.Greeter] is
                        /// written against.
                        ///
                        /// More.
                        module house.api {
                            exports house.api;
                        }
                        """)
                .source(
                        "server-api",
                        "house/api/package-info.java",
                        "/// The whole SPI.\npackage house.api;\n")
                .source(
                        "server-api",
                        "house/api/Greeter.java",
                        """
                        package house.api;

                        /// Greets | waves.
                        ///
                        /// At any time.
                        public interface Greeter {}
                        """)
                .source(
                        "server-core",
                        "module-info.java",
                        """
                        /// The server.
                        ///
                        /// @uses house.api.Greeter to be
                        ///     polite
                        module house.core {}
                        """)
                .source(
                        "plugins/hello",
                        "module-info.java",
                        "/// Says hello.\nmodule house.hello {}\n")
                .source(
                        "plugins/hello",
                        "house/hello/HelloGreeter.java",
                        """
                        package house.hello;

                        /// Says:
                        ///
                        /// ```
                        /// hello
                        /// ```
                        public final class HelloGreeter implements house.api.Greeter {}
                        """)
                .reactor();
    }

    /// What `HelloGreeter` of [#greeting] is registered as.
    static Registrations registrations() {
        return new Registrations(
                List.of(
                        new Registration(
                                "house.api.Greeter",
                                "hello",
                                List.of("hi"),
                                List.of("Loud: no."),
                                "house.hello.HelloGreeter",
                                "house.hello")));
    }
}
