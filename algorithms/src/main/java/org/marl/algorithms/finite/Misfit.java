package org.marl.algorithms.finite;

/**
 * Why a table that a script gives does not fit a game.
 *
 * @param message one sentence without a full stop
 * @param help what would be right
 */
public record Misfit(String message, String help) {}
