package org.marl.core.expression;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An f-divergence D(p‖q) = Σ q f(p/q), possibly followed by a function of the sum.
 *
 * @param name its name in the script, with arguments where it has parameters
 * @param f convex on (0, ∞), f(1) = 0
 * @param distance applied to the sum, as the square root that makes Hellinger's f-divergence a
 *     distance
 * @param atZero the script's own value of f(0), where it states one
 * @param atInfinity the script's own value of lim f(x)/x, where it states one
 */
public record Divergence(
    String name,
    ScalarFunction f,
    Optional<ScalarFunction> distance,
    OptionalDouble atZero,
    OptionalDouble atInfinity) {}
