package org.marl.core.expression;

import java.util.Optional;

/**
 * An expression that has no type, or that an engine cannot take. The message is one sentence for
 * the reader of a script, without a place; whoever builds the graph from text knows the places of
 * its nodes and adds it.
 */
public final class ExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Optional<Node> node;
  private final String help;

  /** About the expression that is being built. */
  public ExpressionException(String message, String help) {
    this(Optional.empty(), message, help);
  }

  /** About a node inside an expression that exists. */
  public ExpressionException(Node node, String message, String help) {
    this(Optional.of(node), message, help);
  }

  private ExpressionException(Optional<Node> node, String message, String help) {
    super(message);
    this.node = node;
    this.help = help;
  }

  /** The node that is wrong, where it is not the one being built. */
  public Optional<Node> node() {
    return node;
  }

  /** What would be right; may be empty. */
  public String help() {
    return help;
  }
}
