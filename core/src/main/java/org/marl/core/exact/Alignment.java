package org.marl.core.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.marl.core.expression.Axis;

/** The axes that some arrays have together, and where the entries of each lie along them. */
final class Alignment {
  private static final Axis[] ORDER = Axis.values();
  private static final int ABSENT = -1;

  private final List<Axis> axes;
  private final int[] sizes;
  private final int length;

  private Alignment(List<Axis> axes, int[] sizes) {
    this.axes = axes;
    this.sizes = sizes;
    int product = 1;
    for (int size : sizes) {
      product = Math.multiplyExact(product, size);
    }
    this.length = product;
  }

  /** The axes of one array. */
  static Alignment of(NamedArray array) {
    return new Alignment(array.axes(), array.sizes());
  }

  /** The union of the axes of all arrays, which agree on the sizes. */
  static Alignment of(List<NamedArray> arrays) {
    int[] byAxis = new int[ORDER.length];
    Arrays.fill(byAxis, ABSENT);
    for (NamedArray array : arrays) {
      for (int i = 0; i < array.sizes().length; i++) {
        int axis = array.axes().get(i).ordinal();
        int size = array.sizes()[i];
        if (byAxis[axis] != ABSENT && byAxis[axis] != size) {
          throw new IllegalArgumentException(
              ORDER[axis] + " of sizes " + byAxis[axis] + " and " + size);
        }
        byAxis[axis] = size;
      }
    }
    return of(byAxis);
  }

  /** The axes that have a size. */
  private static Alignment of(int[] byAxis) {
    List<Axis> axes = new ArrayList<>(byAxis.length);
    int[] sizes = new int[byAxis.length];
    for (int axis = 0; axis < byAxis.length; axis++) {
      if (byAxis[axis] != ABSENT) {
        sizes[axes.size()] = byAxis[axis];
        axes.add(ORDER[axis]);
      }
    }
    return new Alignment(List.copyOf(axes), Arrays.copyOf(sizes, axes.size()));
  }

  /** The same alignment without some axes. */
  Alignment without(Collection<Axis> removed) {
    int[] byAxis = new int[ORDER.length];
    Arrays.fill(byAxis, ABSENT);
    for (int i = 0; i < sizes.length; i++) {
      if (!removed.contains(axes.get(i))) {
        byAxis[axes.get(i).ordinal()] = sizes[i];
      }
    }
    return of(byAxis);
  }

  /** Has the array these axes, of these sizes? */
  boolean isOf(NamedArray array) {
    return axes.equals(array.axes()) && Arrays.equals(sizes, array.sizes());
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

  /** The positions in every one of some arrays. */
  int[][] positions(List<NamedArray> arrays) {
    int[][] positions = new int[arrays.size()][];
    Arrays.setAll(positions, array -> positions(arrays.get(array)));
    return positions;
  }

  /** For every entry along these axes, the index of the entry along a subset of them. */
  int[] positions(Alignment part) {
    int[] strides = new int[sizes.length];
    int stride = 1;
    int at = part.sizes.length - 1;
    for (int i = sizes.length - 1; i >= 0 && at >= 0; i--) {
      if (axes.get(i) == part.axes.get(at)) {
        strides[i] = stride;
        stride *= part.sizes[at--];
      }
    }
    return positions(strides);
  }

  /** For every entry along these axes, its index along one of them; 0 for an axis they lack. */
  int[] coordinates(Axis axis) {
    int[] strides = new int[sizes.length];
    if (has(axis)) {
      strides[axes.indexOf(axis)] = 1;
    }
    return positions(strides);
  }

  /** Axis by axis from the outermost: every position becomes as many as the axis has entries. */
  private int[] positions(int[] strides) {
    int[] positions = new int[length];
    int known = length == 0 ? 0 : 1;
    for (int i = 0; i < sizes.length; i++) {
      // From the back, so that positions are read before they are overwritten.
      for (int outer = known - 1; outer >= 0; outer--) {
        int base = positions[outer];
        for (int inner = sizes[i] - 1; inner >= 0; inner--) {
          positions[outer * sizes[i] + inner] = base + inner * strides[i];
        }
      }
      known *= sizes[i];
    }
    return positions;
  }
}
