/// What authors of plug-ins do: start a project, build it, prove it, drop it in.
package dev.parley.acceptance.author;
