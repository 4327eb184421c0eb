package org.marl.cli.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngPainterTest {
  private static final int BLUE = 0x0072b2;
  private static final int WHITE = 0xffffff;

  @Test
  void paintsTheSceneAtThreeTimesItsSize() throws IOException {
    Scene scene = ChartLayout.scene(SampleChart.chart());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PngPainter.write(scene, out);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(image.getWidth()).isEqualTo((int) Math.ceil(scene.width() * 3));
    assertThat(image.getHeight()).isEqualTo((int) Math.ceil(scene.height() * 3));
    Scene.Frame frame = scene.frames().get(0);
    assertThat(count(image, BLUE, frame)).as("ink of the blue line").isGreaterThan(2000);
    assertThat(count(image, WHITE, frame)).as("paper").isGreaterThan(100_000);
    Scene.Frame margin = new Scene.Frame(0, frame.y(), frame.x() - 2, frame.height());
    assertThat(count(image, WHITE, margin))
        .as("paper beside the numbers")
        .isLessThan((int) (9 * margin.width() * margin.height()) - 500);
  }

  private static int count(BufferedImage image, int colour, Scene.Frame frame) {
    int count = 0;
    for (int y = (int) (frame.y() * 3); y < (frame.y() + frame.height()) * 3; y++) {
      for (int x = (int) (frame.x() * 3); x < (frame.x() + frame.width()) * 3; x++) {
        count += (image.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
      }
    }
    return count;
  }
}
