/// Keys and certificates of the listener, from PEM files that may change while the server runs.
///
/// Entry types: [TlsFiles], [TlsRefresh]. The refresh has a thread of its own.
@NullMarked
package dev.parley.core.tls;

import org.jspecify.annotations.NullMarked;
