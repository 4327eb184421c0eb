package org.marl.core.inject;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.ExecutionSettings;
import org.marl.core.run.Run;

/**
 * Composes runs: one flat injector for each, made of the modules of exactly the components that the
 * plan chooses. A hole in the wiring fails before the run starts.
 */
public final class RunAssembler {
  private RunAssembler() {}

  /**
   * The chosen components for which no engine exists, outermost only: the parts of a learner that
   * cannot run are not listed. Empty if the run can be assembled.
   */
  public static List<Choice> unavailable(RunPlan plan) {
    List<Choice> unavailable = new ArrayList<>();
    Choices.roots(plan).forEach(root -> collectUnavailable(root, unavailable));
    return unavailable;
  }

  private static void collectUnavailable(Choice choice, List<Choice> unavailable) {
    if (choice.component().kind().needsEngine() && choice.component().wiring().isEmpty()) {
      unavailable.add(choice);
    } else {
      Choices.parts(choice).forEach(part -> collectUnavailable(part, unavailable));
    }
  }

  /** One sentence on a component that {@link #unavailable} lists. */
  public static String unavailableMessage(Choice choice) {
    return "`"
        + choice.component().name()
        + "` cannot run yet: its engine is not part of this version";
  }

  /** Wires the run, to compute on the standard device. */
  public static Run assemble(RunPlan plan) {
    return assemble(plan, ExecutionSettings.STANDARD);
  }

  /**
   * Wires the run.
   *
   * @throws com.google.inject.CreationException if the modules of a component leave something
   *     unbound, which is an error of the component
   */
  public static Run assemble(RunPlan plan, ExecutionSettings settings) {
    List<Module> modules = new ArrayList<>();
    modules.add(RunAssembler::strict);
    modules.add(new RunModule(plan, settings));
    Choices.roots(plan).forEach(root -> collectModules(root, modules));
    Injector injector = Guice.createInjector(Stage.PRODUCTION, modules);
    try {
      return injector.getInstance(Run.class);
    } catch (ProvisionException e) {
      // What a constructor throws says what is wrong; Guice's list of places does not.
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static void collectModules(Choice choice, List<Module> modules) {
    module(choice.component(), choice.config()).ifPresent(modules::add);
    Choices.parts(choice).forEach(part -> collectModules(part, modules));
  }

  private static <C extends Record> Optional<Module> module(Component<C> component, Record config) {
    Optional<Function<C, Module>> wiring = component.wiring();
    return wiring.map(modules -> modules.apply(component.config().cast(config)));
  }

  private static void strict(Binder binder) {
    binder.requireExplicitBindings();
    binder.requireAtInjectOnConstructors();
    binder.requireExactBindingAnnotations();
    binder.disableCircularProxies();
  }
}
