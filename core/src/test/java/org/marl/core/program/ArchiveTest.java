package org.marl.core.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  /** The second is where distributions put it, whatever else is on the path. */
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  private static final String LOAD =
      "import sys, torch; m = torch.jit.load(sys.argv[1]);"
          + " print(m([torch.tensor([1.0, 2.0]), torch.tensor(3.0)])[0].tolist())";

  @TempDir Path folder;

  @Test
  void equalProgramsHaveEqualArchives() {
    assertThat(Archive.of(program())).isEqualTo(Archive.of(program()));
  }

  @Test
  void pytorchLoadsArchives() throws Exception {
    Optional<String> python = PYTHONS.stream().filter(ArchiveTest::hasPytorch).findFirst();
    assumeTrue(python.isPresent(), "PyTorch for Python is not installed");
    Path file = folder.resolve("program.pt");
    Files.write(file, Archive.of(program()));
    Process process = start(Stream.of(python.get(), "-c", LOAD, file.toString()));
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed.strip()).endsWith("[3.0, 6.0]");
  }

  private static Program program() {
    ProgramWriter program = new ProgramWriter("product");
    String x = program.input("x");
    String y = program.input("y");
    program.output("z", program.let("z", "torch.mul(" + x + ", " + y + ")"));
    return program.build();
  }

  private static boolean hasPytorch(String python) {
    try {
      Process process = start(Stream.of(python, "-c", "import torch"));
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Process start(Stream<String> command) throws IOException {
    return new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
  }
}
