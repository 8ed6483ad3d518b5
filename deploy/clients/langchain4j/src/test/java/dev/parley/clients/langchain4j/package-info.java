/// LangChain4j, unmodified, against the packaged server.
package dev.parley.clients.langchain4j;
