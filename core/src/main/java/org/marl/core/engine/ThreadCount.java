package org.marl.core.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Lets PyTorch use as many threads for one operation as it was told to. It keeps that number for
 * each calling thread, and takes the wanted one over only in an operation that it might divide by
 * itself; until then matrix products use all processors.
 */
final class ThreadCount {
  /** Elements of an array that PyTorch would divide; its smallest part has half as many. */
  private static final int DIVISIBLE = 1 << 16;

  private static final ThreadLocal<Boolean> TAKEN_OVER = ThreadLocal.withInitial(() -> false);

  private ThreadCount() {}

  /** Sees to it on the calling thread; cheap after the first time. */
  static void takeOver(String engine) {
    if (!TAKEN_OVER.get()) {
      try (NDManager manager = NDManager.newBaseManager(Device.cpu(), engine)) {
        NDArray array = manager.zeros(new Shape(DIVISIBLE));
        array.addi(1);
      }
      TAKEN_OVER.set(true);
    }
  }
}
