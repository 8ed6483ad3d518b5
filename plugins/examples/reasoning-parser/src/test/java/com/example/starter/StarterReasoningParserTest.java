package com.example.starter;

import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.testkit.ReasoningParserContract;
import dev.parley.testkit.vector.VectorFile;

import java.nio.file.Path;
import java.util.List;

/// Replays the vectors under many cuts, then damages them two thousand times.
class StarterReasoningParserTest extends ReasoningParserContract {

    @Override
    protected ReasoningParserProvider provider() {
        return new StarterReasoningParserProvider();
    }

    @Override
    protected List<VectorFile> vectors() {
        return List.of(VectorFile.read(Path.of("src/test/vectors/starter.json")));
    }
}
