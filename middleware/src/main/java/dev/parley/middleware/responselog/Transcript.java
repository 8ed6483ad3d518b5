package dev.parley.middleware.responselog;

/// Hears one reply and logs it. Belongs to the request's thread.
interface Transcript {

    /// Takes the next bytes of the reply; the array is the caller's.
    void hear(byte[] bytes, int offset, int length);

    /// The reply is complete.
    void end();
}
