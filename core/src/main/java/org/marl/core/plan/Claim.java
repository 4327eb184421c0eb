package org.marl.core.plan;

import java.util.Map;
import java.util.Optional;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Unary;

/**
 * A statement about the results. It must hold in every cell: every combination of coordinates of
 * the axes, seeds apart, that some term leaves open.
 *
 * @param text as the script writes it
 * @param condition what must hold
 * @param when the cells that it speaks of; a filter that matches no cell is a failure
 */
public record Claim(String text, Term condition, Optional<Term> when) {

  /** How the values of a column along a run become one number. */
  public enum Summary {
    INITIAL,
    FINAL,
    LOWEST,
    HIGHEST,
    /** Over all record points. */
    MEAN
  }

  /** An arithmetic or logical expression over columns; booleans are 0 and 1. */
  public sealed interface Term {}

  /** A number. */
  public record Number(double value) implements Term {}

  /**
   * A column of the runs of a cell, summarised, then averaged over the seeds.
   *
   * @param column name of the column, as in {@code metrics.jsonl}
   * @param summary along the run
   * @param fixed coordinates that this term names itself, by the names of the axes in {@link
   *     RunPlan#coordinates}: {@code with = tvpo} is {@code {algorithm: tvpo}}. A run that lacks
   *     one of them is not meant
   */
  public record Summarised(String column, Summary summary, Map<String, String> fixed)
      implements Term {
    public Summarised {
      fixed = Map.copyOf(fixed);
    }
  }

  /**
   * Inside {@link Throughout} only: the column at the current record point ({@code ahead} = 0) or
   * that many record points later.
   */
  public record Current(String column, int ahead) implements Term {}

  public record One(Unary operation, Term argument) implements Term {}

  public record Two(Binary operation, Term left, Term right) implements Term {}

  public record If(Term condition, Term then, Term otherwise) implements Term {}

  /**
   * Whether the condition holds at every ({@code all}) or at some record point of every run of the
   * cell. Record points that a {@link Current} looks past are left out. A {@link Summarised} inside
   * that fixes nothing speaks of the same run.
   */
  public record Throughout(boolean all, Term condition) implements Term {}

  /**
   * The share of bootstrap resamples of the seeds in which the condition holds; one resample serves
   * all terms of the condition.
   */
  public record Confidence(Term condition) implements Term {}
}
