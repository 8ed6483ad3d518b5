/// Tool calls as one line of text.
module com.example.starter {
    requires dev.parley.api;

    provides dev.parley.api.tool.ToolParserProvider with
            com.example.starter.StarterToolParserProvider;
}
