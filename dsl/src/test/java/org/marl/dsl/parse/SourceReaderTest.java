package org.marl.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Span;

class SourceReaderTest {
  @TempDir private Path folder;
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void readsUtf8() throws IOException {
    Path file = Files.writeString(folder.resolve("a.marl"), "// \u00e9\uD83D\uDE80");
    assertThat(SourceReader.read(file, "a.marl", diagnostics))
        .hasValueSatisfying(source -> assertThat(source.text()).isEqualTo("// \u00e9\uD83D\uDE80"));
  }

  @Test
  void locatesTheByteThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("a.marl");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xC3, (byte) 0xA9, 'b', (byte) 0xFF, 'c'});
    Diagnostic found = refused(file);
    assertThat(found.code()).isEqualTo(Code.F002);
    assertThat(found.message()).contains("0xFF");
    Span place = found.primary().span();
    assertThat(place.source().line(place.start())).isEqualTo(2);
    assertThat(place.source().column(place.start())).isEqualTo(3);
  }

  @Test
  void locatesACharacterThatTheFileEndsIn() throws IOException {
    Path file = folder.resolve("a.marl");
    Files.write(file, new byte[] {'a', (byte) 0xE2, (byte) 0x82});
    assertThat(refused(file).code()).isEqualTo(Code.F002);
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThat(refused(folder).message()).contains("it is a folder");
    assertThat(refused(folder.resolve("missing.marl")).message()).contains("no such file");
  }

  @Test
  void refusesFilesTooLargeForScripts() throws IOException {
    Path file = folder.resolve("a.marl");
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), SourceReader.MAXIMAL_BYTES);
    }
    assertThat(refused(file).message()).contains("larger than 16 MB");
  }

  private Diagnostic refused(Path file) {
    Diagnostics found = new Diagnostics();
    assertThat(SourceReader.read(file, "a.marl", found)).isEmpty();
    List<Diagnostic> sorted = found.sorted();
    assertThat(sorted).hasSize(1);
    return sorted.get(0);
  }
}
