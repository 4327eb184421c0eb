package org.marl.core.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes the text of one program: inputs, statements, loops, outputs. Every value has a name of its
 * own, made of a hint and a number. Not thread-safe.
 */
public final class ProgramWriter {
  static final String COMMENT = "#";

  /** A constructor body of the module, up to its first statement. */
  private static final String HEAD =
      """
      class P(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.P, xs: List[Tensor]) -> List[Tensor]:
      """;

  private final String name;
  private final List<String> lines = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();
  private final Map<String, String> outputs = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /** Numbers that operations take as tensors, by their text. */
  private final Map<String, String> constants = new LinkedHashMap<>();

  private int depth = 2;
  private Optional<ProgramWatcher> watcher = Optional.empty();

  /**
   * @param name what the program does, for messages
   */
  public ProgramWriter(String name) {
    this.name = name;
  }

  /** Declares a tensor that every call supplies; the result is its name in the program. */
  public String input(String inputName) {
    if (inputs.contains(inputName)) {
      throw new IllegalArgumentException("two inputs are called " + inputName);
    }
    inputs.add(inputName);
    return let(inputName.replaceAll("\\W", "_"), "xs[" + (inputs.size() - 1) + "]");
  }

  /**
   * The name of a tensor {@code []} that holds a number. Operations on tensors and such a number
   * take a third of the time that they take with the number itself, of which PyTorch makes a tensor
   * at every call.
   */
  public String constant(double number) {
    return constants.computeIfAbsent(Literal.of(number), text -> fresh("number"));
  }

  /** Declares a tensor that every call returns. */
  public void output(String outputName, String value) {
    if (outputs.putIfAbsent(outputName, value) != null) {
      throw new IllegalArgumentException("two outputs are called " + outputName);
    }
  }

  /**
   * Names the value of an expression.
   *
   * @param hint what the name begins with
   * @return the name
   */
  public String let(String hint, String expression) {
    String fresh = fresh(hint);
    line(fresh + " = " + expression);
    watcher.ifPresent(seen -> seen.written(fresh, expression));
    return fresh;
  }

  /** Gives a name a new value; inside a loop, names of earlier values take the place of state. */
  public void assign(String target, String expression) {
    line(target + " = " + expression);
    watcher.ifPresent(seen -> seen.assigned(target, expression));
  }

  /** A call that is made for its effect on its first argument. */
  public void effect(String call) {
    line(fresh("_done") + " = " + call);
    watcher.ifPresent(seen -> seen.called(call));
  }

  /** From now on somebody sees what is written. */
  void watch(ProgramWatcher by) {
    if (watcher.isPresent()) {
      throw new IllegalStateException("somebody watches already: " + watcher.get());
    }
    watcher = Optional.of(by);
  }

  void unwatch() {
    watcher = Optional.empty();
  }

  /** Who sees what is written. */
  Optional<ProgramWatcher> watcher() {
    return watcher;
  }

  /** Leaves room for a statement, which may turn out to be needed later. */
  int hold() {
    lines.add("  ".repeat(depth));
    return lines.size() - 1;
  }

  /** Writes the statement for which room was left. */
  void fill(int line, String text) {
    lines.set(line, lines.get(line) + text);
  }

  /** A name that nothing has yet. */
  public String fresh(String hint) {
    int count = counts.merge(hint, 1, Integer::sum);
    return count == 1 ? hint : hint + "_" + count;
  }

  /** Tells what the following lines compute. */
  public void comment(String text) {
    line(COMMENT + " " + text.replaceAll("\\s+", " "));
  }

  /**
   * A loop over 0, 1, …
   *
   * @param index a hint for the name of the counter
   * @param count an integer expression
   * @param content writes the statements; its argument is the name of the counter
   */
  public void loop(String index, String count, Consumer<String> content) {
    String counter = fresh(index);
    line("for " + counter + " in range(" + count + "):");
    depth++;
    content.accept(counter);
    depth--;
  }

  /**
   * Statements that may run beside others.
   *
   * @param name of what will tell that they are done
   * @param known the tensors that are known by their names afterwards
   */
  public record Fork(String name, List<String> known) {}

  /**
   * Writes statements that may run beside those that follow, on a thread of their own. They read
   * names from before; of the names that they give, only some are known afterwards, from {@link
   * #join} on. What they change must be read by nothing before that.
   *
   * @param hint what the statements do
   * @param content writes them; the names of tensors that are to be known afterwards
   */
  public Fork fork(String hint, Supplier<? extends Collection<String>> content) {
    String function = fresh(hint);
    line("def " + function + "():");
    depth++;
    List<String> known = List.copyOf(content.get());
    line("return [" + String.join(", ", known) + "]");
    depth--;
    return new Fork(let("pending", "fork(" + function + ")"), known);
  }

  /** Waits for forked statements. */
  public void join(Fork fork) {
    String results = let("results", "torch.wait(" + fork.name() + ")");
    for (int i = 0; i < fork.known().size(); i++) {
      assign(fork.known().get(i), results + "[" + i + "]");
    }
  }

  private void line(String text) {
    lines.add("  ".repeat(depth) + text);
  }

  /** The program that has been written. */
  public Program build() {
    StringBuilder text = new StringBuilder(HEAD);
    constants.forEach(
        (number, constant) ->
            text.append("    %s = torch.full([], %s)\n".formatted(constant, number)));
    lines.stream().filter(line -> !line.isBlank()).forEach(l -> text.append(l).append('\n'));
    text.append("    return [").append(String.join(", ", outputs.values())).append("]\n");
    return new Program(name, text.toString(), inputs, List.copyOf(outputs.keySet()));
  }
}
