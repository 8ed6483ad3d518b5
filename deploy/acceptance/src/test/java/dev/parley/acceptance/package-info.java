/// Tests of the packaged server: real process, real sockets, the demo model.
package dev.parley.acceptance;
