package org.marl.core.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What reflection tells of a config record, asked once for each class. Immutable. */
final class ConfigRecord {
  private static final ClassValue<ConfigRecord> KNOWN =
      new ClassValue<>() {
        @Override
        protected ConfigRecord computeValue(Class<?> type) {
          return new ConfigRecord(type);
        }
      };

  private final List<RecordComponent> fields;
  private final List<String> keys;
  private final Constructor<?> constructor;

  private ConfigRecord(Class<?> type) {
    fields = List.of(type.getRecordComponents());
    keys = fields.stream().map(ConfigRecord::key).toList();
    fields.forEach(field -> field.getAccessor().setAccessible(true));
    try {
      constructor =
          type.getDeclaredConstructor(
              fields.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " is no record", e);
    }
    constructor.setAccessible(true);
  }

  static ConfigRecord of(Class<?> type) {
    return KNOWN.get(type);
  }

  /** In the order of positional arguments. */
  List<RecordComponent> fields() {
    return fields;
  }

  /** Where a key stands among the fields; -1 if nowhere. */
  int indexOf(String key) {
    return keys.indexOf(key);
  }

  /** The key of a record component: {@code clipNorm} is {@code clip_norm} in scripts. */
  static String key(RecordComponent field) {
    return field.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** The value that the record has in the component. */
  static Object read(RecordComponent field, Record record) {
    try {
      return field.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + field, e);
    }
  }

  /**
   * A record of the values.
   *
   * @throws IllegalArgumentException if the record refuses them
   */
  Record make(Object[] values) {
    try {
      return (Record) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          constructor.getDeclaringClass().getName() + " refuses " + Arrays.toString(values),
          e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + constructor.getDeclaringClass(), e);
    }
  }
}
