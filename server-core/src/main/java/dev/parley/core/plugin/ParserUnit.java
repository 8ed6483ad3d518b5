package dev.parley.core.plugin;

import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.tool.ToolParserProvider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A loaded plug-in with parsers: one JAR, or one folder of JARs.
///
/// @param file the JAR or folder
/// @param contents fingerprint of all its modules
/// @param layer its module layer
public record ParserUnit(Path file, String contents, ModuleLayer layer) {

    private static final Set<String> PARSERS =
            Set.of(ToolParserProvider.class.getName(), ReasoningParserProvider.class.getName());

    private static final int BUFFER = 1 << 16;

    /// The unit of a layer that was loaded.
    static ParserUnit of(Path file, ModuleLayer layer) {
        return new ParserUnit(file, fingerprint(references(layer)), layer);
    }

    /// The JAR, or the folder of several.
    static Path file(List<Path> jars) {
        Path first = jars.getFirst();
        return jars.size() == 1 ? first : first.resolveSibling("").normalize();
    }

    static Set<ModuleReference> references(ModuleLayer layer) {
        return layer.configuration().modules().stream()
                .map(ResolvedModule::reference)
                .collect(Collectors.toSet());
    }

    /// Whether any module provides a parser.
    static boolean holdsParsers(Collection<ModuleReference> modules) {
        return modules.stream()
                .flatMap(module -> module.descriptor().provides().stream())
                .map(ModuleDescriptor.Provides::service)
                .anyMatch(PARSERS::contains);
    }

    /// Tells contents apart, whatever the files' names and times.
    ///
    /// @throws UncheckedIOException when a file cannot be read
    static String fingerprint(Collection<ModuleReference> modules) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<ModuleReference> sorted =
                    modules.stream()
                            .sorted(Comparator.comparing(module -> module.descriptor().name()))
                            .toList();
            for (ModuleReference module : sorted) {
                add(module.descriptor().name(), digest);
                addEntries(module, digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addEntries(ModuleReference module, MessageDigest digest)
            throws IOException {
        try (ModuleReader reader = module.open()) {
            for (String name : reader.list().sorted().toList()) {
                add(name, digest);
                try (InputStream entry = reader.open(name).orElseThrow()) {
                    addAll(entry, digest);
                }
            }
        }
    }

    private static void addAll(InputStream entry, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            digest.update(buffer, 0, read);
            length += read;
        }
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).flip());
    }

    private static void add(String name, MessageDigest digest) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
