package org.marl.core.expression;

/**
 * A real function of one variable: f of a divergence, phi of a regulariser.
 *
 * @param variable the name of the bound variable
 * @param body a graph whose only non-constant leaf is {@code Op.Variable(variable)}
 */
public record ScalarFunction(String variable, Node body) {}
