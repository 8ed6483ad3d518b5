package com.example.starter;

import dev.parley.api.tool.ToolParserProvider;
import dev.parley.testkit.ToolParserContract;
import dev.parley.testkit.vector.VectorFile;

import java.nio.file.Path;
import java.util.List;

/// Replays the vectors under many cuts, then damages them two thousand times.
class StarterToolParserTest extends ToolParserContract {

    @Override
    protected ToolParserProvider provider() {
        return new StarterToolParserProvider();
    }

    @Override
    protected List<VectorFile> vectors() {
        return List.of(VectorFile.read(Path.of("src/test/vectors/starter.json")));
    }
}
