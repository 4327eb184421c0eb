package org.marl.core.checkpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.SortedMap;

/** The two files of one checkpoint, {@code weights.safetensors} and {@code state.json}. */
record CheckpointFiles(Path folder) {
  private static final String WEIGHTS = "weights.safetensors";
  private static final String STATE = "state.json";

  boolean exist() {
    return Files.isDirectory(folder);
  }

  /** Writes both and forces them to the disk. */
  void write(StoredCheckpoint stored, Origin origin) throws IOException {
    Checkpoint checkpoint = stored.checkpoint();
    MessageDigest digest = Digests.start();
    Files.createDirectories(folder);
    Disk.write(
        folder.resolve(WEIGHTS),
        out -> Safetensors.write(new DigestOutputStream(out, digest), checkpoint.tensors()));
    StateFile state =
        new StateFile(
            origin,
            checkpoint.step(),
            stored.metricBytes(),
            Digests.text(digest),
            checkpoint.counts(),
            checkpoint.numbers());
    Disk.write(folder.resolve(STATE), out -> out.write(state.bytes()));
    Disk.force(folder);
  }

  /**
   * Reads both.
   *
   * @throws DamagedException if they are not whole, or not the run's
   */
  StoredCheckpoint read(Origin origin) throws DamagedException {
    try {
      StateFile state = StateFile.parse(Files.readAllBytes(folder.resolve(STATE)));
      requireOrigin(state.origin(), origin);
      SortedMap<String, StoredTensor> tensors = tensors(state.weights());
      return new StoredCheckpoint(
          new Checkpoint(state.step(), tensors, state.counts(), state.numbers()),
          state.metricBytes());
    } catch (NoSuchFileException e) {
      throw new DamagedException(Path.of(e.getFile()).getFileName() + " is missing");
    } catch (IOException e) {
      throw new DamagedException("it cannot be read: " + e.getMessage());
    }
  }

  private SortedMap<String, StoredTensor> tensors(String checksum)
      throws IOException, DamagedException {
    Path file = folder.resolve(WEIGHTS);
    MessageDigest digest = Digests.start();
    try (InputStream in =
        new BufferedInputStream(
            new DigestInputStream(Files.newInputStream(file), digest), 1 << 16)) {
      SortedMap<String, StoredTensor> tensors = Safetensors.read(in, Files.size(file));
      if (!Digests.text(digest).equals(checksum)) {
        throw new DamagedException(WEIGHTS + " has another checksum than state.json says");
      }
      return tensors;
    }
  }

  private static void requireOrigin(Origin found, Origin wanted) throws DamagedException {
    if (!found.run().equals(wanted.run())) {
      throw new DamagedException("it is of the run " + found.run());
    }
    if (!found.plan().equals(wanted.plan())) {
      throw new DamagedException("the script has changed since");
    }
    if (!found.marl().equals(wanted.marl())) {
      throw new DamagedException("Marl " + found.marl() + " wrote it");
    }
  }

  /** Removes the folder with all files in it. */
  void clear() throws IOException {
    if (exist()) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** Removes both, and the folder unless it holds somebody else's files. */
  void remove() throws IOException {
    if (exist()) {
      Files.deleteIfExists(folder.resolve(STATE));
      Files.deleteIfExists(folder.resolve(WEIGHTS));
      try {
        Files.delete(folder);
      } catch (DirectoryNotEmptyException e) {
        // Somebody else's files are in it: it stays.
      }
    }
  }
}
