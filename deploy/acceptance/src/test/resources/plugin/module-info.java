/// A third party's tool parser.
module com.example.shout {
    requires dev.parley.api;

    provides dev.parley.api.tool.ToolParserProvider with
            com.example.shout.ShoutToolParserProvider;
}
