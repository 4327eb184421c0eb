package org.marl.core.catalog;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derives the keys of components from their config records. */
public final class Parameters {

  /** Descriptors are few and live as long as the catalog that all of them are in. */
  private static final Map<Component<?>, List<Parameter>> KNOWN =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private Parameters() {}

  /**
   * The component's keys, in the order of positional arguments.
   *
   * @throws IllegalStateException if the config record breaks the rules of {@link Component}: that
   *     is a defect of the plug-in
   */
  public static List<Parameter> of(Component<?> component) {
    return KNOWN.computeIfAbsent(component, Parameters::derive);
  }

  private static List<Parameter> derive(Component<?> component) {
    List<Parameter> parameters = new ArrayList<>();
    for (RecordComponent field : ConfigRecord.of(component.config()).fields()) {
      parameters.add(parameter(field, component.defaults()));
    }
    return List.copyOf(parameters);
  }

  /** The parameter of the key, if the component has it. */
  public static Optional<Parameter> find(Component<?> component, String key) {
    return of(component).stream().filter(parameter -> parameter.key().equals(key)).findFirst();
  }

  /** The value that a configuration has under the parameter; nothing where it may be left out. */
  public static Optional<Object> value(Record config, Parameter parameter) {
    ConfigRecord record = ConfigRecord.of(config.getClass());
    int index = record.indexOf(parameter.key());
    if (index < 0) {
      throw new IllegalArgumentException(config.getClass() + " has no " + parameter.key());
    }
    Object value = ConfigRecord.read(record.fields().get(index), config);
    return value instanceof Optional<?> optional
        ? optional.map(Object.class::cast)
        : Optional.ofNullable(value);
  }

  private static Parameter parameter(RecordComponent field, Record defaults) {
    Doc doc = field.getAnnotation(Doc.class);
    if (doc == null || doc.value().isBlank()) {
      throw new IllegalStateException(place(field) + " needs @Doc");
    }
    FormerName former = field.getAnnotation(FormerName.class);
    Object value = ConfigRecord.read(field, defaults);
    boolean optional = field.getType() == Optional.class;
    return new Parameter(
        ConfigRecord.key(field),
        ParameterTypes.of(field),
        value == null,
        optional,
        optional && value != null ? ((Optional<?>) value).orElse(null) : value,
        doc.value(),
        former == null ? List.of() : Arrays.asList(former.value()));
  }

  static String place(RecordComponent field) {
    return field.getDeclaringRecord().getName() + "." + field.getName();
  }
}
