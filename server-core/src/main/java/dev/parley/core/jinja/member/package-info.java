/// Attributes, items and methods of values. Entry: [Members]; stateless.
@NullMarked
package dev.parley.core.jinja.member;

import org.jspecify.annotations.NullMarked;
