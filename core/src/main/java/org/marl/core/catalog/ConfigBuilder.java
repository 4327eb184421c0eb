package org.marl.core.catalog;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.expression.Network;

/** Makes config records from values that have been checked against the {@link Parameters}. */
public final class ConfigBuilder {

  private ConfigBuilder() {}

  /**
   * The configuration with the values, and the default where there is none.
   *
   * <p>Values are numbers for reals and integers, a lower-case word (or the constant) for a word,
   * one value or a {@code Map<Network, …>} for a parameter per network, a list or its only entry
   * for a list, and otherwise what the {@link ParameterType} says. Where the parameter is an {@link
   * Optional}, the value may be one too; an empty one takes the default away.
   *
   * @param values by key
   * @throws IllegalArgumentException if a key is unknown, a required one is missing, or a value has
   *     the wrong type: the caller has not checked them
   */
  public static <C extends Record> C build(Component<C> component, Map<String, ?> values) {
    List<Parameter> parameters = Parameters.of(component);
    for (String key : values.keySet()) {
      if (parameters.stream().noneMatch(parameter -> parameter.key().equals(key))) {
        throw new IllegalArgumentException(component.name() + " has no parameter " + key);
      }
    }
    ConfigRecord record = ConfigRecord.of(component.config());
    Object[] arguments = new Object[parameters.size()];
    for (int i = 0; i < arguments.length; i++) {
      RecordComponent field = record.fields().get(i);
      Parameter parameter = parameters.get(i);
      Object inherited = ConfigRecord.read(field, component.defaults());
      Object value = values.get(parameter.key());
      if (value == null && parameter.required()) {
        throw new IllegalArgumentException(component.name() + " needs " + parameter.key());
      }
      arguments[i] = value == null ? inherited : convert(value, field.getGenericType(), inherited);
    }
    return component.config().cast(record.make(arguments));
  }

  private static Object convert(Object value, Type type, Object inherited) {
    if (type instanceof ParameterizedType generic) {
      return convertGeneric(value, generic, inherited);
    }
    if (type == double.class || type == Double.class) {
      return cast(Number.class, value).doubleValue();
    }
    if (type == long.class || type == Long.class) {
      return whole(value);
    }
    if (type == int.class || type == Integer.class) {
      return Math.toIntExact(whole(value));
    }
    if (type == boolean.class) {
      return cast(Boolean.class, value);
    }
    Class<?> plain = (Class<?>) type;
    return plain.isEnum() ? word(value, plain) : cast(plain, value);
  }

  private static Object convertGeneric(Object value, ParameterizedType type, Object inherited) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      Object given = value instanceof Optional<?> optional ? optional.orElse(null) : value;
      return Optional.ofNullable(given).map(each -> convert(each, arguments[0], null));
    }
    if (type.getRawType() == List.class) {
      List<?> entries = value instanceof List<?> list ? list : List.of(value);
      return entries.stream().map(each -> convert(each, arguments[0], null)).toList();
    }
    return perNetwork(value, arguments[1], (Map<?, ?>) inherited);
  }

  private static Map<Network, Object> perNetwork(Object value, Type entry, Map<?, ?> inherited) {
    Map<Network, Object> result = new EnumMap<>(Network.class);
    for (Network network : Network.values()) {
      Object given = value instanceof Map<?, ?> named ? named.get(network) : value;
      if (given != null) {
        result.put(network, convert(given, entry, null));
      } else if (inherited != null) {
        result.put(network, inherited.get(network));
      }
    }
    return Collections.unmodifiableMap(result);
  }

  private static long whole(Object value) {
    Number number = cast(Number.class, value);
    if (number.doubleValue() != Math.rint(number.doubleValue())) {
      throw new IllegalArgumentException(number + " is not a whole number");
    }
    return number.longValue();
  }

  private static Object word(Object value, Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.equals(value) || ParameterTypes.word((Enum<?>) each).equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(value + " is no " + type.getName()));
  }

  private static <T> T cast(Class<T> type, Object value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(value + " is no " + type.getName());
    }
    return type.cast(value);
  }
}
