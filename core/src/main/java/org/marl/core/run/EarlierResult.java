package org.marl.core.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.marl.core.checkpoint.CheckpointFolder;

/** What an earlier experiment left in a run directory. */
record EarlierResult(Path out) {
  private static final List<String> FILES =
      List.of(SummaryFile.NAME, SummaryFile.NAME + AtomicFile.TEMPORARY, "report.html");

  boolean exists() {
    return Files.exists(out.resolve(SummaryFile.NAME))
        || Files.exists(out.resolve(RunDirectory.RUNS));
  }

  /** Removes the files that Marl writes. Other files stay, and so do the folders that hold them. */
  void remove() {
    try {
      for (String file : FILES) {
        Files.deleteIfExists(out.resolve(file));
      }
      Path runs = out.resolve(RunDirectory.RUNS);
      if (Files.isDirectory(runs)) {
        for (Path run : folders(runs)) {
          removeRun(run);
        }
        removeIfEmpty(runs);
      }
    } catch (IOException e) {
      throw RunDirectoryException.cannotWrite(out, e);
    }
  }

  private static void removeRun(Path run) throws IOException {
    for (String file : RunFolder.FILES) {
      Files.deleteIfExists(run.resolve(file));
      Files.deleteIfExists(run.resolve(file + AtomicFile.TEMPORARY));
    }
    new CheckpointFolder(run).remove();
    removeIfEmpty(run);
  }

  private static List<Path> folders(Path parent) throws IOException {
    List<Path> folders = new ArrayList<>();
    // A link may lead out of the run directory.
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            parent, entry -> Files.isDirectory(entry) && !Files.isSymbolicLink(entry))) {
      entries.forEach(folders::add);
    }
    return folders;
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // Somebody else's files are in it: it stays.
    }
  }
}
