package org.marl.core.exact;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Unary;

/** Reads functions of x for tests: numbers, x, {@code + - * / ^ < if(c, a, b)}, named functions. */
public final class Formula {
  private final Graph graph = new Graph();
  private final String text;
  private int at;

  private Formula(String text) {
    this.text = text.replace(" ", "");
  }

  public static ScalarFunction function(String text) {
    Formula formula = new Formula(text);
    Node body = formula.sum();
    if (formula.at != formula.text.length()) {
      throw new IllegalArgumentException(text + " at " + formula.at);
    }
    return new ScalarFunction("x", body);
  }

  public static Curve curve(String text) {
    return Curve.of(function(text));
  }

  public static Divergence divergence(String text) {
    return new Divergence(
        "d", function(text), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  static DivergenceFacts facts(String text) {
    return DivergenceFacts.of(divergence(text));
  }

  private Node sum() {
    Node left = product();
    while (peek('+') || peek('-') || peek('<')) {
      char operator = text.charAt(at++);
      Binary operation =
          operator == '+' ? Binary.ADD : operator == '-' ? Binary.SUBTRACT : Binary.LESS;
      left = graph.binary(operation, left, product());
    }
    return left;
  }

  private Node product() {
    Node left = sign();
    while (peek('*') || peek('/')) {
      Binary operation = text.charAt(at++) == '*' ? Binary.MULTIPLY : Binary.DIVIDE;
      left = graph.binary(operation, left, sign());
    }
    return left;
  }

  private Node sign() {
    if (peek('-')) {
      at++;
      return graph.unary(Unary.NEGATE, sign());
    }
    Node base = primary();
    if (peek('^')) {
      at++;
      return graph.binary(Binary.POWER, base, sign());
    }
    return base;
  }

  private Node primary() {
    if (peek('(')) {
      return inParentheses();
    }
    int start = at;
    if (Character.isDigit(text.charAt(at))) {
      while (at < text.length() && isNumber(start)) {
        at++;
      }
      return graph.constant(Double.parseDouble(text.substring(start, at)));
    }
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.equals("x")) {
      return graph.variable("x");
    }
    return call(word);
  }

  private boolean isNumber(int start) {
    char c = text.charAt(at);
    boolean afterExponent = at > start && text.charAt(at - 1) == 'e';
    return Character.isDigit(c) || c == '.' || c == 'e' || (afterExponent && c == '-');
  }

  private Node call(String word) {
    expect('(');
    Node first = sum();
    if (peek(')')) {
      at++;
      return graph.unary(Unary.valueOf(word.toUpperCase(Locale.ROOT)), first);
    }
    expect(',');
    Node second = sum();
    if (word.equals("if")) {
      expect(',');
      Node third = sum();
      expect(')');
      return graph.select(first, second, third);
    }
    expect(')');
    return graph.binary(Binary.valueOf(word.toUpperCase(Locale.ROOT)), first, second);
  }

  private Node inParentheses() {
    expect('(');
    Node inner = sum();
    expect(')');
    return inner;
  }

  private boolean peek(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void expect(char c) {
    if (!peek(c)) {
      throw new IllegalArgumentException("%s: %s expected at %d".formatted(text, c, at));
    }
    at++;
  }
}
