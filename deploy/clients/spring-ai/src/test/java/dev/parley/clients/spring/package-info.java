/// Spring AI, unmodified, against the packaged server.
package dev.parley.clients.spring;
