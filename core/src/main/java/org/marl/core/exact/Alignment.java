package org.marl.core.exact;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.marl.core.expression.Axis;

/** The axes that some arrays have together, and where the entries of each lie along them. */
final class Alignment {
  private final List<Axis> axes;
  private final int[] sizes;
  private final int length;

  private Alignment(Map<Axis, Integer> sizes) {
    this.axes = List.copyOf(sizes.keySet());
    this.sizes = sizes.values().stream().mapToInt(Integer::intValue).toArray();
    this.length = sizes.values().stream().reduce(1, Math::multiplyExact);
  }

  /** The axes of one array. */
  static Alignment of(NamedArray array) {
    return of(List.of(array));
  }

  /** The union of the axes of all arrays, which agree on the sizes. */
  static Alignment of(List<NamedArray> arrays) {
    Map<Axis, Integer> sizes = new EnumMap<>(Axis.class);
    for (NamedArray array : arrays) {
      for (Axis axis : array.axes()) {
        Integer known = sizes.putIfAbsent(axis, array.size(axis));
        if (known != null && known != array.size(axis)) {
          throw new IllegalArgumentException(
              axis + " of sizes " + known + " and " + array.size(axis));
        }
      }
    }
    return new Alignment(sizes);
  }

  /** The same alignment without some axes. */
  Alignment without(Iterable<Axis> removed) {
    Map<Axis, Integer> kept = new EnumMap<>(Axis.class);
    for (int i = 0; i < sizes.length; i++) {
      kept.put(axes.get(i), sizes[i]);
    }
    removed.forEach(kept::remove);
    return new Alignment(kept);
  }

  int length() {
    return length;
  }

  boolean has(Axis axis) {
    return axes.contains(axis);
  }

  /** An array along these axes. */
  NamedArray array(double[] values) {
    return new NamedArray(axes, sizes.clone(), values);
  }

  /** For every entry along these axes, the index of the array's entry that it aligns with. */
  int[] positions(NamedArray array) {
    return positions(of(array));
  }

  /** For every entry along these axes, the index of the entry along a subset of them. */
  int[] positions(Alignment part) {
    List<Integer> strides = new ArrayList<>();
    for (Axis axis : axes) {
      strides.add(part.stride(axis));
    }
    return positions(strides.stream().mapToInt(Integer::intValue).toArray());
  }

  /** For every entry along these axes, its index along one of them; 0 for an axis they lack. */
  int[] coordinates(Axis axis) {
    int[] strides = new int[sizes.length];
    if (has(axis)) {
      strides[axes.indexOf(axis)] = 1;
    }
    return positions(strides);
  }

  private int stride(Axis axis) {
    int place = axes.indexOf(axis);
    int stride = place < 0 ? 0 : 1;
    for (int i = place + 1; i < sizes.length; i++) {
      stride *= sizes[i];
    }
    return stride;
  }

  private int[] positions(int[] strides) {
    int[] positions = new int[length];
    int block = length;
    for (int i = 0; i < sizes.length; i++) {
      int inner = block / sizes[i];
      for (int entry = 0; entry < length; entry++) {
        positions[entry] += entry % block / inner * strides[i];
      }
      block = inner;
    }
    return positions;
  }
}
