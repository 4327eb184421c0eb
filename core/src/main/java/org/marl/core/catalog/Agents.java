package org.marl.core.catalog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@code List<List<Integer>>} parameter that scripts write with the names of agents: {@code
 * [alice, bob]} or {@code [[a, b], [c]]}. The plan holds their indices in the game.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Agents {}
