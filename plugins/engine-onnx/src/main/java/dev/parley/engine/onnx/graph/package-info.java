/// Writes the ONNX graph that runs a model: packed rows in, logits of chosen rows out.
///
/// Entry type: [DecoderGraph]. One thread builds a graph; the result is a value.
@NullMarked
package dev.parley.engine.onnx.graph;

import org.jspecify.annotations.NullMarked;
