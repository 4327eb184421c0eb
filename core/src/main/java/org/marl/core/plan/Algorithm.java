package org.marl.core.plan;

import org.marl.core.catalog.Choice;

/**
 * An algorithm, for one game: its learner with every parameter set.
 *
 * @param name as in the script, with the arguments that distinguish it
 * @param learner the learner component; its config holds update, ordering, networks, …
 */
public record Algorithm(String name, Choice learner) {}
