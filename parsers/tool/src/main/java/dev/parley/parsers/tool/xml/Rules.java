package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.call.CallWriter.UnknownTools;
import dev.parley.parsers.tool.call.ContentGate.After;
import dev.parley.parsers.tool.call.ContentGate.Edges;
import dev.parley.parsers.tool.call.ValueText.Newlines;

/// What formats differ in besides their markers.
///
/// @param edges how a whole reply shows text beside calls
/// @param after what a stream shows of text after a call
/// @param unknown what becomes of calls to tools that the request does not have
/// @param newlines what newlines at the edges of a value mean
record Rules(Edges edges, After after, UnknownTools unknown, Newlines newlines) {}
