package dev.parley.docs;

/// A type's binary name in parts, such as `java.lang` and `System.LoggerFinder`.
///
/// @param nested the name inside its package, dots between nested types
record TypeName(String packageName, String nested) {

    static TypeName of(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        return new TypeName(
                binaryName.substring(0, Math.max(dot, 0)),
                binaryName.substring(dot + 1).replace('$', '.'));
    }

    /// The last part.
    String simpleName() {
        return nested.substring(nested.lastIndexOf('.') + 1);
    }

    /// Where the source is, below the source folder.
    String file() {
        int dot = nested.indexOf('.');
        return packageName.replace('.', '/')
                + "/"
                + (dot < 0 ? nested : nested.substring(0, dot))
                + ".java";
    }

    /// The name as sources write it.
    String canonical() {
        return packageName + "." + nested;
    }
}
