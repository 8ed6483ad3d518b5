package dev.parley.core.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/// The server's version. Only static functions.
public final class Version {

    private static final String UNKNOWN = "0.0.0";

    private Version() {}

    /// From the manifest of the server's JAR, such as `0.1.0`; `0.0.0` when it does not run from one.
    public static String current() {
        Module module = Version.class.getModule();
        if (!module.isNamed()) {
            return UNKNOWN;
        }
        try (InputStream manifest = module.getResourceAsStream("META-INF/MANIFEST.MF")) {
            if (manifest == null) {
                return UNKNOWN;
            }
            Attributes attributes = new Manifest(manifest).getMainAttributes();
            String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return version == null ? UNKNOWN : version;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
