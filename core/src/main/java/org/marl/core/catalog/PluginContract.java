package org.marl.core.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.core.plan.LearnerConfig;
import org.marl.core.plan.OperationConfig;

/** What every plug-in keeps to. The test of a plug-in asks for its defects and expects none. */
public final class PluginContract {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

  /** What a declaration's name may not be, so neither may a component's nor a key. */
  private static final Set<String> RESERVED =
      Set.of(
          "import",
          "extends",
          "let",
          "use",
          "maximize",
          "minimize",
          "expect",
          "when",
          "over",
          "in",
          "otherwise",
          "if",
          "then",
          "else",
          "and",
          "or",
          "not",
          "true",
          "false");

  private PluginContract() {}

  /** One sentence per defect, empty if there are none. */
  public static List<String> defects(MarlPlugin plugin) {
    List<String> defects = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Component<?> component : plugin.components()) {
      if (!names.add(component.kind() + " " + component.name())) {
        defects.add(component.name() + " is there twice");
      }
      check(component, defects);
    }
    return defects;
  }

  private static void check(Component<?> component, List<String> defects) {
    String name = component.name();
    if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
      defects.add(name + " cannot be written as a name");
    }
    if (!component.summary().endsWith(".")) {
      defects.add(name + " needs a summary that is a sentence");
    }
    if (component.kind() == ComponentKind.LEARNER
        && !LearnerConfig.class.isAssignableFrom(component.config())) {
      defects.add(name + " is a learner; its config must be a LearnerConfig");
    }
    if (component.kind() == ComponentKind.ENVIRONMENT
        && !EnvironmentConfig.class.isAssignableFrom(component.config())) {
      defects.add(name + " is an environment; its config must be an EnvironmentConfig");
    }
    if (component.kind() == ComponentKind.OPERATION
        && !OperationConfig.class.isAssignableFrom(component.config())) {
      defects.add(name + " is an operation; its config must be an OperationConfig");
    }
    List<Parameter> parameters;
    try {
      parameters = Parameters.of(component);
    } catch (IllegalStateException e) {
      defects.add(name + ": " + e.getMessage());
      return;
    }
    parameters.forEach(parameter -> check(name, parameter, defects));
    if (component.kind() == ComponentKind.OPERATION) {
      checkOperands(name, parameters, defects);
    }
    if (parameters.stream().noneMatch(Parameter::required)
        && !ConfigBuilder.build(component, Map.of()).equals(component.defaults())) {
      defects.add(name + " built from nothing differs from its defaults");
    }
  }

  /** Operands come first and have no defaults; settings are what can be written as text. */
  private static void checkOperands(
      String operation, List<Parameter> parameters, List<String> defects) {
    boolean settings = false;
    for (Parameter parameter : parameters) {
      boolean operand = parameter.type() instanceof ParameterType.Formula;
      String place = operation + "." + parameter.key();
      if (operand && settings) {
        defects.add(place + " is an operand, which come before all settings");
      } else if (operand && !parameter.required()) {
        defects.add(place + " is an operand, which have no defaults");
      }
      settings |= !operand;
    }
    if (parameters.isEmpty() || !(parameters.get(0).type() instanceof ParameterType.Formula)) {
      defects.add(operation + " has no operand");
    }
  }

  private static void check(String component, Parameter parameter, List<String> defects) {
    String place = component + "." + parameter.key();
    if (RESERVED.contains(parameter.key())) {
      defects.add(place + " is a reserved word");
    }
    if (parameter.defaultValue() != null && !isWithin(parameter.type(), parameter.defaultValue())) {
      defects.add(place + " has the default " + parameter.defaultValue() + ", out of its bounds");
    }
  }

  private static boolean isWithin(ParameterType type, Object value) {
    if (type instanceof ParameterType.Real real) {
      return real.range().contains(((Number) value).doubleValue());
    }
    if (type instanceof ParameterType.Int whole) {
      return whole.range().contains(((Number) value).doubleValue());
    }
    if (type instanceof ParameterType.Part part) {
      return ((Choice) value).component().kind() == part.kind();
    }
    if (type instanceof ParameterType.ListOf list) {
      return ((List<?>) value).stream().allMatch(each -> isWithin(list.entry(), each));
    }
    if (type instanceof ParameterType.PerNetwork perNetwork) {
      return ((Map<?, ?>) value)
          .values().stream().allMatch(each -> isWithin(perNetwork.entry(), each));
    }
    return true;
  }
}
