package dev.parley.testkit;

import dev.parley.api.tool.ToolParserProvider;
import dev.parley.testkit.shout.ShoutToolParserProvider;
import dev.parley.testkit.vector.VectorFile;

import java.nio.file.Path;
import java.util.List;

/// A good parser passes, with vectors and samples.
class ShoutContractTest extends ToolParserContract {

    @Override
    protected ToolParserProvider provider() {
        return new ShoutToolParserProvider(ShoutToolParserProvider.Flaw.NONE);
    }

    @Override
    protected List<String> samples() {
        return List.of("Well. !go! Now !stop");
    }

    @Override
    protected List<VectorFile> vectors() {
        return List.of(VectorFile.read(Path.of("src/test/resources/tool-parsers/shout.json")));
    }
}
