package org.marl.core.catalog;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.plan.Column;
import org.marl.core.plan.Update;

/** From Java types and annotations of record components to {@link ParameterType}s. */
final class ParameterTypes {

  private ParameterTypes() {}

  static ParameterType of(RecordComponent field) {
    if (field.isAnnotationPresent(Agents.class)) {
      return new ParameterType.AgentGroups();
    }
    if (field.isAnnotationPresent(AxisName.class)) {
      return new ParameterType.ExperimentAxis();
    }
    return of(field.getGenericType(), field);
  }

  private static ParameterType of(Type type, RecordComponent field) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic, field);
    }
    if (type == double.class || type == Double.class) {
      return new ParameterType.Real(range(field));
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return new ParameterType.Int(range(field));
    }
    if (type == boolean.class || type == Boolean.class) {
      return new ParameterType.Bool();
    }
    if (type == Choice.class) {
      Of of = field.getAnnotation(Of.class);
      if (of == null) {
        throw new IllegalStateException(Parameters.place(field) + " needs @Of");
      }
      return new ParameterType.Part(of.value());
    }
    if (type instanceof Class<?> plain && plain.isEnum()) {
      return word(plain);
    }
    ParameterType known = PLAIN.get(type);
    if (known == null) {
      throw new IllegalStateException(
          Parameters.place(field) + ": " + type.getTypeName() + " cannot be a parameter");
    }
    return known;
  }

  private static final Map<Type, ParameterType> PLAIN =
      Map.of(
          String.class, new ParameterType.Text(),
          Update.class, new ParameterType.UpdateRule(),
          Divergence.class, new ParameterType.DivergenceWord(),
          Node.class, new ParameterType.Formula(),
          ScalarFunction.class, new ParameterType.Function(),
          Column.class, new ParameterType.ColumnName());

  private static ParameterType ofGeneric(ParameterizedType type, RecordComponent field) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return of(arguments[0], field);
    }
    if (type.getRawType() == List.class) {
      return new ParameterType.ListOf(of(arguments[0], field));
    }
    if (type.getRawType() == Map.class && arguments[0] == Network.class) {
      return new ParameterType.PerNetwork(of(arguments[1], field));
    }
    throw new IllegalStateException(
        Parameters.place(field) + ": " + type.getTypeName() + " cannot be a parameter");
  }

  private static ParameterType word(Class<?> type) {
    @SuppressWarnings("unchecked") // the caller has asked isEnum
    Class<? extends Enum<?>> words = (Class<? extends Enum<?>>) type;
    return new ParameterType.Word(
        words, Arrays.stream(words.getEnumConstants()).map(ParameterTypes::word).toList());
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Range range(RecordComponent field) {
    Bounds bounds = field.getAnnotation(Bounds.class);
    if (bounds == null) {
      return Range.ALL;
    }
    boolean lowOpen = bounds.above() > bounds.atLeast();
    boolean highOpen = bounds.below() < bounds.atMost();
    return new Range(
        lowOpen ? bounds.above() : bounds.atLeast(),
        lowOpen,
        highOpen ? bounds.below() : bounds.atMost(),
        highOpen);
  }
}
