/// Reasoning in replies whose layout the model's tokenizer describes.
///
/// Entry type: the provider. A [ResponseTemplate] is a value; a parser belongs to one choice and one
/// thread.
@NullMarked
package dev.parley.parsers.reasoning.template;

import org.jspecify.annotations.NullMarked;
