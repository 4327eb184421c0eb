package org.marl.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class ThreadCountTest {
  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** The processor time of the whole process while products are made, per that of this thread. */
  private double threadsOfMatrixProducts() {
    try (NDManager manager = TensorEngine.on(ComputeDevice.CPU).newManager()) {
      NDArray matrix = manager.ones(new Shape(1000, 1000));
      long processStart = process.getProcessCpuTime();
      long threadStart = threads.getCurrentThreadCpuTime();
      for (int product = 0; product < 15; product++) {
        try (NDArray result = matrix.matMul(matrix)) {
          assertThat(result.getFloat(0, 0)).isEqualTo(1000);
        }
      }
      return (double) (process.getProcessCpuTime() - processStart)
          / (threads.getCurrentThreadCpuTime() - threadStart);
    }
  }

  @Test
  void matrixProductsOfEveryThreadStayOnIt() throws InterruptedException {
    double[] used = new double[1];
    for (int run = 0; run < 2; run++) {
      Thread thread = new Thread(() -> used[0] = threadsOfMatrixProducts());
      thread.start();
      thread.join();
      assertThat(used[0]).isBetween(0.5, 1.7);
    }
  }
}
