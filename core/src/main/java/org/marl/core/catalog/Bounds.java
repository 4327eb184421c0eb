package org.marl.core.catalog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The numbers that a parameter (or each entry of a list parameter) accepts. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Bounds {
  double atLeast() default Double.NEGATIVE_INFINITY;

  double atMost() default Double.POSITIVE_INFINITY;

  /** Exclusive lower bound. */
  double above() default Double.NEGATIVE_INFINITY;

  /** Exclusive upper bound. */
  double below() default Double.POSITIVE_INFINITY;
}
