package dev.parley.core.jinja;

import java.time.InstantSource;
import java.time.ZoneId;

/// How to render.
///
/// @param limits what the rendering may use
/// @param clock the time that `strftime_now` prints
/// @param zone the time zone it prints it in
public record RenderOptions(RenderLimits limits, InstantSource clock, ZoneId zone) {}
