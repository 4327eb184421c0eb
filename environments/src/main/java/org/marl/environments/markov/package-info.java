/** Random finite Markov games. */
package org.marl.environments.markov;
