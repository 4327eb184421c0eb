package org.marl.dsl.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions of expressions, with the names of their parameters; a trailing {@code ?} marks an
 * optional one.
 */
public enum Builtin {
  ABS("absolute value", "x"),
  EXP("exponential", "x"),
  LOG("natural logarithm", "x"),
  SQRT("square root", "x"),
  SIGN("-1, 0 or 1", "x"),
  TANH("hyperbolic tangent", "x"),
  SIGMOID("1 / (1 + exp(-x))", "x"),
  RELU("max(x, 0)", "x"),
  FLOOR("largest whole number not above x", "x"),
  CLAMP("x, kept within [low, high]", "x", "low", "high"),
  MIN("the smaller of two or more, or the smallest over axes", "x", "y?"),
  MAX("the larger of two or more, or the largest over axes", "x", "y?"),
  SUM("sum over axes", "x"),
  MEAN("mean over axes; without `over`, the expectation over the batch", "x"),
  PROD("product over axes", "x"),
  ARGMAX("index of the largest entry over an axis", "x"),
  ALL("is it true everywhere on the axes?", "x"),
  ANY("is it true somewhere on the axes?", "x"),
  COUNT("number of true entries over axes", "x"),
  RANGE("largest minus smallest entry", "x"),
  QUANTILE("the entry that a share of the entries do not exceed", "x", "share"),
  NORMALISE("shifted and scaled to mean 0, standard deviation 1", "x"),
  RESCALE("mapped by smallest and largest entry to [low, high]", "x", "low", "high"),
  CHOSEN("the entry of the action taken", "x"),
  AT("the entry of the action with the index", "x", "index"),
  STOP("the value, without gradient", "x"),
  GRADIENT("derivative of y by x", "y", "x"),
  OLD("the value when the update started", "x"),
  TARGET("the value under the target networks", "x"),
  NEXT("the value at the next step", "x"),
  ACCUMULATE("x_t = a_t + b_t x_{t+1}", "a", "b"),
  EACH_EPOCH("evaluated at the start of every epoch, over the whole batch", "x"),
  BY_EPOCH("after every pass over the batch of the last update, or after one of them", "x", "k?"),
  EACH_MINIBATCH("evaluated in every gradient step, over the minibatch", "x"),
  MIX("the mixer's value of one utility per agent", "x"),
  CENTRAL("the central value of a joint action", "action"),
  ESTIMATE("a divergence from samples: mean of f(ratio) - f'(1) (ratio - 1)", "D"),
  ADAPTIVE(
      "a coefficient that follows a measure to its target",
      "start",
      "measure",
      "target",
      "tolerance?",
      "factor?",
      "low?",
      "high?"),
  ANNEAL("a coefficient on a straight line", "from", "to", "steps"),
  LEARNED("a trained coefficient", "start"),
  // Claims only
  INITIAL("the value at the start of a run", "x"),
  FINAL("the value at the end of a run", "x"),
  LOWEST("the lowest value along a run", "x"),
  HIGHEST("the highest value along a run", "x"),
  ALWAYS("does it hold at every record point?", "condition"),
  EVER("does it hold at some record point?", "condition"),
  AVERAGE("the mean over the record points of a run", "x"),
  CONFIDENCE("share of bootstrap resamples of the seeds in which it holds", "condition");

  private static final Set<Builtin> REDUCTIONS =
      Set.of(
          SUM, MEAN, PROD, ARGMAX, ALL, ANY, COUNT, RANGE, QUANTILE, NORMALISE, RESCALE, MIN, MAX);
  private static final Set<Builtin> CLAIMS =
      Set.of(INITIAL, FINAL, LOWEST, HIGHEST, AVERAGE, ALWAYS, EVER, CONFIDENCE);

  private static final Map<String, Builtin> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Builtin::word, b -> b));

  private final String definition;
  private final List<String> parameters;
  private final List<String> names;

  Builtin(String definition, String... parameters) {
    this.definition = definition;
    this.parameters = List.of(parameters);
    this.names = Stream.of(parameters).map(name -> name.replace("?", "")).toList();
  }

  /** Its name in scripts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One phrase for {@code marl describe}. */
  public String definition() {
    return definition;
  }

  /** Names of the parameters, in order. */
  List<String> parameters() {
    return names;
  }

  boolean isRequired(int parameter) {
    return !parameters.get(parameter).endsWith("?");
  }

  boolean isReduction() {
    return REDUCTIONS.contains(this);
  }

  /** Does it speak of whole runs, so that only claims may use it? */
  boolean isForClaims() {
    return CLAIMS.contains(this);
  }

  /** As it is called: {@code clamp(x, low, high)}. */
  public String signature() {
    return word() + parameters.stream().collect(Collectors.joining(", ", "(", ")"));
  }

  static Optional<Builtin> named(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  static Stream<String> words() {
    return Arrays.stream(values()).map(Builtin::word);
  }
}
