package org.marl.core.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * A tensor through which Java and programs pass numbers again and again. On the CPU its memory is
 * the buffer that Java writes and reads, so that nothing is allocated at a call; on another device
 * numbers are copied. It lives as long as its owner. Not safe for use by several threads at once.
 */
public final class SharedTensor {
  private final ByteBuffer memory;
  private final FloatBuffer floats;
  private final LongBuffer longs;
  private final NDArray array;
  private final boolean copied;

  private SharedTensor(NDManager owner, Device device, Shape shape, DataType type) {
    int bytes = Math.toIntExact(shape.size() * type.getNumOfBytes());
    this.memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    this.floats = memory.asFloatBuffer();
    this.longs = memory.asLongBuffer();
    this.array = owner.create(memory, shape, type);
    this.copied = device.isGpu();
  }

  /** Zeros in single precision. */
  public static SharedTensor floats(NDManager owner, long... shape) {
    return new SharedTensor(owner, owner.getDevice(), new Shape(shape), DataType.FLOAT32);
  }

  /** Zeros, 64-bit integers. */
  public static SharedTensor longs(NDManager owner, long... shape) {
    return new SharedTensor(owner, owner.getDevice(), new Shape(shape), DataType.INT64);
  }

  /** The tensor as a program takes it. */
  public NDArray array() {
    return array;
  }

  /**
   * Gives the tensor new numbers.
   *
   * @param numbers as many as it has, the last dimension running fastest
   */
  public void write(float[] numbers) {
    floats.put(0, numbers);
    upload();
  }

  /** The same for integers. */
  public void write(long[] numbers) {
    longs.put(0, numbers);
    upload();
  }

  /** Takes the numbers that a program has left in the tensor. */
  public void read(float[] numbers) {
    download();
    floats.get(0, numbers);
  }

  /** The same for integers. */
  public void read(long[] numbers) {
    download();
    longs.get(0, numbers);
  }

  private void upload() {
    if (copied) {
      array.set(memory.rewind());
    }
  }

  private void download() {
    if (copied) {
      memory.put(0, array.toByteBuffer(), 0, memory.capacity());
    }
  }
}
