/// The chosen parsers, which can change while the server runs.
///
/// [PluginParsers] loads them, [CurrentParsers] guards them and hands out the ones of the moment,
/// [ReloadRoute] is the operator's button. Requests that run keep the parsers they began with. Safe on
/// any thread; reloads come one at a time.
@NullMarked
package dev.parley.core.reload;

import org.jspecify.annotations.NullMarked;
