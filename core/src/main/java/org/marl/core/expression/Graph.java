package org.marl.core.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Makes and interns the nodes of one graph, inferring and checking their types and folding
 * constants. Every method throws {@link ExpressionException} where the result would have no type.
 * Not thread-safe.
 */
public final class Graph {
  private final Map<Key, Node> interned = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Divergence, Divergence> divergences = new HashMap<>();
  private final Inputs inputs;
  private final OptionalInt agents;

  /** What makes two nodes equal; the element tells 1 from true. */
  private record Key(Op op, List<Node> arguments, Element element) {}

  /** A graph for any learner: a declaration that no algorithm uses yet. */
  public Graph() {
    this(Optional.empty(), OptionalInt.empty(), Map.of());
  }

  /** A graph for any learner, in a game whose number of agents is known. */
  public Graph(int agents) {
    this(Optional.empty(), OptionalInt.of(agents), Map.of());
  }

  /** A graph of one family of learners: quantities have its types, others are errors. */
  public Graph(Setting setting) {
    this(Optional.of(setting), OptionalInt.empty(), Map.of());
  }

  /** A graph of one learner in a game that is not known yet; see the constructor below. */
  public Graph(Setting setting, Map<Quantity, Set<Axis>> axes) {
    this(Optional.of(setting), OptionalInt.empty(), axes);
  }

  /**
   * A graph of one learner in one game.
   *
   * @param setting the family of the learner
   * @param agents the value of {@code N}
   * @param axes of the quantities that this learner supplies with other axes than {@link
   *     Quantity#axes}, such as a centralised value
   */
  public Graph(Setting setting, int agents, Map<Quantity, Set<Axis>> axes) {
    this(Optional.of(setting), OptionalInt.of(agents), axes);
  }

  private Graph(Optional<Setting> setting, OptionalInt agents, Map<Quantity, Set<Axis>> axes) {
    this.inputs = new Inputs(setting, axes);
    this.agents = agents;
  }

  /** The number of nodes made so far. */
  public int size() {
    return nodes.size();
  }

  // Leaves

  /** A number; scripts have no negative zero. */
  public Node constant(double value) {
    double unsignedZero = value + 0.0;
    return intern(new Op.Constant(unsignedZero), List.of(), Type.constant());
  }

  public Node truth(boolean value) {
    return intern(new Op.Constant(value ? 1 : 0), List.of(), Type.constant().with(Element.BOOL));
  }

  /** A number that the declaration leaves open; it may stand for an expression with axes. */
  public Node parameter(String name) {
    return intern(new Op.Parameter(name), List.of(), Type.constant());
  }

  /** The bound variable of a {@link ScalarFunction}. */
  public Node variable(String name) {
    return intern(new Op.Variable(name), List.of(), Type.constant());
  }

  /** A quantity as the learner supplies it. */
  public Node input(Quantity quantity) {
    return input(quantity, Copy.LIVE);
  }

  /** A quantity under a copy of the networks; {@code N} is a constant where it is known. */
  public Node input(Quantity quantity, Copy copy) {
    inputs.require(quantity);
    if (quantity == Quantity.N && agents.isPresent()) {
      return constant(agents.getAsInt());
    }
    if (copy == Copy.OLD && quantity == Quantity.PI && inputs.recordsPolicy()) {
      return input(Quantity.PI_OLD, Copy.LIVE);
    }
    boolean copied = copy != Copy.LIVE && inputs.changes(quantity);
    return intern(
        new Op.Input(quantity, copied ? copy : Copy.LIVE),
        List.of(),
        inputs.type(quantity, copied ? copy : Copy.LIVE));
  }

  // Elementwise operations

  public Node unary(Unary op, Node argument) {
    return elementwise(op, List.of(argument), Typing.unary(op, argument));
  }

  public Node binary(Binary op, Node left, Node right) {
    return elementwise(op, List.of(left, right), Typing.binary(op, left, right));
  }

  /** {@code if condition then … else …}, entry by entry. */
  public Node select(Node condition, Node then, Node otherwise) {
    return elementwise(
        new Op.Select(),
        List.of(condition, then, otherwise),
        Typing.select(condition, then, otherwise));
  }

  /** {@code clamp(e, low, high)}: the entry of [low, high] that is nearest to each entry. */
  public Node clamp(Node e, Node low, Node high) {
    return binary(Binary.MIN, binary(Binary.MAX, e, low), high);
  }

  private Node elementwise(Op op, List<Node> arguments, Type type) {
    return Folding.fold(this, op, arguments).orElseGet(() -> intern(op, arguments, type));
  }

  // Axes

  /**
   * A reduction over axes.
   *
   * @param over empty: the script leaves it out, which means the samples where {@link
   *     Reduction#overSamplesByDefault} allows that
   * @param arguments the value; for {@code rescale} the value, low and high
   */
  public Node reduce(Reduction reduction, Set<Axis> over, List<Node> arguments) {
    Set<Axis> axes = Reducing.axes(reduction, over, arguments);
    Op.Reduce op = new Op.Reduce(reduction, axes);
    return intern(op, arguments, Reducing.type(op, arguments));
  }

  /** {@code at(e, index)}: the entry of one action. */
  public Node at(Node e, Node index) {
    return intern(new Op.Gather(), List.of(e, index), Typing.gather(e, index));
  }

  /**
   * The entry of one agent or one action.
   *
   * @param name how the game calls it
   */
  public Node entry(Node e, Axis axis, int index, String name) {
    return intern(new Op.Entry(axis, index, name), List.of(e), Typing.entry(e, axis));
  }

  /** {@code chosen(e)}: the entry of the action taken. */
  public Node chosen(Node e) {
    return at(e, input(Quantity.ACTION));
  }

  // Networks

  /** {@code old(e)}: under the networks as they were at the start of the update. */
  public Node old(Node e) {
    return Copies.of(this, inputs, Copy.OLD, e);
  }

  /** {@code target(e)}: under the target copies of the networks. */
  public Node target(Node e) {
    return Copies.of(this, inputs, Copy.TARGET, e);
  }

  /** {@code mix(e)}: the mixer, applied to one number per agent. */
  public Node mix(Node e) {
    return apply(Network.MIXER, Copy.LIVE, e);
  }

  /** {@code central(e)}: the central value of the joint action e. */
  public Node central(Node e) {
    return apply(Network.CENTRAL, Copy.LIVE, e);
  }

  private Node apply(Network network, Copy copy, Node e) {
    Op.Apply op = new Op.Apply(network, copy);
    Quantity own = network == Network.MIXER ? Quantity.Q_TOT : Quantity.Q_STAR;
    inputs.require(Mistakes.quote(op, List.of(e)), own.settings());
    return intern(op, List.of(e), Applying.type(op, e));
  }

  /**
   * {@code gradient(y, x)}: the derivative of y with respect to every entry of x. Quantities made
   * from x are written in terms of it, so that y depends on x through its nodes alone.
   */
  public Node gradient(Node y, Node x) {
    Op op = new Op.Gradient();
    inputs.requireNetworks(Mistakes.quote(op, List.of(y, x)));
    Type type = Gradients.type(y, x);
    return intern(op, List.of(Definitions.inTermsOf(this, x, y), x), type);
  }

  /** {@code stop(e)}: the same value, without gradient; e itself if it has none. */
  public Node stop(Node e) {
    return e.type().trains().isEmpty() ? e : at(new Op.Stop(), e, e.type().stage());
  }

  // Time

  /** {@code next(e)}: the value at the following step. */
  public Node next(Node e) {
    Op op = new Op.Shift();
    return intern(op, List.of(e), Sequences.type(inputs, op, List.of(e)));
  }

  /** {@code accumulate(a, b)}: x_t = a_t + b_t x_{t+1}. */
  public Node accumulate(Node a, Node b) {
    Op op = new Op.Scan();
    return intern(op, List.of(a, b), Sequences.type(inputs, op, List.of(a, b)));
  }

  /** {@code each_epoch(e)}: evaluated once per epoch over the whole batch, without gradient. */
  public Node eachEpoch(Node e) {
    return e.type().stage() == Stage.MINIBATCH ? at(new Op.At(Stage.EPOCH), e, Stage.EPOCH) : e;
  }

  /** {@code each_minibatch(e)}: reductions inside go over the minibatch, not the whole batch. */
  public Node eachMinibatch(Node e) {
    return e.type().stage().compareTo(Stage.MINIBATCH) < 0
        ? at(new Op.At(Stage.MINIBATCH), e, Stage.MINIBATCH)
        : e;
  }

  /**
   * {@code by_epoch(e)}: e, its samples averaged, after every pass over the batch of the last
   * update.
   */
  public Node byEpoch(Node e) {
    Op op = new Op.ByEpoch();
    inputs.require(Mistakes.quote(op, List.of(e)), Set.of(Setting.ON_POLICY));
    if (e.type().stage() == Stage.AFTER) {
      throw new ExpressionException(
          e, Mistakes.quote(e) + " is known after the update, not in every epoch of it", "");
    }
    Node mean = e.type().has(Axis.SAMPLES) ? reduce(Reduction.MEAN, Set.of(), List.of(e)) : e;
    Type type = Typing.constantAt(Stage.AFTER, mean.type());
    return intern(
        op, List.of(mean), type.withAxes(Type.AXES.union(type.axes(), Set.of(Axis.EPOCHS))));
  }

  private Node at(Op op, Node e, Stage stage) {
    return intern(op, List.of(e), Typing.constantAt(stage, e.type()));
  }

  // Functions, divergences, coefficients

  /** The function of every entry of the argument. */
  public Node apply(ScalarFunction f, Node argument) {
    Op.Variable variable = new Op.Variable(f.variable());
    return new Rewriter(
            this,
            node -> node.op().equals(variable) ? Optional.of(argument) : Optional.empty(),
            op -> op)
        .rewrite(f.body());
  }

  /** {@code D(p, q)} = Σ_a q f(p / q), followed by the divergence's function of the sum. */
  public Node divergence(Divergence divergence, Node p, Node q) {
    if (!p.type().has(Axis.ACTIONS)) {
      throw Divergences.withoutActions(divergence, p, q);
    }
    Node sum =
        reduce(
            Reduction.SUM, Set.of(Axis.ACTIONS), List.of(perspective(divergence, List.of(p, q))));
    return divergence.distance().map(f -> apply(f, sum)).orElse(sum);
  }

  private Node perspective(Divergence divergence, List<Node> arguments) {
    Divergence own =
        divergences.computeIfAbsent(divergence, foreign -> Divergences.in(this, foreign));
    divergences.put(own, own);
    Op op = new Op.Perspective(own);
    arguments.forEach(argument -> Typing.require(Element.REAL, argument));
    return intern(op, arguments, Typing.join(op, Element.REAL, true, arguments));
  }

  /**
   * A number that changes from update to update.
   *
   * @param measure of an adaptive coefficient, taken after each update; there is one coefficient
   *     for each entry of it
   */
  public Node coefficient(CoefficientRule rule, Optional<Node> measure) {
    Op op = new Op.Coefficient(rule);
    List<Node> arguments = measure.map(List::of).orElse(List.of());
    return intern(op, arguments, Coefficients.type(rule, measure));
  }

  /**
   * An operation that a plug-in adds.
   *
   * @param settings as scripts write them, {@code "share = 0.1"}
   */
  public Node custom(
      String word, List<String> settings, CustomOperation operation, List<Node> operands) {
    return custom(new Op.Custom(word, settings, operation), operands);
  }

  private Node custom(Op.Custom op, List<Node> operands) {
    inputs.requirePrograms(Mistakes.quote(op, operands));
    return intern(op, operands, CustomTyping.type(op, operands));
  }

  /** The same expression in this graph, its types inferred and checked anew. */
  public Node importing(Node fromAnotherGraph) {
    return new Rewriter(this, node -> Optional.empty(), op -> op).rewrite(fromAnotherGraph);
  }

  // Statements

  /**
   * The objective of a statement {@code maximize e}: e, averaged over the samples that it still
   * has. Its axes are {@code {agents}}, one objective per agent on its own network, or none, one
   * joint objective.
   */
  public Node objective(Node e) {
    Objectives.check(inputs, e);
    return e.type().has(Axis.SAMPLES) ? reduce(Reduction.MEAN, Set.of(), List.of(e)) : e;
  }

  /** Throws unless the expression can be the objective of a statement, see {@link #objective}. */
  public void checkObjective(Node e) {
    Objectives.check(inputs, e);
  }

  // Interning

  /** The operation on other arguments. */
  Node make(Op op, List<Node> arguments) {
    if (op instanceof Unary unary) {
      return unary(unary, arguments.get(0));
    } else if (op instanceof Binary binary) {
      return binary(binary, arguments.get(0), arguments.get(1));
    } else if (op instanceof Op.Leaf leaf) {
      return make(leaf);
    } else if (op instanceof Op.Structural structural) {
      return make(structural, arguments);
    }
    throw new AssertionError(op);
  }

  private Node make(Op.Leaf leaf) {
    if (leaf instanceof Op.Constant constant) {
      return constant(constant.value());
    } else if (leaf instanceof Op.Parameter parameter) {
      return parameter(parameter.name());
    } else if (leaf instanceof Op.Variable variable) {
      return variable(variable.name());
    } else if (leaf instanceof Op.Input input) {
      return input(input.quantity(), input.copy());
    }
    throw new AssertionError(leaf);
  }

  private Node make(Op.Structural op, List<Node> arguments) {
    Node first = arguments.isEmpty() ? null : arguments.get(0);
    if (op instanceof Op.Select) {
      return select(first, arguments.get(1), arguments.get(2));
    } else if (op instanceof Op.Reduce reduce) {
      return reduce(reduce.reduction(), reduce.over(), arguments);
    } else if (op instanceof Op.Gather) {
      return at(first, arguments.get(1));
    } else if (op instanceof Op.Entry entry) {
      return entry(first, entry.axis(), entry.index(), entry.name());
    } else if (op instanceof Op.Apply apply) {
      return apply(apply.network(), apply.copy(), first);
    } else if (op instanceof Op.Perspective perspective) {
      return perspective(perspective.divergence(), arguments);
    } else if (op instanceof Op.Shift) {
      return next(first);
    } else if (op instanceof Op.Scan) {
      return accumulate(first, arguments.get(1));
    } else if (op instanceof Op.Gradient) {
      return gradient(first, arguments.get(1));
    } else if (op instanceof Op.Stop) {
      return stop(first);
    } else if (op instanceof Op.At at) {
      return at.stage() == Stage.EPOCH ? eachEpoch(first) : eachMinibatch(first);
    } else if (op instanceof Op.ByEpoch) {
      return byEpoch(first);
    } else if (op instanceof Op.Coefficient coefficient) {
      return coefficient(coefficient.rule(), arguments.stream().findFirst());
    } else if (op instanceof Op.Custom custom) {
      return custom(custom, arguments);
    }
    throw new AssertionError(op);
  }

  private Node intern(Op op, List<Node> arguments, Type type) {
    for (Node argument : arguments) {
      if (argument.id() >= nodes.size() || nodes.get(argument.id()) != argument) {
        throw new IllegalArgumentException(argument + " belongs to another graph; import it");
      }
    }
    return interned.computeIfAbsent(
        new Key(op, List.copyOf(arguments), type.element()),
        key -> {
          Node node = new Node(nodes.size(), op, arguments, type);
          nodes.add(node);
          return node;
        });
  }
}
