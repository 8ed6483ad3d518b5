package dev.parley.engine.onnx.ort;

import dev.parley.api.StartupFailure;

import java.util.Locale;

/// The platforms ONNX Runtime's libraries are published for.
enum NativePlatform {
    LINUX_X64("linux-x64", "libonnxruntime.so"),
    LINUX_AARCH64("linux-aarch64", "libonnxruntime.so"),
    OSX_AARCH64("osx-aarch64", "libonnxruntime.dylib"),
    WIN_X64("win-x64", "onnxruntime.dll");

    private final String id;
    private final String library;

    NativePlatform(String id, String library) {
        this.id = id;
        this.library = library;
    }

    /// The name of its folder inside the published JAR.
    String id() {
        return id;
    }

    /// File name of the library.
    String library() {
        return library;
    }

    /// The platform this process runs on.
    static NativePlatform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /// The platform of an operating system and processor as Java names them.
    static NativePlatform of(String system, String processor) {
        String id = family(system) + "-" + width(processor);
        for (NativePlatform platform : values()) {
            if (platform.id.equals(id)) {
                return platform;
            }
        }
        throw new StartupFailure(
                "There is no ONNX Runtime for %s on %s. It runs on linux-x64, linux-aarch64, osx-aarch64 and win-x64."
                        .formatted(system, processor));
    }

    private static String family(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "win";
        }
        return name.startsWith("mac") ? "osx" : name;
    }

    private static String width(String processor) {
        return switch (processor) {
            case "amd64", "x86_64" -> "x64";
            case "arm64" -> "aarch64";
            default -> processor;
        };
    }
}
