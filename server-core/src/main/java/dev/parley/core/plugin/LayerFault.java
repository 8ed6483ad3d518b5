package dev.parley.core.plugin;

import java.lang.module.FindException;
import java.lang.module.ResolutionException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts what went wrong with a plug-in into the operator's words. Only static functions.
final class LayerFault {

    private static final Pattern CLASS_VERSION =
            Pattern.compile("(?:class file version|major\\.minor version) (\\d+)");

    /// Class files of Java N have the version N + 44.
    private static final int VERSION_OFFSET = 44;

    private LayerFault() {}

    /// Why a unit's modules cannot be found, resolved or defined.
    static String ofUnit(String file, Throwable fault) {
        return newerJava(file, fault)
                .orElseGet(
                        () ->
                                switch (fault) {
                                    case FindException e
                                            when e.getMessage() != null
                                                    && e.getMessage().startsWith("Module ") ->
                                            "%s: %s. Put the missing JAR beside it, both in one folder of their own."
                                                    .formatted(file, e.getMessage());
                                    case FindException e ->
                                            "%s: it cannot be read as a module: %s. Replace or remove it."
                                                    .formatted(file, deepest(e));
                                    case ResolutionException e ->
                                            "%s: its modules do not go together: %s. Remove the JAR that is too much."
                                                    .formatted(file, e.getMessage());
                                    default ->
                                            "%s: it cannot be loaded: %s. Replace or remove it."
                                                    .formatted(file, deepest(fault));
                                });
    }

    /// Why a provider cannot be loaded or made.
    ///
    /// @param file of the provider
    /// @param kind such as `tool parser`
    static String ofProvider(String file, String kind, Throwable fault) {
        return newerJava(file, fault)
                .orElseGet(
                        () -> {
                            Throwable cause =
                                    fault instanceof ServiceConfigurationError
                                                    && fault.getCause() != null
                                            ? fault.getCause()
                                            : fault;
                            if (cause instanceof LinkageError
                                    && !(cause instanceof ExceptionInInitializerError)) {
                                return "%s: a %s does not fit this version of Parley: %s. Get a build made for it, or remove the file."
                                        .formatted(file, kind, cause);
                            }
                            return "%s: a %s cannot be used: %s. Replace or remove the file."
                                    .formatted(
                                            file,
                                            kind,
                                            cause == fault
                                                    ? fault.getMessage()
                                                    : fault.getMessage() + ": " + cause);
                        });
    }

    private static Optional<String> newerJava(String file, Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            Matcher version = CLASS_VERSION.matcher(String.valueOf(cause.getMessage()));
            if (version.find()) {
                int java = Integer.parseInt(version.group(1)) - VERSION_OFFSET;
                int here = Runtime.version().feature();
                return Optional.of(
                        "%s: it was compiled for Java %d, and this is Java %d. Compile it with --release %d, or run Parley on Java %d."
                                .formatted(file, java, here, here, java));
            }
        }
        return Optional.empty();
    }

    private static String deepest(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
