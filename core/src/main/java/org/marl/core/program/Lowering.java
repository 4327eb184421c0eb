package org.marl.core.program;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Dependence;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Element;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Stage;
import org.marl.core.expression.Traversal;
import org.marl.core.expression.Unary;

/**
 * Writes expressions into one scope of a program: what is known once per update, in a turn, in a
 * minibatch. Shared parts are written once. What an outer scope can compute is computed there,
 * once; {@link #prepare} has to be called on the outer scope before the inner one begins, because
 * its text comes first.
 */
public final class Lowering {
  /** Logarithms of ratios are kept within ± this: exp of it is far from overflow. */
  public static final double LARGEST_LOG_RATIO = 20;

  /** The least probability whose logarithm is taken. */
  private static final double LEAST_PROBABILITY = 1e-12;

  private final ProgramWriter program;
  private final Stage stage;
  private final TensorSource source;
  private final Optional<Lowering> outer;
  private final UnaryOperator<Tensor> carry;

  /** Is what outer scopes compute computed here once more, from the quantities that they have? */
  private final boolean anew;

  /** Of what a derivative is taken, in the scope of its function. */
  private final Optional<Variable> variable;

  /**
   * @param dependent what changes with it, and so is computed by way of it
   */
  private record Variable(Node node, Set<Node> dependent) {}

  private final Map<Node, Tensor> known = new HashMap<>();
  private final Map<Node, Tensor> logarithms = new HashMap<>();
  private final Map<Node, Gaussian> gaussians = new HashMap<>();

  /**
   * The outermost scope.
   *
   * @param stage when its statements are executed
   */
  public Lowering(ProgramWriter program, Stage stage, TensorSource source) {
    this(program, stage, source, Optional.empty(), tensor -> tensor, false, Optional.empty());
  }

  private Lowering(
      ProgramWriter program,
      Stage stage,
      TensorSource source,
      Optional<Lowering> outer,
      UnaryOperator<Tensor> carry,
      boolean anew,
      Optional<Variable> variable) {
    this.program = program;
    this.stage = stage;
    this.source = source;
    this.outer = outer;
    this.carry = carry;
    this.anew = anew;
    this.variable = variable;
  }

  /**
   * A scope inside this one.
   *
   * @param carry takes a tensor over from this scope: a minibatch takes its samples of it
   */
  public Lowering inner(Stage innerStage, TensorSource innerSource, UnaryOperator<Tensor> carry) {
    return new Lowering(
        program, innerStage, innerSource, Optional.of(this), carry, false, Optional.empty());
  }

  /** Computes here whatever inner scopes will need of this scope or of those around it. */
  public void prepare(Collection<Node> roots) {
    outer.ifPresent(scope -> scope.prepare(roots));
    for (Node node : Traversal.argumentsFirst(roots.toArray(Node[]::new))) {
      if (node.op() instanceof Op.Coefficient) {
        continue;
      }
      if (isAnew(node)) {
        prepareAnew(node.argument(0));
      }
      boolean root = roots.contains(node);
      if (root && isMine(node)) {
        lower(node);
      }
      for (Node argument : node.arguments()) {
        if (!isMine(node) && isMine(argument)) {
          keep(argument, takesLogarithms(node));
        }
      }
    }
  }

  /** Quantities of which an inner scope computes anew what this one could compute. */
  private void prepareAnew(Node root) {
    for (Node node : Traversal.argumentsFirst(root)) {
      if (isMine(node) && isTakenOver(node)) {
        keep(node, false);
      }
      for (Node argument : node.arguments()) {
        if (takesLogarithms(node) && isMine(argument) && isTakenOver(argument)) {
          keep(argument, true);
        }
      }
    }
  }

  private void keep(Node node, boolean withLogarithm) {
    if (isGaussian(node)) {
      gaussian(node);
      return;
    }
    lower(node);
    if (withLogarithm) {
      logarithm(node);
    }
  }

  /** {@code each_minibatch}: reductions inside go over what this scope has. */
  private static boolean isAnew(Node node) {
    return node.op() instanceof Op.At at && at.stage() == Stage.MINIBATCH;
  }

  /** Is the node taken from outer scopes even where expressions are computed anew? */
  private static boolean isTakenOver(Node node) {
    return node.op() instanceof Op.Leaf
        || node.op() instanceof Op.Coefficient
        || node.op() instanceof Op.Shift
        || node.op() instanceof Op.Scan
        || node.op() instanceof Op.At;
  }

  private boolean isMine(Node node) {
    return literal(node).isEmpty() && node.type().stage().compareTo(stage) <= 0;
  }

  private static boolean takesLogarithms(Node node) {
    return node.op() instanceof Op.Perspective || node.op() == Unary.LOG;
  }

  /** The value of an expression in this scope. */
  public Tensor lower(Node root) {
    for (Node node : needed(root)) {
      if (!known.containsKey(node)) {
        known.put(node, belongsOutside(node) ? carried(node) : write(node));
      }
    }
    return known.get(root);
  }

  /** The nodes that have to be written here or carried, arguments first. */
  private List<Node> needed(Node root) {
    Set<Node> inner = new HashSet<>();
    collect(root, inner);
    return Traversal.argumentsFirst(root).stream().filter(inner::contains).toList();
  }

  private void collect(Node node, Set<Node> inner) {
    if (!known.containsKey(node) && inner.add(node) && !belongsOutside(node)) {
      read(node).forEach(argument -> collect(argument, inner));
    }
  }

  /** The nodes whose tensors the statement of a node reads. */
  private List<Node> read(Node node) {
    if (node.op() instanceof Op.Coefficient
        || node.op() instanceof Op.ByEpoch
        || node.op() instanceof Op.Shift
        || isAnew(node)
        || comparesGaussians(node)) {
      return List.of();
    } else if (node.op() instanceof Op.Gradient) {
      return List.of(node.argument(1));
    } else if (isClamp(node)) {
      return List.of(node.argument(0).argument(0));
    } else if (node.op() instanceof Binary) {
      return IntStream.of(0, 1)
          .filter(index -> !isLiteral(node, index))
          .mapToObj(node::argument)
          .toList();
    }
    return node.arguments();
  }

  /** Is it {@code min(max(e, low), high)} with numbers, which is one operation? */
  private boolean isClamp(Node node) {
    return node.op() == Binary.MIN
        && node.argument(0).op() == Binary.MAX
        && !isVariable(node.argument(0))
        && literal(node.argument(1)).isPresent()
        && literal(node.argument(0).argument(1)).isPresent()
        && literal(node.argument(0).argument(0)).isEmpty();
  }

  /** Stands a number in the operation itself? At most one of two does. */
  private boolean isLiteral(Node node, int index) {
    boolean right = literal(node.argument(1)).isPresent();
    return index == 1 ? right : !right && literal(node.argument(0)).isPresent();
  }

  private boolean belongsOutside(Node node) {
    // Numbers are written where they are needed: the name of one in a loop ends with the loop.
    if (outer.isEmpty() || literal(node).isPresent()) {
      return false;
    } else if (variable.isPresent()) {
      return !variable.get().dependent().contains(node);
    }
    return node.type().stage().compareTo(outer.get().stage) <= 0 && (!anew || isTakenOver(node));
  }

  private Tensor carried(Node node) {
    return carry.apply(outer.orElseThrow().lower(node));
  }

  private Tensor write(Node node) {
    if (isClamp(node)) {
      Node inner = node.argument(0);
      return known
          .get(inner.argument(0))
          .clamp(literal(inner.argument(1)).getAsDouble(), literal(node.argument(1)).getAsDouble());
    } else if (node.op() instanceof Unary op) {
      Node argument = node.argument(0);
      return op == Unary.LOG ? logarithm(argument) : Elementwise.unary(op, known.get(argument));
    } else if (node.op() instanceof Binary op) {
      return binary(
          op,
          literal(node.argument(0)),
          literal(node.argument(1)),
          () -> known.get(node.argument(0)),
          () -> known.get(node.argument(1)));
    } else if (node.op() instanceof Op.Leaf) {
      return leaf(node);
    } else if (node.op() instanceof Op.Select) {
      return new GuardedBranches(this::lower, this::literal, this::isDifferentiated).choice(node);
    } else if (node.op() instanceof Op.Reduce op) {
      return reduce(op, node);
    } else if (node.op() instanceof Op.Gather) {
      return known.get(node.argument(0)).at(known.get(node.argument(1)));
    } else if (node.op() instanceof Op.Entry op) {
      return known.get(node.argument(0)).select(op.axis(), op.index());
    } else if (node.op() instanceof Op.Perspective op) {
      return perspective(op.divergence(), node.argument(0), node.argument(1));
    } else if (isAnew(node)) {
      Lowering here = new Lowering(program, stage, source, outer, carry, true, Optional.empty());
      return here.lower(node.argument(0)).detached();
    } else if (node.op() instanceof Op.Stop || node.op() instanceof Op.At) {
      return known.get(node.argument(0)).detached();
    } else if (node.op() instanceof Op.Coefficient) {
      return source.coefficient(node);
    } else if (node.op() instanceof Op.ByEpoch) {
      return source.byEpoch(node);
    } else if (node.op() instanceof Op.Gradient) {
      return gradient(node, known.get(node.argument(1)));
    } else if (node.op() instanceof Op.Shift && node.argument(0).op() instanceof Op.Input input) {
      return source.next(node, input.quantity(), input.copy());
    } else if (node.op() instanceof Op.Scan) {
      return source.accumulate(node, known.get(node.argument(0)), known.get(node.argument(1)));
    } else if (node.op() instanceof Op.Apply) {
      return source.apply(node, known.get(node.argument(0)));
    } else if (node.op() instanceof Op.Custom custom
        && custom.operation() instanceof TensorOperation operation) {
      return custom(operation, node);
    }
    throw new ExpressionException(node, "`" + node + "` cannot be computed by this learner", "");
  }

  /** A number that stands in the program as it is; empty for everything else. */
  private OptionalDouble literal(Node node) {
    if (node.isConstant() && node.type().element() == Element.REAL) {
      return OptionalDouble.of(node.constant());
    }
    if (node.op() instanceof Binary op && !op.isComparison() && !op.isLogic()) {
      OptionalDouble left = literal(node.argument(0));
      OptionalDouble right = left.isPresent() ? literal(node.argument(1)) : left;
      return right.isPresent()
          ? OptionalDouble.of(op.apply(left.getAsDouble(), right.getAsDouble()))
          : right;
    }
    return node.op() instanceof Op.Input input && input.quantity() == Quantity.GAMMA
        ? OptionalDouble.of(source.gamma())
        : OptionalDouble.empty();
  }

  static Tensor binary(
      Binary op,
      OptionalDouble left,
      OptionalDouble right,
      Supplier<Tensor> leftTensor,
      Supplier<Tensor> rightTensor) {
    if (right.isPresent()) {
      return Elementwise.binary(op, leftTensor.get(), right.getAsDouble());
    }
    return left.isPresent()
        ? Elementwise.binary(op, left.getAsDouble(), rightTensor.get())
        : Elementwise.binary(op, leftTensor.get(), rightTensor.get());
  }

  private Tensor leaf(Node node) {
    OptionalDouble number = literal(node);
    if (number.isPresent() || node.isConstant()) {
      String value =
          number.isPresent()
              ? Literal.of(number.getAsDouble())
              : node.constant() != 0 ? "True" : "False";
      return new Tensor(program, program.let("c", "torch.full([], " + value + ")"), Set.of());
    } else if (node.op() instanceof Op.Input input) {
      return source.quantity(input.quantity(), input.copy());
    }
    throw new ExpressionException(node, "`" + node + "` has no value", "");
  }

  /** The logarithm, from the networks' own where they give it. */
  private Tensor logarithm(Node of) {
    Tensor sofar = logarithms.get(of);
    if (sofar == null) {
      sofar = belongsOutside(of) ? carry.apply(outer.get().logarithm(of)) : writeLogarithm(of);
      logarithms.put(of, sofar);
    }
    return sofar;
  }

  private Tensor writeLogarithm(Node of) {
    if (of.op() instanceof Op.Input input && !isVariable(of)) {
      Optional<Tensor> better = source.logarithm(input.quantity(), input.copy());
      if (better.isPresent()) {
        return better.get();
      }
    }
    return logarithm(lower(of));
  }

  /** The logarithm, finite at 0. */
  static Tensor logarithm(Tensor of) {
    return of.atLeast(LEAST_PROBABILITY).log();
  }

  private Tensor perspective(Divergence divergence, Node p, Node q) {
    return DivergenceTerms.of(divergence.f(), logarithm(p), logarithm(q), lower(q));
  }

  /** Is it a policy over vectors, which has no tensor of its own? */
  private boolean isGaussian(Node node) {
    return source.actsInVectors()
        && node.op() instanceof Op.Input input
        && (input.quantity() == Quantity.PI || input.quantity() == Quantity.PI_OLD);
  }

  private Gaussian gaussian(Node of) {
    Gaussian sofar = gaussians.get(of);
    if (sofar == null) {
      Op.Input input = (Op.Input) of.op();
      sofar =
          belongsOutside(of)
              ? outer.get().gaussian(of).map(carry)
              : source.gaussian(input.quantity(), input.copy());
      gaussians.put(of, sofar);
    }
    return sofar;
  }

  /** Is it the divergence of two such policies, an integral in place of a sum? */
  private boolean comparesGaussians(Node node) {
    return node.op() instanceof Op.Reduce
        && node.argument(0).op() instanceof Op.Perspective
        && node.argument(0).arguments().stream().allMatch(this::isGaussian);
  }

  private Tensor reduce(Op.Reduce op, Node node) {
    Node argument = node.argument(0);
    if (comparesGaussians(node)) {
      Divergence divergence = ((Op.Perspective) argument.op()).divergence();
      return GaussianDivergence.of(
              divergence, gaussian(argument.argument(0)), gaussian(argument.argument(1)))
          .atLeast(0);
    }
    if (op.reduction() == Reduction.PROD
        && argument.op() instanceof Op.Input input
        && source.logarithm(input.quantity(), input.copy()).isPresent()) {
      Tensor sum = new MaskedReduction(logarithm(argument), op.over(), valid(argument)).sum();
      return sum.clamp(-LARGEST_LOG_RATIO, LARGEST_LOG_RATIO).exp();
    }
    Tensor reduced =
        MaskedReduction.reduce(
            op.reduction(),
            known.get(argument),
            op.over(),
            valid(argument),
            bound(node, 1),
            bound(node, 2));
    // Rounding can bring the divergence of equal distributions below zero. There its slope by a
    // single probability is not 0, though the slope by weights is.
    boolean divergence = op.reduction() == Reduction.SUM && argument.op() instanceof Op.Perspective;
    return divergence && variable.isEmpty() ? reduced.atLeast(0) : reduced;
  }

  private Optional<Tensor> bound(Node node, int index) {
    return node.arguments().size() > index
        ? Optional.of(known.get(node.argument(index)))
        : Optional.empty();
  }

  private Optional<Tensor> valid(Node argument) {
    return source.valid(argument.type().axes());
  }

  /** What a plug-in writes, without what does not count. */
  private Tensor custom(TensorOperation operation, Node node) {
    List<Tensor> operands = node.arguments().stream().map(known::get).toList();
    Set<Axis> axes = EnumSet.noneOf(Axis.class);
    operands.forEach(operand -> axes.addAll(operand.axes()));
    Optional<Tensor> valid = source.valid(axes);
    Tensor result = operation.write(operands, valid);
    if (!result.axes().equals(node.type().axes())) {
      throw new IllegalStateException(
          "`" + node + "` has the axes " + result.axes() + ", not " + node.type().axes());
    }
    return valid
        .filter(mask -> result.axes().containsAll(mask.axes()))
        .map(mask -> mask.choose(result, 0))
        .orElse(result);
  }

  private boolean isVariable(Node node) {
    return variable.isPresent() && variable.get().node() == node;
  }

  private boolean isDifferentiated(Node node) {
    return !node.type().trains().isEmpty()
        || (variable.isPresent() && variable.get().dependent().contains(node));
  }

  /**
   * dy/dx, entry by entry. What depends on x is computed once more, by way of a tensor that stands
   * for x alone: networks give logarithms and ratios beside probabilities, not through them.
   */
  private Tensor gradient(Node node, Tensor x) {
    Node of = node.argument(0);
    Node by = node.argument(1);
    // Added to 0 of its own, x is a variable even where it was recorded, and leads on to weights.
    String zero = program.let("zero", "torch.requires_grad_(torch.zeros_like(" + x.name() + "))");
    Tensor moving = x.plus(new Tensor(program, zero, x.axes()));
    Lowering function =
        new Lowering(
            program,
            stage,
            source,
            Optional.of(this),
            tensor -> tensor,
            false,
            Optional.of(new Variable(by, Dependence.of(of, by))));
    function.known.put(by, moving);
    Tensor y = function.lower(of);
    boolean onward = stage == Stage.MINIBATCH && !node.type().trains().isEmpty();
    String gradients =
        program.let(
            "gradients",
            "torch.autograd.grad([%s], [%s], None, True, %s)"
                .formatted(y.sum(y.axes()).name(), moving.name(), onward ? "True" : "False"));
    String entries = "unchecked_cast(Tensor, " + gradients + "[0])";
    // The slope of a straight line leads to no weight; an objective of it alone still has to.
    String slopes = onward ? "torch.add(" + entries + ", " + moving.name() + ", alpha=0)" : entries;
    Tensor slope = new Tensor(program, program.let("t", slopes), x.axes());
    return source.valid(x.axes()).map(mask -> mask.choose(slope, 0)).orElse(slope);
  }
}
