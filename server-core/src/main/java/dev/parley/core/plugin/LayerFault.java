package dev.parley.core.plugin;

import java.lang.module.FindException;
import java.lang.module.InvalidModuleDescriptorException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/// Puts what went wrong with a plug-in into the operator's words. Only static functions.
final class LayerFault {

    private static final Pattern CLASS_VERSION =
            Pattern.compile("(?:class file version|major\\.minor version) (\\d+)");
    private static final Pattern MISSING = Pattern.compile("Module (\\S+) not found.*");
    private static final Pattern SPLIT =
            Pattern.compile(
                    "Module \\S+ contains package (\\S+), module (\\S+) exports package .*");
    private static final Pattern TWO_SUPPLIERS =
            Pattern.compile("Modules (\\S+) and (\\S+) export package (\\S+) to module .*");
    private static final Pattern NO_SUBTYPE = Pattern.compile("(?:Provider )?(\\S+) not a subtype");
    private static final Pattern NO_CLASS = Pattern.compile("(?:Provider )?(\\S+) not found");

    /// Class files of Java N have the version N + 44.
    private static final int VERSION_OFFSET = 44;

    private LayerFault() {}

    /// Why a unit's modules cannot be found, resolved or defined.
    ///
    /// @param file the JAR or the folder
    static String ofUnit(String file, Throwable fault) {
        String message = String.valueOf(fault.getMessage());
        return newerJava(file, fault)
                .or(() -> missing(file, message))
                .or(() -> split(file, message))
                .or(() -> unreadable(file, fault))
                .orElseGet(
                        () ->
                                "%s: its modules do not go together: %s. Remove the JAR that is too much."
                                        .formatted(file, sentence(deepest(fault))));
    }

    private static Optional<String> missing(String file, String message) {
        Matcher missing = MISSING.matcher(message);
        if (!missing.matches()) {
            return Optional.empty();
        }
        String module = missing.group(1);
        String remedy =
                module.startsWith("java.") || module.startsWith("jdk.")
                        ? "Start with PARLEY_JAVA_OPTS=--add-modules=%s in the environment."
                                .formatted(module)
                        : "Put the JAR of that module beside it, both in one folder of their own.";
        return Optional.of(
                "%s: it needs the module %s, which is not there. %s"
                        .formatted(file, module, remedy));
    }

    private static Optional<String> split(String file, String message) {
        Matcher split = SPLIT.matcher(message);
        if (split.matches()) {
            return Optional.of(
                    "%s: it has the package %s, which the module %s has already. Build it without that package."
                            .formatted(file, split.group(1), split.group(2)));
        }
        Matcher two = TWO_SUPPLIERS.matcher(message);
        return two.matches()
                ? Optional.of(
                        "%s: the modules %s and %s both have the package %s. Build it without that package."
                                .formatted(file, two.group(1), two.group(2), two.group(3)))
                : Optional.empty();
    }

    private static Optional<String> unreadable(String file, Throwable fault) {
        if (!(fault instanceof FindException)) {
            return Optional.empty();
        }
        String remedy =
                switch (fault.getCause()) {
                    case ZipException _ ->
                            "The file is no JAR or it is damaged; replace or remove it.";
                    case InvalidModuleDescriptorException _ ->
                            "Repair META-INF/services or the descriptor in it, or remove the file.";
                    case IllegalArgumentException _ ->
                            "Rename the file so that it begins with a letter, or add"
                                    + " Automatic-Module-Name to its manifest.";
                    case null, default -> "Replace or remove it.";
                };
        return Optional.of(
                "%s: it cannot be read as a module: %s. %s"
                        .formatted(file, sentence(deepest(fault)), remedy));
    }

    /// Why a provider cannot be loaded or made.
    ///
    /// @param file of the provider
    static String ofProvider(String file, PluginKind<?> kind, Throwable fault) {
        return newerJava(file, fault)
                .or(() -> notProviding(file, kind, said(kind, fault)))
                .orElseGet(() -> ofClass(file, kind.label(), said(kind, fault), fault));
    }

    private static Optional<String> notProviding(String file, PluginKind<?> kind, String said) {
        Matcher type = NO_SUBTYPE.matcher(said);
        if (type.matches()) {
            return Optional.of(
                    "%s: the class %s is listed as a %s and does not implement %s. Let it, or take it off the list."
                            .formatted(
                                    file, type.group(1), kind.label(), kind.service().getName()));
        }
        Matcher absent = NO_CLASS.matcher(said);
        return absent.matches()
                ? Optional.of(
                        "%s: the class %s is listed as a %s and is not in the file. Add it, or take it off the list."
                                .formatted(file, absent.group(1), kind.label()))
                : Optional.empty();
    }

    /// Why a class cannot be loaded or made.
    ///
    /// @param label such as `middleware`
    /// @param said which class, and what failed
    static String ofClass(String file, String label, String said, Throwable fault) {
        Throwable cause =
                fault instanceof ServiceConfigurationError && fault.getCause() != null
                        ? fault.getCause()
                        : fault;
        Optional<String> newer = newerJava(file, fault);
        if (newer.isPresent()) {
            return newer.get();
        }
        String why = cause == fault ? said : "%s: %s".formatted(said, cause);
        return cause instanceof LinkageError && !(cause instanceof ExceptionInInitializerError)
                ? "%s: a %s does not fit this version of Parley: %s. Get a build made for it, or remove the file."
                        .formatted(file, label, sentence(why))
                : "%s: a %s cannot be used: %s. Replace or remove the file."
                        .formatted(file, label, sentence(why));
    }

    /// Why a provider's name is unknown.
    ///
    /// @param type the provider's class
    static String ofName(String file, String label, String type, Throwable fault) {
        return newerJava(file, fault)
                .orElseGet(
                        () ->
                                "%s: the %s %s cannot be used, since asking for its name or aliases failed: %s. Replace or remove the file."
                                        .formatted(file, label, type, sentence(fault.toString())));
    }

    /// What the loader says, without the service's name in front.
    private static String said(PluginKind<?> kind, Throwable fault) {
        String message = fault instanceof ServiceConfigurationError ? fault.getMessage() : null;
        String prefix = kind.service().getName() + ": ";
        String said = message == null ? fault.toString() : message;
        return said.startsWith(prefix) ? said.substring(prefix.length()) : said;
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

    private static String sentence(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
