package dev.parley.core.reload;

import dev.parley.api.router.LoadedPlugin;

import java.util.List;

/// Where parsers come from. Safe on any thread.
public interface ParserSource {

    /// The parsers of the last load that succeeded.
    ChosenParsers chosen();

    /// All tool parsers and reasoning parsers of the last load that succeeded, for listings.
    List<LoadedPlugin> plugins();

    /// Looks for new and changed plug-ins. One thread at a time.
    ///
    /// @return what came of it; [#chosen] changed then
    /// @throws dev.parley.api.ParleyException.InvalidRequest naming all problems, when there are any;
    ///     nothing has changed then
    ReloadReport reload();
}
