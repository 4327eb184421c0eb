package org.marl.core.checkpoint;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** What a stored tensor consists of, under the names of the safetensors format. */
enum ElementType {
  F64(Double.BYTES, double[].class),
  I64(Long.BYTES, long[].class),
  F32(Float.BYTES, float[].class),
  I32(Integer.BYTES, int[].class);

  private final int bytes;
  private final Class<?> array;

  ElementType(int bytes, Class<?> array) {
    this.bytes = bytes;
    this.array = array;
  }

  /** Bytes per element. */
  int bytes() {
    return bytes;
  }

  static ElementType of(Object array) {
    return Arrays.stream(values()).filter(type -> type.array.isInstance(array)).findFirst().get();
  }

  static Optional<ElementType> named(String word) {
    return Arrays.stream(values()).filter(type -> type.name().equals(word)).findFirst();
  }

  Object newArray(int length) {
    return Array.newInstance(array.getComponentType(), length);
  }

  /** Appends some elements of the array to the buffer. */
  void put(ByteBuffer buffer, Object from, int offset, int count) {
    int bytesPut = count * bytes;
    switch (this) {
      case F64 -> buffer.asDoubleBuffer().put((double[]) from, offset, count);
      case I64 -> buffer.asLongBuffer().put((long[]) from, offset, count);
      case F32 -> buffer.asFloatBuffer().put((float[]) from, offset, count);
      case I32 -> buffer.asIntBuffer().put((int[]) from, offset, count);
    }
    buffer.position(buffer.position() + bytesPut);
  }

  /** Takes some elements of the array from the start of the buffer. */
  void get(ByteBuffer buffer, Object to, int offset, int count) {
    switch (this) {
      case F64 -> buffer.asDoubleBuffer().get((double[]) to, offset, count);
      case I64 -> buffer.asLongBuffer().get((long[]) to, offset, count);
      case F32 -> buffer.asFloatBuffer().get((float[]) to, offset, count);
      case I32 -> buffer.asIntBuffer().get((int[]) to, offset, count);
    }
  }
}
