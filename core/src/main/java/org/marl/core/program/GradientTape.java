package org.marl.core.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marl.core.expression.Axis;

/**
 * Writes gradients as statements (reverse accumulation). While a tape is open, every statement that
 * is made of a leaf is on it; tensors say how gradients go back through them, see {@link
 * Derivatives}. If a loss is made of something else, all its gradients are left to {@link
 * Autograd}: what PyTorch keeps of every operator takes several times as long as small operators
 * themselves.
 */
public final class GradientTape implements ProgramWatcher {
  /** Names, but not what follows a point, such as functions. */
  private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");

  /** Functions that write over an argument. */
  private static final Pattern IN_PLACE = Pattern.compile("\\w_\\(|\\bout=");

  private final ProgramWriter program;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<Integer, String> leaves = new LinkedHashMap<>();
  private boolean open = true;

  /** Was something that depends on a leaf written over? */
  private boolean changed;

  /**
   * A way back from a tensor to what it was made of.
   *
   * @param back gives the derivative by the input, of that by the result; on axes that the input
   *     lacks it is summed afterwards
   */
  record Path(Tensor input, UnaryOperator<Adjoint> back) {}

  /**
   * A tensor that is made of leaves.
   *
   * @param read what its statement reads of such tensors
   * @param paths empty: nobody has said how gradients go back
   */
  private record Entry(Tensor result, Set<String> read, Optional<List<Path>> paths) {}

  /**
   * A loss and what it is to be differentiated by.
   *
   * @param loss without axes
   * @param leaves names
   */
  public record Wanted(Tensor loss, List<String> leaves) {}

  private GradientTape(ProgramWriter program) {
    this.program = program;
  }

  /** Opens a tape; there is none yet. */
  public static GradientTape open(ProgramWriter program) {
    GradientTape tape = new GradientTape(program);
    program.watch(tape);
    return tape;
  }

  /** The tape that is open. */
  public static Optional<GradientTape> of(ProgramWriter program) {
    return program.watcher().map(GradientTape.class::cast);
  }

  /**
   * A leaf.
   *
   * @param tensor just written; no gradient flows to what it was made of
   */
  public void leaf(Tensor tensor) {
    entries.put(tensor.name(), new Entry(tensor, Set.of(), Optional.of(List.of())));
    leaves.put(program.hold(), tensor.name());
  }

  /** Unless {@link #record} follows, nobody knows the way back from what has been written. */
  @Override
  public void written(String name, String expression) {
    Set<String> read = entriesIn(expression);
    if (open && !read.isEmpty()) {
      changed |= IN_PLACE.matcher(expression).find();
      entries.put(name, new Entry(new Tensor(program, name, Set.of()), read, Optional.empty()));
    }
  }

  @Override
  public void assigned(String name, String expression) {
    changed |= open && (entries.containsKey(name) || !entriesIn(expression).isEmpty());
  }

  @Override
  public void called(String call) {
    changed |= open && !entriesIn(call).isEmpty();
  }

  private Set<String> entriesIn(String expression) {
    return NAME.matcher(expression)
        .results()
        .map(MatchResult::group)
        .filter(entries::containsKey)
        .collect(Collectors.toSet());
  }

  /**
   * How gradients go back from what has just been written: to everything that its statement reads,
   * or nothing is known of it.
   */
  void record(Tensor result, Path... paths) {
    Entry entry = entries.get(result.name());
    if (open && entry != null) {
      if (names(Stream.of(paths).map(Path::input)).containsAll(entry.read())) {
        List<Path> some =
            Stream.of(paths).filter(path -> entry.read().contains(path.input().name())).toList();
        entries.put(result.name(), new Entry(result, entry.read(), Optional.of(some)));
      }
    }
  }

  /**
   * No gradient goes back from what has just been written to some tensors; if its statement reads
   * more, nothing is known of it.
   */
  void constant(Tensor result, Tensor... by) {
    Entry entry = entries.get(result.name());
    if (open && entry != null && names(Stream.of(by)).containsAll(entry.read())) {
      entries.remove(result.name());
    }
  }

  private static Set<String> names(Stream<Tensor> tensors) {
    return tensors.map(Tensor::name).collect(Collectors.toSet());
  }

  /**
   * Closes the tape and writes gradients.
   *
   * @return for every loss a name per leaf, of a tensor of the leaf's shape; 0 without a part in a
   *     loss all of whose ways are known
   */
  public List<List<String>> gradients(List<Wanted> all) {
    open = false;
    program.unwatch();
    if (changed || all.stream().anyMatch(wanted -> !isKnown(wanted.loss()))) {
      leaves.forEach(
          (line, leaf) -> program.fill(line, "_leaf = torch.requires_grad_(" + leaf + ")"));
      return all.stream().map(wanted -> byAutograd(wanted, all.size() > 1)).toList();
    }
    return all.stream().map(this::written).toList();
  }

  private List<String> byAutograd(Wanted wanted, boolean keep) {
    String loss = wanted.loss().name();
    return keep
        ? Autograd.keepingRecord(program, loss, wanted.leaves())
        : Autograd.gradients(program, loss, wanted.leaves());
  }

  /** Is the way known from a loss to all leaves that have a part in it? */
  private boolean isKnown(Tensor loss) {
    Set<String> reached = new HashSet<>(Set.of(loss.name()));
    for (Entry entry : backwards()) {
      if (reached.contains(entry.result().name())) {
        if (entry.paths().isEmpty()) {
          return false;
        }
        entry.paths().get().forEach(path -> reached.add(path.input().name()));
      }
    }
    return true;
  }

  private List<Entry> backwards() {
    List<Entry> all = new ArrayList<>(entries.values());
    Collections.reverse(all);
    return all;
  }

  private List<String> written(Wanted wanted) {
    Map<String, Adjoint> adjoints = new HashMap<>(Map.of(wanted.loss().name(), Adjoint.ONE));
    for (Entry entry : backwards()) {
      Adjoint own = adjoints.get(entry.result().name());
      if (own != null) {
        for (Path path : entry.paths().orElseThrow()) {
          Adjoint by = path.back().apply(own).summed(entry.result(), lacking(entry, path));
          Tensor made = entries.get(path.input().name()).result();
          adjoints.merge(made.name(), relabelled(by, path.input(), made), Adjoint::plus);
        }
      }
    }
    return wanted.leaves().stream().map(leaf -> gradient(leaf, adjoints.get(leaf))).toList();
  }

  private String gradient(String leaf, Adjoint adjoint) {
    Tensor tensor = entries.get(leaf).result();
    return adjoint == null ? tensor.map("torch.zeros_like").name() : adjoint.full(tensor).name();
  }

  private static Set<Axis> lacking(Entry entry, Path path) {
    EnumSet<Axis> lacking = EnumSet.noneOf(Axis.class);
    lacking.addAll(entry.result().axes());
    lacking.removeAll(path.input().axes());
    return lacking;
  }

  /** The same where a tensor was read under other names of its axes than it was written under. */
  private static Adjoint relabelled(Adjoint adjoint, Tensor read, Tensor made) {
    return read.axes().equals(made.axes())
        ? adjoint
        : new Adjoint(
            adjoint.factor(), adjoint.tensor().map(tensor -> tensor.relabelled(read, made)));
  }
}
