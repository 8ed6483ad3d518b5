/// What a template finds when it starts: variables from JSON and the global functions. Entry: [Globals], [JsonValues].
@NullMarked
package dev.parley.core.jinja.context;

import org.jspecify.annotations.NullMarked;
