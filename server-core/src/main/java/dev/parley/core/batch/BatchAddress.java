package dev.parley.core.batch;

/// What stands in place of a file's path. Only static functions.
final class BatchAddress {

    private BatchAddress() {}

    /// Whether it is an address of the web.
    static boolean isWeb(String source) {
        return source.startsWith("http://") || source.startsWith("https://");
    }
}
