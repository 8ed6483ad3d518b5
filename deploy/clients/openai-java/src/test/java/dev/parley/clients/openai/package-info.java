/// OpenAI's library for Java, unmodified, against the packaged server.
package dev.parley.clients.openai;
