package org.marl.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marl.core.catalog.Choice;
import org.marl.core.run.ClaimResult;
import org.marl.core.run.RunResults;

class ReportWriterTest {
  private static final String EVIL = "</script><script>alert(1)</script><img src=x onerror=\"a\">'";
  private static final Set<String> VOID = Set.of("meta");
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][\\w]*)([^<>]*?)(/?)>");

  @TempDir Path out;

  @Test
  void writesPageAndPictures() throws IOException {
    String page = write("fig1", "Four iterations.", "kl");
    assertThat(out.resolve("figures/return.svg")).isNotEmptyFile();
    assertThat(out.resolve("figures/return.png")).isNotEmptyFile();
    assertThat(page)
        .contains("<h1>fig1</h1>", "Four iterations.", "✓ holds", "✗ fails", "0.5 is not 1")
        .contains("marl run fig1.marl", "20 runs")
        // Seeds 1 to 5 at step 20: 23 with the interval worked out in SeedAverageTest.
        .contains("23 ± 1.963");
  }

  @Test
  void everyElementIsClosed() throws IOException {
    String page = write("fig1", "Doc.", "kl");
    String shown = page.replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "");
    Deque<String> open = new ArrayDeque<>();
    Matcher tags = TAG.matcher(shown);
    while (tags.find()) {
      String name = tags.group(2);
      if (!tags.group(1).isEmpty()) {
        assertThat(open.pop()).isEqualTo(name);
      } else if (tags.group(4).isEmpty() && !VOID.contains(name)) {
        open.push(name);
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void nothingInTheScriptBecomesMarkup() throws IOException {
    String page = write(EVIL, EVIL, EVIL);
    assertThat(page).doesNotContain("<script>alert", "<img").contains("&lt;img src=x");
    // The page's own script and the numbers of its one figure.
    assertThat(page.split("<script", -1)).hasSize(3);
    assertThat(Files.readString(out.resolve("figures/return.svg")))
        .doesNotContain("<script", "<img");
  }

  @Test
  void loadsNothingFromElsewhere() throws IOException {
    String page = write("fig1", "Doc.", "kl");
    assertThat(page.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "src=", "@import", "url(h", "<link");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void anExperimentWithoutFinishedRunsStillHasAReport() throws IOException {
    ReportWriter.write(
        SampleExperiment.plan("empty", "", List.of(curve())),
        RunResults.of(List.of()),
        List.of(),
        Map.of(),
        out);
    assertThat(out.resolve("report.html")).content().contains("No finished run");
    assertThat(out.resolve("figures")).doesNotExist();
  }

  private String write(String name, String documentation, String divergence) throws IOException {
    List<String> problems =
        ReportWriter.write(
            SampleExperiment.plan(name, documentation, List.of(curve())),
            RunResults.of(
                SampleExperiment.results(List.of("[0.4, 0.8]", "b"), List.of(divergence, "tv"), 5)),
            List.of(
                new ClaimResult("final(return) > 1 // " + name, true, "holds in 4 of 4 cells"),
                new ClaimResult("final(pi) == 1", false, "0.5 is not 1 " + name)),
            Map.of("Command", "marl run " + name + ".marl"),
            out);
    assertThat(problems).isEmpty();
    return Files.readString(out.resolve("report.html"));
  }

  private static Choice curve() {
    return SampleExperiment.curve(List.of("return"), null, null, null);
  }
}
