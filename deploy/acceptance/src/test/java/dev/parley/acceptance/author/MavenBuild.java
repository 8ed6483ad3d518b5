package dev.parley.acceptance.author;

import dev.parley.acceptance.ParleyServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Builds a stranger's project with the user's Maven, and Parley's own artifacts from the distribution.
///
/// The local repository is a folder of links to the user's, so that nothing is downloaded twice and
/// no artifact of Parley is left in the user's.
///
/// @param repository the folder
record MavenBuild(Path repository) {

    /// Prepares a repository.
    static MavenBuild in(Path folder) throws IOException {
        Path users = Path.of(System.getProperty("user.home"), ".m2", "repository");
        Files.createDirectories(users);
        Files.createDirectories(folder);
        link(users, folder, "dev");
        Path dev = Files.createDirectories(folder.resolve("dev"));
        if (Files.isDirectory(users.resolve("dev"))) {
            link(users.resolve("dev"), dev, "parley");
        }
        return new MavenBuild(folder);
    }

    private static void link(Path from, Path to, String except) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path link = to.resolve(entry.getFileName());
                if (!entry.endsWith(except) && !Files.exists(link)) {
                    Files.createSymbolicLink(link, entry);
                }
            }
        }
    }

    /// Runs `mvn verify` on a project.
    CommandLine verify(Path project) {
        return CommandLine.run(
                List.of(
                        "mvn",
                        "-B",
                        "-ntp",
                        "-f",
                        project.resolve("pom.xml").toString(),
                        "-Dmaven.repo.local=" + repository,
                        "-Dparley.home=" + ParleyServer.distribution(),
                        "verify"),
                "");
    }
}
