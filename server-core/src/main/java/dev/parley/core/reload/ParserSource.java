package dev.parley.core.reload;

/// Where parsers come from. Safe on any thread.
public interface ParserSource {

    /// The parsers of the last load that succeeded.
    ChosenParsers chosen();

    /// Looks for new and changed plug-ins. One thread at a time.
    ///
    /// @return what came of it; [#chosen] changed then
    /// @throws dev.parley.api.ParleyException.InvalidRequest naming all problems, when there are any;
    ///     nothing has changed then
    ReloadReport reload();
}
