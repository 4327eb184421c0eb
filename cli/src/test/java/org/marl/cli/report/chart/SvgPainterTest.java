package org.marl.cli.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SvgPainterTest {
  private final String svg = SvgPainter.file(ChartLayout.scene(SampleChart.chart()), "sample");

  /** The golden file was looked at; it shows what {@link SampleChart} says. */
  @Test
  void paintsAsTheGoldenFile() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("sample.svg")) {
      assertThat(svg).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void isWellFormedAndNamed() throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Sample");
    assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("Two lines.");
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg).contains("kl &lt;a &amp; b&gt;");
  }

  @Test
  void aValueThatIsNoNumberLiftsThePen() {
    String path = svg.substring(svg.indexOf("data-role=\"line 0 1\""));
    String points = path.substring(path.indexOf("d=\"") + 3, path.indexOf("\" fill"));
    assertThat(points.chars().filter(letter -> letter == 'M').count()).isEqualTo(2);
  }
}
