package org.marl.core.program;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Element;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;

/** The tensors of a {@link SmallBatch}: an input for each, live ones as leaves of gradients. */
final class BatchSource implements TensorSource {
  private final ProgramWriter program;
  private final boolean masked;
  private final Map<Quantity, Tensor> tensors = new EnumMap<>(Quantity.class);
  private final Map<Quantity, Tensor> leaves = new EnumMap<>(Quantity.class);

  BatchSource(ProgramWriter program, SmallBatch batch) {
    this.program = program;
    this.masked = batch.masked();
    for (Quantity quantity : Quantity.values()) {
      if (batch.of(quantity) != null) {
        declare(quantity);
      }
    }
  }

  private void declare(Quantity quantity) {
    String input = program.input(quantity.name());
    String value =
        switch (quantity.element()) {
          case BOOL -> program.let("truth", "torch.gt(" + input + ", 0.5)");
          case INDEX -> program.let("index", "torch.to(" + input + ", " + Literal.INT64 + ")");
          default -> input;
        };
    if (SmallBatch.LIVE.contains(quantity)) {
      value = program.let("leaf", "torch.detach(" + input + ")");
      Tensor leaf = new Tensor(program, value, quantity.axes());
      GradientTape.of(program).ifPresent(tape -> tape.leaf(leaf));
      leaves.put(quantity, leaf);
    }
    tensors.put(quantity, new Tensor(program, value, quantity.axes()));
  }

  /** The tensors that gradients are taken of, where a tape is open. */
  Map<Quantity, Tensor> leaves() {
    return leaves;
  }

  @Override
  public Tensor quantity(Quantity quantity, Copy copy) {
    if (quantity == Quantity.N) {
      throw new AssertionError("the graph knows it");
    }
    boolean probability = quantity == Quantity.PI || quantity == Quantity.PI_OLD;
    return probability ? available().choose(tensors.get(quantity), 0) : tensors.get(quantity);
  }

  private Tensor available() {
    return tensors.get(Quantity.AVAILABLE);
  }

  @Override
  public Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
    return switch (quantity) {
      case PI, PI_OLD -> Optional.of(available().choose(tensors.get(quantity), 1).log());
      case RATIO -> Optional.of(tensors.get(quantity).log());
      default -> Optional.empty();
    };
  }

  @Override
  public double gamma() {
    return PlainEvaluation.GAMMA;
  }

  @Override
  public Tensor coefficient(Node coefficient) {
    assert coefficient.type().element() == Element.REAL;
    String value = program.let("c", "torch.full([], " + PlainEvaluation.COEFFICIENT + ")");
    return new Tensor(program, value, Set.of());
  }

  @Override
  public Optional<Tensor> valid(Set<Axis> axes) {
    if (!masked || !axes.contains(Axis.AGENTS) || !axes.contains(Axis.SAMPLES)) {
      return Optional.empty();
    }
    Tensor alive = tensors.get(Quantity.ALIVE);
    return Optional.of(
        axes.contains(Axis.ACTIONS) ? alive.zip("torch.logical_and", available()) : alive);
  }
}
